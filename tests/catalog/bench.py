"""``python -m tests.catalog.bench [NUMBER…]``: how long the catalog takes for archives of these sizes
(10,000 and 100,000). Documents are published into a throw-away SQLite database, folded and queried."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="demarche-bench-"))
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DEBUG="true",
    DATABASE_URL=f"sqlite:///{FOLDER}/archive.sqlite3",
    CATALOG_DIR=str(FOLDER / "catalog"),
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import reset_queries  # noqa: E402
from django.http import QueryDict  # noqa: E402

from archive.catalog import fold  # noqa: E402
from archive.catalog.filters import ArchiveFilter  # noqa: E402
from archive.documents import Document  # noqa: E402
from archive.ledger import acts  # noqa: E402
from archive.ledger.published import ledger_grew  # noqa: E402
from tests.catalog.corpus import documents  # noqa: E402

SIZES = (10_000, 100_000)
BATCH = 1000
QUERIES = {
    "list": "",
    "popular tag": "tag=tag-0",
    "tag and dates": "tag=tag-0&from=1990&to=1999",
    "dates": "from=1990&to=1999",
    "common word": "q=kakaka",
    "common word, by relevance": "q=kakaka&sort=relevance",
    "two words and a tag": "q=kakalo+kakami&tag=tag-1",
    "page 100": "page=100",
}


def main(sizes: Iterable[int]) -> None:
    """Grow one archive through the sizes, and measure at each."""
    call_command("migrate", verbosity=0)
    ledger_grew.receivers.clear()
    supply, published = documents(max(sizes)), 0
    for size in sorted(sizes):
        publish(islice(supply, size - published), published)
        measure(size, new=size - published)
        published = size


def publish(supply: Iterable[Document], number: int) -> None:
    """Put documents into the ledger; their addresses are numbered."""
    rest = iter(supply)
    while batch := list(islice(rest, BATCH)):
        acts.publish_all(
            [
                acts.Publication(document=document, slug=f"r-{number + index}", by="Bench")
                for index, document in enumerate(batch)
            ]
        )
        number += len(batch)
        reset_queries()


def measure(size: int, new: int) -> None:
    """Print a table of times at this size."""
    say(f"\n{size:,} records")
    say(f"  fold of {new:,}: {new / seconds(fold.update):,.0f} a second")
    say(f"  rebuild: {size / seconds(fold.rebuild):,.0f} a second")
    status = fold.status()
    say(f"  index: {status.bytes / 1e6:,.1f} MB, {status.segments} segments")
    for name, query in QUERIES.items():
        times = [seconds(partial(ask, query)) for _ in range(15)]
        say(f"  {name}: {1000 * statistics.median(times):.1f} ms, {ask(query):,} records")
    say(f"  stream of all: {size / seconds(read_all):,.0f} a second")
    publish(documents(1), size + 10_000_000 + size)
    say(f"  fold of 1: {1000 * seconds(fold.update):.1f} ms")


def ask(query: str) -> int:
    """A whole list, as a page makes it: parameters read, hits, all counts."""
    form = ArchiveFilter(QueryDict(query))
    reset_queries()
    return form.results().total


def read_all() -> None:
    """Every hit, one after the other."""
    for _hit in ArchiveFilter(QueryDict("")).stream():
        pass


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def say(line: str) -> None:
    """A line of the table."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main([int(number) for number in sys.argv[1:]] or SIZES)
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
