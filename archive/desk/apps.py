from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Where articles are written, imported, published, corrected and withdrawn."""

    name = "archive.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the accounts that the log names."""
        from archive.desk import log

        log.connect()
