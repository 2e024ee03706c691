"""``python -m tests.bench.answers RECORDS``: how long whole answers take in one process, without any cache.

Answers are asked of the WSGI application itself. Prints JSON: for each the median milliseconds, of wall
clock and of processor, and the milliseconds of engine, database and template.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from archive.catalog.corpus import Corpus, tag, word
from config.wsgi import application
from tests.bench.shares import Spent, watched

TRIALS = 15
WARMING = 3

POPULAR = f"tag={tag(0).lower().replace(' ', '-')}"
NINETIES = "from=1990&to=1999"
COMMON, RARE = word(50), word(60_000)
"""Words that some 45 % of records have, and some 2 in 1,000."""

LISTS = {
    "list, all counts": "",
    "popular tag": POPULAR,
    "popular tag, dates": f"{POPULAR}&{NINETIES}",
    "common word, by date": f"q={COMMON}&sort=newest",
    "common word, by relevance": f"q={COMMON}&sort=relevance",
    "rare word": f"q={RARE}&sort=relevance",
    "two words, tag, dates": f"q={COMMON}+{word(100)}&{POPULAR}&{NINETIES}&sort=newest",
    "page 1,000": "page=1000",
}


class NoAnswer(Exception):
    """The address is not answered by 200."""


def answer(path: str) -> bytes:
    """The whole answer of the application."""
    path, _, query = path.partition("?")
    environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    environ["wsgi.input"] = BytesIO()
    statuses: list[str] = []

    def start(status: str, headers: object, problem: object = None, /) -> Callable[[bytes], object]:
        statuses.append(status)
        return BytesIO().write

    response = application(environ, start)
    try:
        body = b"".join(response)
    finally:
        response.close()
    if not statuses[0].startswith("200"):
        raise NoAnswer(f"{path}?{query}: {statuses[0]}")
    return body


def addresses(records: int) -> dict[str, Callable[[int], str]]:
    """What is asked for, the how-manieth time."""
    lists = {name: lambda _trial, query=query: f"/archive/?{query}" for name, query in LISTS.items()}
    return lists | {
        "article page": lambda trial: f"/articles/{Corpus().slug(7919 * trial % records)}/",
        "feed": lambda _trial: "/feed.xml",
        "sitemap section": lambda _trial: "/sitemap-1.xml",
        "suggestions": lambda trial: f"/suggest/?q={('k', 'ka', 'tag', 'lovo', 'party')[trial % 5]}",
    }


def measured(address: Callable[[int], str]) -> dict[str, float]:
    """Median milliseconds of an answer; then, of others, where they went."""
    for trial in range(WARMING):
        answer(address(trial))
    walls, processor = [], []
    for trial in range(TRIALS):
        start, start_processor = time.perf_counter(), time.process_time()
        answer(address(trial))
        walls.append(time.perf_counter() - start)
        processor.append(time.process_time() - start_processor)
    return {"wall": 1000 * statistics.median(walls), "cpu": 1000 * statistics.median(processor)}


def shares(address: Callable[[int], str]) -> dict[str, float]:
    """Milliseconds of engine, database and template, as medians."""
    spent: list[Spent] = []
    with watched() as watch:
        for trial in range(WARMING + TRIALS):
            watch.spent = Spent(float)
            answer(address(trial))
            spent.append(watch.spent)
    names = {name for each in spent for name in each}
    return {name: 1000 * statistics.median(each[name] for each in spent[WARMING:]) for name in names}


def main(records: int) -> None:
    """Print the measures of all answers."""
    found: dict[str, dict[str, float] | None] = {}
    for name, address in addresses(records).items():
        try:
            found[name] = measured(address)
        except NoAnswer as problem:
            sys.stderr.write(f"{problem}\n")
            found[name] = None
    for name, measures in found.items():
        if measures:
            measures.update(shares(addresses(records)[name]))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
