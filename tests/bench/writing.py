"""``python -m tests.bench.writing``: how long it takes until a published record is found. Prints JSON.

The records are the next ones of the corpus, so the archive stays one that `make_corpus` goes on with.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from archive.catalog import fold  # noqa: E402
from archive.catalog.corpus import Corpus  # noqa: E402
from archive.ledger import acts  # noqa: E402
from archive.ledger.models import Record  # noqa: E402

TRIALS = 60
WARMING = 2
"""So many that segments are merged within them, too."""


def seconds_of_publication(number: int) -> tuple[float, float]:
    """Seconds, of wall clock and of processor, until a record is in ledger and catalog."""
    document = Corpus().document(number)
    start, processor = time.perf_counter(), time.process_time()
    acts.publish(document, slug=Corpus().slug(number), by="Bench")
    took = time.perf_counter() - start, time.process_time() - processor
    if not fold.status().is_current:
        sys.exit("what was published is not in the catalog")
    return took


def main() -> None:
    """Publish some records one by one."""
    first = Record.objects.count()
    took = [seconds_of_publication(first + trial) for trial in range(WARMING + TRIALS)][WARMING:]
    walls, processors = zip(*took, strict=True)
    measured = {
        "publish": _milliseconds(statistics.median(walls), statistics.median(processors)),
        "publish, mean": _milliseconds(statistics.fmean(walls), statistics.fmean(processors)),
        f"publish, slowest of {TRIALS}": _milliseconds(max(walls), max(processors)),
    }
    sys.stdout.write(json.dumps(measured))


def _milliseconds(wall: float, processor: float) -> dict[str, float]:
    return {"wall": 1000 * wall, "cpu": 1000 * processor}


if __name__ == "__main__":
    main()
