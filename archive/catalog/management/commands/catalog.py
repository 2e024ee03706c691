from __future__ import annotations

import shutil
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.catalog import fold
from archive.catalog.audit import audit
from archive.catalog.storage import CatalogBusy, EngineError, shelf

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
        except CatalogBusy as error:
            raise CommandError(str(error)) from error
        except EngineError as error:
            raise CommandError(f"{error} Readers have the index as it was. {_space()}") from error

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
        """Make the index anew if its files are damaged, and fold what it lacks."""
        self._mend(thoroughly=False)
        self.stdout.write(f"entries folded: {fold.update()}")

    def rebuild(self) -> None:
        """Make the index anew."""
        self.stdout.write(f"records: {fold.rebuild()}")

    def audit(self) -> None:
        """Read every byte of the index, and compare it with the ledger; fails if they differ."""
        self._mend(thoroughly=True)
        found = audit()
        for name in ("missing", "extra", "stale"):
            records = getattr(found, name)
            self.stdout.write(f"{name}: {len(records)}{_examples(records)}")
        if not found.is_clean:
            raise CommandError("The catalog differs from the ledger: run `catalog rebuild`.")

    def _mend(self, *, thoroughly: bool) -> None:
        for fault in fold.mend(thoroughly=thoroughly):
            self.stderr.write(f"damaged, and made anew: {fault}")


def _space() -> str:
    """How much room there is for the catalog: a full disk is what most often keeps it from being written."""
    folder = shelf().path
    free = shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free
    return f"{free // 2**20:,} MiB are free at {folder}."


def _examples(records: tuple[int, ...]) -> str:
    return f" (records {', '.join(map(str, records[:MOST_EXAMPLES]))})" if records else ""
