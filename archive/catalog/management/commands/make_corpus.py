from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import reset_queries
from tqdm import tqdm

from archive.catalog import corpus, fold
from archive.catalog.corpus import Corpus
from archive.ledger import acts
from archive.ledger.models import Record

BATCH = 2000
"""Records of a transaction: so many are made anew at most after an interruption."""

BY = "Corpus"


class Command(BaseCommand):
    """``manage.py make_corpus N``: publish made-up records until the ledger holds N of them."""

    help = (
        "Publish made-up records, to measure with, until the ledger holds NUMBER of them, then fold "
        "them. Goes on where it was interrupted, or with a greater NUMBER. Published records can never "
        "be taken out again: a ledger that holds others is refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and which."""
        parser.add_argument("number", type=int, metavar="NUMBER", help="records that there will be")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other records (1)")
        parser.add_argument("--no-fold", action="store_true", help="leave the catalog to `catalog update`")

    def handle(self, *, number: int, seed: int, no_fold: bool, verbosity: int, **_: Any) -> None:
        """Publish what is missing."""
        made = Corpus(seed)
        if Record.objects.exclude(slug__startswith=made.prefix).exists():
            raise CommandError("This ledger holds other records; make a corpus in a database of its own.")
        done = Record.objects.count()
        with fold.put_off(), _progress(done, number, verbosity) as bar:
            for first in range(done, number, BATCH):
                batch = range(first, min(first + BATCH, number))
                _publish(made, batch)
                bar.update(len(batch))
        if not no_fold:
            self.stdout.write(f"entries folded: {fold.update()}")


def _progress(done: int, number: int, verbosity: int) -> Any:
    is_hidden = None if verbosity else True  # None: shown on a terminal
    return tqdm(initial=done, total=number, unit=" records", disable=is_hidden, file=sys.stderr)


def _publish(made: Corpus, numbers: Iterable[int]) -> None:
    acts.publish_all(
        [
            acts.Publication(
                document=made.document(number),
                slug=made.slug(number),
                by=BY,
                at=corpus.published_at(number),
            )
            for number in numbers
        ]
    )
    reset_queries()
