"""Which state of the index a reader gets: one that has folded the whole ledger, if at all possible."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Final

import tantivy

from archive.catalog.fold import AT_ONCE, is_of_this_ledger, ledger_mark, update
from archive.catalog.storage import CatalogBusy, EngineError, Mark, Snapshot, shelf

READER_PATIENCE: Final = 0.5
"""Seconds that a reader waits for another process that is folding just now."""


class CatalogMissing(RuntimeError):
    """There is no index to read, and none could be made in time."""


@dataclass(frozen=True, slots=True)
class View:
    """What a search runs on: a state of the index, and how many entries of the ledger it lacks."""

    searcher: tantivy.Searcher
    behind: int


def view(head_number: Mark | int | None = None) -> View:
    """The present state of the catalog.

    `head_number` is that of the ledger's newest entry (or its mark: number and seal), where the caller
    has just read it; otherwise one small query reads the mark. An index that is behind is read again
    from the disk (another process may have folded), then folded here. Is it still behind, because
    another process keeps writing or there is more to fold than a reader should wait for, the view says
    by how much. Raises CatalogMissing where there is no index, or only one of another ledger.
    """
    head = ledger_mark() if head_number is None else head_number
    number = head if isinstance(head, int) else head.number
    for reload in (False, True):
        snapshot = shelf().snapshot(reload=reload)
        if snapshot and head in (snapshot.mark, snapshot.mark.number):
            return View(snapshot.searcher, 0)
    return _behind(number)


def _behind(number: int) -> View:
    with contextlib.suppress(CatalogBusy, *EngineError):
        update(timeout=READER_PATIENCE, most=AT_ONCE)
    snapshot = _of_this_ledger()
    if snapshot is None:
        raise CatalogMissing("The catalog is not there yet.")
    return View(snapshot.searcher, max(0, number - snapshot.mark.number))


def _of_this_ledger() -> Snapshot | None:
    """The newest state that can be had: where the index cannot be read, the one that was read before."""
    stall = shelf()
    snapshot = stall.snapshot(reload=True) or stall.last_read
    return snapshot if snapshot and is_of_this_ledger(snapshot.mark) else None
