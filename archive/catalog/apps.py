from __future__ import annotations

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The search index, folded from the ledger."""

    name = "archive.catalog"
    label = "catalog"
    default_auto_field = "django.db.models.BigAutoField"
