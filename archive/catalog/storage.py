"""The folder of the catalog: the present index, the lock of its one writer, and what a snapshot is.

    CATALOG_DIR/
      lock-<form>          held by the one process that writes
      current-<form>       a link to the index that readers use
      <form>-<number>/     an index

`<form>` names the schema (`schema.FINGERPRINT`). An index becomes the present one by renaming a link,
and grows by the engine's own commits, which are a rename as well; so a process that is killed at any
point leaves either the state before or the state after, and litter that the next writer removes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import tantivy
from django.conf import settings

from archive.catalog import segments, soundness
from archive.catalog.demands.documents import index_document as demand_document
from archive.catalog.demands.hits import DemandHit, token
from archive.catalog.holdings import Holding, index_document
from archive.catalog.query import any_of, term
from archive.catalog.schema import FINGERPRINT, MARK, SCHEMA, fill, prepare

WRITER_MEMORY: Final = 64_000_000
FILLING_MEMORY: Final = 200_000_000
"""Bytes that the engine gathers before it writes a segment: while it follows, and while it is filled anew
(the more, the fewer segments must be merged afterwards)."""

_TRIES: Final = 3
_PAUSE: Final = 0.01

EngineError = (ValueError, OSError)
"""What the engine raises, by its own word, for an index that cannot be read or written."""


class CatalogBusy(RuntimeError):
    """Another process is writing, and the time to wait for it is over."""


class Mark(NamedTuple):
    """How far the ledger is folded: the number and the seal of its last entry. (0, "") is nothing."""

    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index as it was at one moment: searches on it agree with each other, whatever is written."""

    searcher: tantivy.Searcher
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Opened:
    """An index that a process has open, and the list of its segments when it was read last."""

    name: str
    index: tantivy.Index
    snapshot: Snapshot
    segments: bytes


class Writing:
    """The index, open for writing. Nothing is seen by anybody before `commit`."""

    def __init__(self, path: Path, memory: int) -> None:
        self._index = _open(path)
        self._writer = self._index.writer(memory, 1)

    def put(self, holding: Holding) -> None:
        """Add a record, or put it in the place of what is there of it."""
        self.remove(holding.hit.record)
        self.add(holding)

    def add(self, holding: Holding) -> None:
        """Add a record of which nothing is there yet."""
        self._writer.add_document(index_document(holding))

    def put_demand(self, demand: DemandHit) -> None:
        """Add a demand, or put it in the place of what is there of it."""
        self._writer.delete_documents_by_query(term("demand", token(demand.ref)))
        self.add_demand(demand)

    def add_demand(self, demand: DemandHit) -> None:
        """Add a demand that is not there yet."""
        self._writer.add_document(demand_document(demand))

    def remove(self, record: int) -> None:
        """Take a record out with its demands, by its id. (By query: deleting by term deletes no number.)"""
        self._writer.delete_documents_by_query(term("record", record))

    def commit(self, mark: Mark) -> None:
        """Make all of it visible at once, together with how far the ledger is now folded."""
        self._writer.delete_documents_by_query(term("kind", MARK))
        entry = tantivy.Document()
        entry.add_text("kind", MARK)
        entry.add_unsigned("record", 0)
        entry.add_unsigned("newest", 0)
        entry.add_unsigned("oldest", 0)
        entry.add_unsigned("changed", 0)
        entry.add_bytes("card", f"{mark.number} {mark.seal}".encode())
        fill(entry, MARK)
        self._writer.add_document(entry)
        self._writer.commit()

    def close(self) -> None:
        """Drop what is not committed, and wait for segments that are being merged: else each commit
        would leave one more behind."""
        self._writer.wait_merging_threads()


class Shelf:
    """One folder of the catalog, as this process sees it. Any number of threads may share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._link = path / f"current-{FINGERPRINT}"
        self._open: _Opened | None = None
        self._opening = threading.Lock()

    @property
    def present(self) -> str | None:
        """The name of the present index; None where there is none."""
        try:
            return os.readlink(self._link)  # noqa: PTH115 (a path object costs more than the call)
        except OSError:
            return None

    def snapshot(self, *, reload: bool = False) -> Snapshot | None:
        """The newest state that this process has read of the present index (with `reload`: that is
        on disk); None where there is no index, or none that can be read."""
        for _ in range(_TRIES):
            name = self.present
            if name is None:
                return None
            # The index may be swapped and swept between reading the link and opening its files.
            with contextlib.suppress(*EngineError):
                opened = self._open
                if opened and opened.name == name and not (reload and self._has_changed(opened)):
                    return opened.snapshot
                with self._opening:
                    return self._read(name)
        return None

    def _has_changed(self, opened: _Opened) -> bool:
        return opened.segments != self._list_in(opened.name)

    def _list_in(self, name: str) -> bytes:
        """The engine's list of segments in an index, byte by byte."""
        return (self.path / name / segments.META).read_bytes()

    @property
    def last_read(self) -> Snapshot | None:
        """What this process has read last. It can be searched whatever became of its files."""
        return self._open.snapshot if self._open else None

    def _read(self, name: str) -> Snapshot:
        opened = self._open
        index = opened.index if opened and opened.name == name else _open(self.path / name)
        there = self._list_in(name)  # read before, so that what is committed meanwhile is a change
        index.reload()
        searcher = index.searcher()
        snapshot = Snapshot(searcher, _read_mark(searcher))
        self._open = _Opened(name, index, snapshot, there)
        return snapshot

    def size(self) -> int:
        """The bytes of the present index."""
        files = (self.path / (self.present or "-")).glob("*")
        return sum(file.stat().st_size for file in files)

    def faults(self, *, thoroughly: bool = False) -> list[str]:
        """What is wrong with the present index (see `soundness`). Only while `locked`."""
        name = self.present
        return soundness.faults(self.path / name, thoroughly=thoroughly) if name else ["there is none"]

    @contextlib.contextmanager
    def locked(self, timeout: float) -> Iterator[None]:
        """Hold the right to write, waiting for it at most `timeout` seconds (then CatalogBusy). The
        system takes it back from a process that dies."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / f"lock-{FINGERPRINT}").open("w") as lock:
            _acquire(lock.fileno(), timeout)
            yield

    @contextlib.contextmanager
    def writing(self, replaced: tantivy.Query | None = None) -> Iterator[Writing]:
        """Write to the present index. Only while `locked`.

        With a query that finds all documents that are replaced or taken out (but for the mark), the
        engine is shown their segments only (see `segments`).
        """
        name = self.present
        if name is None:
            raise OSError("There is no index to write to.")
        with contextlib.ExitStack() as stack:
            path = self.path / name
            if replaced:
                path = stack.enter_context(segments.aside(path, self._segments_of(replaced)))
            yield stack.enter_context(written(path))
        segments.tidy(self.path / name)

    def _segments_of(self, replaced: tantivy.Query) -> set[int]:
        """The numbers of the segments that hold what is found, and the mark."""
        snapshot = self.snapshot(reload=True)
        if snapshot is None:
            raise OSError("There is no index to write to.")
        query = any_of(replaced, term("kind", MARK))
        found = snapshot.searcher.search(query, 1).count  # type: ignore[attr-defined]
        hits = snapshot.searcher.search(query, max(1, found), count=False).hits
        return {address.segment_ord for _score, address in hits}

    @contextlib.contextmanager
    def replacing(self, fill: Callable[[Path], None] = lambda path: None) -> Iterator[Writing]:
        """Write a new index beside the present one, and swap them at the end; if that fails, leave
        nothing behind. `fill` can put records into the index at a path before. Only while `locked`."""
        self.sweep()
        path = Path(tempfile.mkdtemp(prefix=f"{FINGERPRINT}-", dir=self.path))
        try:
            path.chmod(0o755)
            begin(path)
            fill(path)
            with written(path, FILLING_MEMORY) as writing:
                yield writing
            segments.tidy(path)
            self._present(path)
        except BaseException:
            shutil.rmtree(path, ignore_errors=True)
            raise

    def _present(self, path: Path) -> None:
        """Let readers use this index from now on."""
        staged = self._link.with_suffix(".new")
        staged.unlink(missing_ok=True)
        staged.symlink_to(path.name)
        staged.replace(self._link)

    def sweep(self, *, foreign: bool = False) -> None:
        """Remove indexes that are not the present one (killed rebuilds, swapped ones); with `foreign`
        those of other schemas as well. Only while `locked`."""
        keep = {self.present, None}
        for path in self.path.iterdir():
            ours = path.name.startswith(FINGERPRINT)
            if path.is_dir() and not path.is_symlink() and path.name not in keep and (ours or foreign):
                shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def written(path: Path, memory: int = WRITER_MEMORY) -> Iterator[Writing]:
    """Write to the index in a folder that nobody else writes to."""
    writing = Writing(path, memory)
    try:
        yield writing
    finally:
        writing.close()


def begin(path: Path) -> None:
    """Make an index in which nothing is yet; its folder, too, where there is none."""
    path.mkdir(exist_ok=True)
    tantivy.Index(SCHEMA, str(path))


def searcher_of(path: Path) -> tantivy.Searcher:
    """The index in a folder as it is now."""
    return _open(path).searcher()


def _open(path: Path) -> tantivy.Index:
    return prepare(tantivy.Index.open(str(path)))


def _acquire(lock: int, timeout: float) -> None:
    end = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise CatalogBusy("Another process is writing the catalog.") from None
            time.sleep(_PAUSE)
        else:
            return


def _read_mark(searcher: tantivy.Searcher) -> Mark:
    hits = searcher.search(term("kind", MARK), 1).hits
    if not hits:
        raise ValueError("The index does not say how far the ledger is folded.")
    number, _space, seal = searcher.doc(hits[0][1])["card"][0].decode().partition(" ")
    return Mark(int(number), seal)


@cache
def _shelf(path: str) -> Shelf:
    return Shelf(Path(path))


def shelf() -> Shelf:
    """The catalog of this site (setting CATALOG_DIR)."""
    return _shelf(str(settings.CATALOG_DIR))
