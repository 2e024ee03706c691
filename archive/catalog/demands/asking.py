"""Demands as pages ask for them: those of a record, those of a thread, those at an address.

For `head_number` see `freshness.view`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.catalog.demands.finding import demands_with, records_with
from archive.catalog.demands.hits import DemandHit, made_at, token
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.storage import Mark


@dataclass(frozen=True, slots=True)
class Demands:
    """Some demands, and how many of the ledger's newest entries the catalog lacks."""

    demands: tuple[DemandHit, ...]
    behind: int


def demands_of(record: int, *, head_number: Mark | int | None = None) -> Demands:
    """The demands of a record (by its id), in its order."""
    seen = view(head_number)
    found = demands_with(seen.searcher, "record", [record])
    return Demands(tuple(sorted(found, key=lambda demand: demand.place)), seen.behind)


def thread_of(record: int, key: str, *, head_number: Mark | int | None = None) -> Demands:
    """The thread of a demand, the first made first; nothing where there is no such demand."""
    seen = view(head_number)
    threads = [demand.thread for demand in demands_with(seen.searcher, "demand", [token((record, key))])]
    found = demands_with(seen.searcher, "thread", threads)
    return Demands(tuple(sorted(found, key=made_at)), seen.behind)


@dataclass(frozen=True, slots=True)
class Made:
    """A record, and the demands that it makes."""

    record: Hit
    demands: tuple[DemandHit, ...]


def made_by(slugs: Iterable[str], *, head_number: Mark | int | None = None) -> dict[str, Made]:
    """The records at these addresses, present or former, with their demands; those of no record are
    left out."""
    seen = view(head_number)
    found = {}
    for slug in slugs:
        for hit in records_with(seen.searcher, "address", [slug]):
            demands = demands_with(seen.searcher, "record", [hit.record])
            found[slug] = Made(hit, tuple(sorted(demands, key=lambda demand: demand.place)))
    return found
