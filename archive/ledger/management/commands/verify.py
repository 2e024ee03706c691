"""``manage.py verify``: does the ledger still hold what was published?"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from archive.ledger.verify import verify


def kept_head(text: str) -> tuple[int, str]:
    """Reads "SEAL:NUMBER", as this command prints it."""
    seal, _colon, number = text.strip().partition(":")
    if not number.isdecimal() or len(seal) != 64:
        raise ArgumentTypeError(f"“{text}” is not SEAL:NUMBER, as this command prints it")
    return int(number), seal


class Command(BaseCommand):
    """Recompute every digest and seal; exit with 1 and name the first difference."""

    help = "Recompute every digest and seal of the ledger. Exits with 1, naming the first difference."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A head that was kept on another machine shows a history that was sealed anew."""
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            type=kept_head,
            metavar="SEAL:NUMBER",
            help="compare with a head printed earlier and kept elsewhere; may be given several times",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print what was recomputed and the head, or the first difference."""
        found = verify(kept=dict(options["head"]))
        if found.first_difference:
            raise CommandError(found.first_difference)
        counted = f"{found.entries} entries and {found.editions} editions"
        self.stdout.write(f"{counted} are as they were published.")
        self.stdout.write(f"Head, to be kept elsewhere: {found.head}")
