"""The fold: the catalog follows the ledger.

The index carries the number and the seal of the last entry that it has folded, committed together
with what that entry changed. Catching up means: find the records that the entries after it touch, and
put each into the index as the ledger has it now. So it does not matter how often an entry is folded.

A database that was restored from a backup, or is another one, is noticed by the seal: the entry with
the folded number is not the one that was folded. The index is then made anew.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from tantivy import Query, Searcher

from archive.catalog.demands.hits import DemandHit, token
from archive.catalog.demands.linking import relinked
from archive.catalog.hits import Hit
from archive.catalog.holdings import Holding
from archive.catalog.loading import holdings
from archive.catalog.making import batches, make
from archive.catalog.query import any_of, term
from archive.catalog.schema import RECORD, SCHEMA
from archive.catalog.storage import CatalogBusy, EngineError, Mark, Shelf, Snapshot, shelf
from archive.ledger.models import Entry
from archive.ledger.reading import head

AT_ONCE: Final = 2000
"""The most entries that an act just committed, or a reader, folds: about a second's work. What is more, after
a large import or on an empty disk, is left to `catalog update`: a server would end a request that long."""

PATIENCE: Final = 600.0
FOLLOWING_PATIENCE: Final = 5.0
"""Seconds that a command, and an act just committed, wait for their turn to write."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the catalog stands: last folded and newest entry, records, segments, folder and its bytes."""

    folded: int
    head: int
    documents: int
    segments: int
    path: str
    bytes: int
    is_there: bool
    """Whether there is an index of this very ledger."""

    is_current: bool
    """Whether it has folded the ledger to its end."""

    @property
    def behind(self) -> int:
        """How many entries are not folded yet."""
        return max(0, self.head - self.folded)


def update(*, timeout: float = PATIENCE, most: int | None = None) -> int:
    """Fold the entries that came after the last folded one, and return their number; with `most` none, if
    they are more. An index that is missing, unreadable or of another ledger is made anew first.

    Raises CatalogBusy if another process keeps writing for `timeout` seconds.
    """
    stall = shelf()
    snapshot, end = stall.snapshot(reload=True), ledger_mark()
    if (snapshot and snapshot.mark == end) or (most is not None and _lag(snapshot, end) > most):
        return 0
    with stall.locked(timeout):
        stall.sweep()
        return _twice(lambda: _catch_up(stall))


def _lag(snapshot: Snapshot | None, end: Mark) -> int:
    """How many entries it lacks; all, if it is missing or of another ledger."""
    is_ours = snapshot is not None and is_of_this_ledger(snapshot.mark)
    return end.number - (snapshot.mark.number if snapshot and is_ours else 0)


_follows: ContextVar[bool] = ContextVar("_follows", default=True)


@contextmanager
def put_off() -> Iterator[None]:
    """Within, this thread's acts are not folded one by one as they are committed: for many of them,
    which whoever does them folds together afterwards."""
    token = _follows.set(False)
    try:
        yield
    finally:
        _follows.reset(token)


def follow() -> None:
    """Fold what was just committed. An act stands whatever becomes of the catalog: what cannot be
    folded now is logged, and folded by the next reader or command."""
    if not _follows.get():
        return
    try:
        update(timeout=FOLLOWING_PATIENCE, most=AT_ONCE)
    except (CatalogBusy, *EngineError):
        logger.exception("The catalog could not follow the ledger; it will catch up.")


def rebuild(*, timeout: float = PATIENCE) -> int:
    """Make the index anew beside the old one, swap them, remove what is left of others, and return
    the number of records. Readers use the old one until then."""
    stall = shelf()
    with stall.locked(timeout):
        count = make(stall, ledger_mark())
        _catch_up(stall)
        stall.sweep(foreign=True)
    return count


def mend(*, thoroughly: bool = False, timeout: float = PATIENCE) -> list[str]:
    """Make the index anew if its files are damaged, and return what was wrong with them. (That one is
    missing is no damage: `update` makes it.) `thoroughly` reads every byte of them."""
    stall = shelf()
    with stall.locked(timeout):
        found = stall.faults(thoroughly=thoroughly) if stall.present else []
        if found:
            logger.error("The catalog is damaged; making it anew. %s", "; ".join(found))
            make(stall, ledger_mark())
            stall.sweep()
    return found


def ledger_mark() -> Mark:
    """The number and seal of the newest entry of the ledger."""
    newest = head()
    return Mark(newest.number, newest.seal)


def is_current(snapshot: Snapshot | None) -> bool:
    """Whether the snapshot has folded the very ledger that the database holds, to its end."""
    return snapshot is not None and snapshot.mark == ledger_mark()


def is_of_this_ledger(mark: Mark) -> bool:
    """Whether the entry that was folded last is one of the ledger that the database holds."""
    return mark.number == 0 or Entry.objects.filter(number=mark.number, seal=mark.seal).exists()


def catalog_ready(head_number: int) -> bool:
    """Whether the catalog has folded the ledger up to this entry."""
    snapshot = shelf().snapshot(reload=True)
    return snapshot is not None and snapshot.mark.number >= head_number


def status() -> Status:
    """How the catalog stands."""
    stall = shelf()
    snapshot = stall.snapshot(reload=True)
    is_there = snapshot is not None and is_of_this_ledger(snapshot.mark)
    return Status(
        folded=snapshot.mark.number if snapshot and is_there else 0,
        head=ledger_mark().number,
        documents=_count(snapshot.searcher) if snapshot else 0,
        segments=snapshot.searcher.num_segments if snapshot else 0,
        path=str(stall.path),
        bytes=stall.size(),
        is_there=is_there,
        is_current=is_current(snapshot),
    )


def _count(searcher: Searcher) -> int:
    return int(searcher.search(term("kind", RECORD), 1).count)  # type: ignore[attr-defined]


def _twice(work: Callable[[], int]) -> int:
    # A writer that has failed is of no further use; what was committed before it failed stands.
    try:
        return work()
    except EngineError:
        logger.exception("The catalog could not be written; trying once more.")
        return work()


def _catch_up(stall: Shelf) -> int:
    snapshot = stall.snapshot(reload=True)
    folded = 0
    if snapshot is None or not is_of_this_ledger(snapshot.mark):
        logger.info("The catalog is missing or of another ledger; making it anew.")
        make(stall, ledger_mark())
        snapshot = stall.snapshot(reload=True)
        folded = snapshot.mark.number if snapshot else 0
    while snapshot and (entries := _entries_after(snapshot.mark)):
        _fold(stall, snapshot, entries)
        folded += len(entries)
        # What was published meanwhile is folded by who published it.
        snapshot = stall.snapshot(reload=True) if len(entries) == AT_ONCE else None
    return folded


def _entries_after(mark: Mark) -> list[Entry]:
    return list(Entry.objects.filter(number__gt=mark.number).order_by("number")[:AT_ONCE])


def _fold(stall: Shelf, snapshot: Snapshot, entries: list[Entry]) -> None:
    touched = {entry.record_id for entry in entries if entry.record_id}
    touched.update(_carriers(snapshot, entries))
    fold = _fold_few if len(touched) <= AT_ONCE else _fold_many
    fold(stall, snapshot, sorted(touched), Mark(entries[-1].number, entries[-1].seal))


def _fold_few(stall: Shelf, snapshot: Snapshot, touched: list[int], mark: Mark) -> None:
    """Put records into the index, without touching segments that hold nothing of them."""
    found = [holding for batch in batches(touched) for holding in holdings(batch)]
    demands = relinked(snapshot.searcher, touched, _linked(found))
    with stall.writing(_replaced(touched, demands)) as writing:
        for record in touched:
            writing.remove(record)
        for holding in found:
            writing.add(holding)
        for demand in demands:
            writing.put_demand(demand)
        writing.commit(mark)


def _replaced(records: list[int], demands: list[DemandHit]) -> Query:
    tokens = [token(demand.ref) for demand in demands]
    return any_of(
        Query.term_set_query(SCHEMA, "record", records), Query.term_set_query(SCHEMA, "demand", tokens)
    )


def _fold_many(stall: Shelf, snapshot: Snapshot, touched: list[int], mark: Mark) -> None:
    """The same for more than are held in memory: all that carry a term which is renamed."""
    linked: dict[int, Hit] = {}
    with stall.writing() as writing:
        for batch in batches(touched):
            for record in batch:
                writing.remove(record)
            found = list(holdings(batch))
            for holding in found:
                writing.add(holding)
            linked |= _linked(found)
        for demand in relinked(snapshot.searcher, touched, linked):
            writing.put_demand(demand)
        writing.commit(mark)


def _linked(found: Iterable[Holding]) -> dict[int, Hit]:
    """Those records that make or answer demands."""
    return {holding.hit.record: holding.hit for holding in found if holding.hit.is_linked}


def _carriers(snapshot: Snapshot, entries: Iterable[Entry]) -> set[int]:
    """The records that carry a term which one of the entries renames or merges."""
    carriers: set[int] = set()
    for entry in entries:
        if entry.payload:
            payload = json.loads(entry.payload)
            for name in (payload["from"]["slug"], payload["to"]["slug"]):
                carriers.update(_carrying(snapshot, payload["vocabulary"], name))
    return carriers


def _carrying(snapshot: Snapshot, vocabulary: str, slug: str) -> Iterator[int]:
    limit = max(1, snapshot.searcher.num_docs)
    hits = snapshot.searcher.search(term(vocabulary, slug), limit, count=False).hits
    records = snapshot.searcher.fast_field_values("record", [address for _score, address in hits])
    return (int(record) for record in records if record is not None)
