from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Where articles are written, imported, published, corrected and withdrawn."""

    name = "archive.desk"
    label = "desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the accounts that the log names."""
        from archive.desk import log

        log.connect()
