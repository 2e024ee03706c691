from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """What has been made public, for ever."""

    name = "archive.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the guards back after every migration, and check that they stand."""
        from archive.ledger import guards

        post_migrate.connect(guards.install, sender=self)
        checks.register(guards.check, checks.Tags.database)
