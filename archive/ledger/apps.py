from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What has been made public, for ever."""

    name = "archive.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
