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
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from tantivy import Searcher

from archive.catalog.demands.linking import relinked
from archive.catalog.hits import Hit
from archive.catalog.loading import holdings
from archive.catalog.query import term
from archive.catalog.schema import RECORD
from archive.catalog.storage import CatalogBusy, EngineError, Mark, Shelf, Snapshot, Writing, shelf
from archive.ledger.models import Entry, Record
from archive.ledger.reading import head

BATCH: Final = 1000
LINKED_AT_ONCE: Final = 5000
"""Records whose demands are put into a new index together."""

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
    is_current: bool
    """Whether the index is there, and has folded this very ledger to its end."""

    @property
    def behind(self) -> int:
        """How many entries are not folded yet."""
        return max(0, self.head - self.folded)


def update(*, timeout: float = PATIENCE) -> int:
    """Fold the entries that came after the last folded one, and return their number. An index that
    is missing, unreadable or of another ledger is made anew first.

    Raises CatalogBusy if another process keeps writing for `timeout` seconds.
    """
    stall = shelf()
    if is_current(stall.snapshot(reload=True)):
        return 0
    with stall.locked(timeout):
        stall.sweep()
        return _twice(lambda: _catch_up(stall))


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
        update(timeout=FOLLOWING_PATIENCE)
    except (CatalogBusy, *EngineError):
        logger.exception("The catalog could not follow the ledger; it will catch up.")


def rebuild(*, timeout: float = PATIENCE) -> int:
    """Make the index anew beside the old one, swap them, remove what is left of others, and return
    the number of records. Readers use the old one until then."""
    stall = shelf()
    with stall.locked(timeout):
        count = _rebuild(stall)
        _catch_up(stall)
        stall.sweep(foreign=True)
    return count


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
    return Status(
        folded=snapshot.mark.number if snapshot and is_of_this_ledger(snapshot.mark) else 0,
        head=ledger_mark().number,
        documents=_count(snapshot.searcher) if snapshot else 0,
        segments=snapshot.searcher.num_segments if snapshot else 0,
        path=str(stall.path),
        bytes=stall.size(),
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
        _rebuild(stall)
        snapshot = stall.snapshot(reload=True)
        folded = snapshot.mark.number if snapshot else 0
    while snapshot and (entries := _entries_after(snapshot.mark)):
        _fold(stall, snapshot, entries)
        folded += len(entries)
        snapshot = stall.snapshot(reload=True)
    return folded


def _entries_after(mark: Mark) -> list[Entry]:
    return list(Entry.objects.filter(number__gt=mark.number).order_by("number")[:BATCH])


def _fold(stall: Shelf, snapshot: Snapshot, entries: list[Entry]) -> None:
    touched = {entry.record_id for entry in entries if entry.record_id}
    touched.update(_carriers(snapshot, entries))
    with stall.writing() as writing:
        linked: dict[int, Hit] = {}
        for batch in batches(sorted(touched)):
            for record in batch:
                writing.remove(record)
            linked |= _add(writing, batch)
        _put_demands(writing, snapshot.searcher, touched, linked)
        writing.commit(Mark(entries[-1].number, entries[-1].seal))


def _add(writing: Writing, records: Collection[int]) -> dict[int, Hit]:
    """Add those of the records that are published, and return those of them that make or answer demands."""
    linked = {}
    for holding in holdings(records):
        writing.add(holding)
        if holding.hit.is_linked:
            linked[holding.hit.record] = holding.hit
    return linked


def _put_demands(
    writing: Writing, searcher: Searcher, touched: Collection[int], linked: Mapping[int, Hit]
) -> None:
    """Put the demands that depend on the touched records; `searcher` shows the index before."""
    for demand in relinked(searcher, touched, linked):
        writing.put_demand(demand)


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


def _rebuild(stall: Shelf) -> int:
    # The mark is read before the records: what is published meanwhile is then folded once more.
    mark = ledger_mark()
    records = list(Record.objects.published().order_by("pk").values_list("pk", flat=True))
    linked: dict[int, Hit] = {}
    with stall.replacing() as writing:
        for batch in batches(records):
            linked |= _add(writing, batch)
            if len(linked) >= LINKED_AT_ONCE:
                _link(writing, linked)
                linked = {}
        _link(writing, linked)
        writing.commit(mark)
    return len(records)


def _link(writing: Writing, linked: Mapping[int, Hit]) -> None:
    """Put the demands that depend on records just added, among those of records added before."""
    if linked:
        writing.commit(Mark(0, ""))
        _put_demands(writing, writing.searcher(), linked.keys(), linked)


def batches(records: list[int]) -> Iterator[list[int]]:
    """Records in the portions in which they are loaded."""
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))
