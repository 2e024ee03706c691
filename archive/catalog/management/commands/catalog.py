from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.catalog import fold
from archive.catalog.audit import audit
from archive.catalog.storage import CatalogBusy, EngineError

MOST_EXAMPLES = 10


class Command(BaseCommand):
    """``manage.py catalog status|update|rebuild|audit``: look after the search index."""

    help = (
        "Show how the search index stands, fold what it lacks, make it anew, or compare it with the ledger."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One word says what to do."""
        parser.add_argument("action", choices=["status", "update", "rebuild", "audit"])

    def handle(self, *, action: str, **_: Any) -> None:
        """Do it; exit 1 with the reason where it cannot be done, or where `status` finds it behind."""
        try:
            getattr(self, action)()
        except (CatalogBusy, *EngineError) as error:
            raise CommandError(str(error)) from error

    def status(self) -> None:
        """One line a fact; fails if the index has not folded the whole ledger."""
        status = fold.status()
        lines = {
            "folder": status.path,
            "records": status.documents,
            "segments": status.segments,
            "bytes": status.bytes,
            "folded": status.folded,
            "ledger": status.head,
            "behind": status.behind,
        }
        for name, value in lines.items():
            self.stdout.write(f"{name}: {value}")
        if not status.is_current:
            raise CommandError("The catalog does not follow the ledger: run `catalog update`.")

    def update(self) -> None:
        """Fold what the index lacks."""
        self.stdout.write(f"entries folded: {fold.update()}")

    def rebuild(self) -> None:
        """Make the index anew."""
        self.stdout.write(f"records: {fold.rebuild()}")

    def audit(self) -> None:
        """Compare the index with the ledger; fails if they differ."""
        found = audit()
        for name in ("missing", "extra", "stale"):
            records = getattr(found, name)
            self.stdout.write(f"{name}: {len(records)}{_examples(records)}")
        if not found.is_clean:
            raise CommandError("The catalog differs from the ledger: run `catalog rebuild`.")


def _examples(records: tuple[int, ...]) -> str:
    return f" (records {', '.join(map(str, records[:MOST_EXAMPLES]))})" if records else ""
