from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The search index, folded from the ledger."""

    name = "archive.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow the ledger: fold each act as soon as it is committed."""
        from archive.ledger.published import ledger_grew

        ledger_grew.connect(_fold, dispatch_uid="catalog")


def _fold(**_: Any) -> None:
    from archive.catalog import fold

    fold.follow()
