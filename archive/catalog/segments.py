"""Writing to some segments of an index, while the engine does not see the others.

Whoever writes also merges: as soon as there are eight segments of fewer than some 10,000 documents, the
engine makes one of all of them, which in an archive of that size is the whole index, at every seventh act.
So who has little to write is shown, in a folder of its own, only the segments in which something is
replaced, and those that are due: seven of about the same size. So a document is merged once whenever its
segment grows eightfold. At the end, what has become of these segments takes their place in the index, by
the renaming of one list.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

META: Final = "meta.json"
LOCK: Final = ".tantivy-meta.lock"
"""The engine's list of the segments of an index, and what it locks while it opens the files of these."""

EXTENSIONS: Final = ("idx", "pos", "term", "store", "fast", "fieldnorm")
"""The files that each segment has; one with deletions has a further one."""

DUE: Final = 7
"""So many segments of about the same size are merged with what is written next: the engine wants eight."""

LARGEST: Final = 4
"""The greatest size (see `_size`) of segments that are merged while an act waits: below 32,768 documents."""

Segment = dict[str, Any]
"""A segment as the engine's list has it."""


def files_of(segment: Segment) -> Iterator[str]:
    """The names of the files of a segment."""
    identity = segment["segment_id"].replace("-", "")
    yield from (f"{identity}.{extension}" for extension in EXTENSIONS)
    if segment["deletes"]:
        yield f"{identity}.{segment['deletes']['opstamp']}.del"


def read_list(path: Path) -> Any:
    """The engine's list of the segments of the index in a folder."""
    return json.loads((path / META).read_text())


def join(part: Path, path: Path) -> None:
    """Move all segments of an index into another one, of which nobody knows yet."""
    there = read_list(path)
    _move_in(part, path, there | {"segments": there["segments"] + read_list(part)["segments"]})


@contextmanager
def aside(path: Path, held: Collection[int]) -> Iterator[Path]:
    """A folder with an index of some segments of the one in `path`: those of these numbers (in the order of
    the list), and those that are due. What is committed there is committed in `path` at the end."""
    before = read_list(path)
    shown = to_show(before["segments"], held)
    folder = Path(tempfile.mkdtemp(prefix=f"{path.name}-", dir=path.parent))
    try:
        _lend(path, folder, before | {"segments": shown})
        yield folder
        after = read_list(folder)
        hidden = [segment for segment in before["segments"] if segment not in shown]
        _move_in(folder, path, after | {"segments": hidden + after["segments"]})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def to_show(segments: Sequence[Segment], held: Collection[int]) -> list[Segment]:
    """The segments of these numbers; and those of a size of which enough are there to be merged, unless
    greater ones would be merged with them."""
    greatest = max((_size(segments[number]) for number in held), default=0)
    sizes = [_size(segment) for segment in segments]
    due = next((size for size in range(greatest, LARGEST + 1) if sizes.count(size) >= DUE), None)
    return [one for number, one in enumerate(segments) if number in held or sizes[number] == due]


def _size(segment: Segment) -> int:
    """How often a segment has grown eightfold: 0 below 8 documents, 1 below 64."""
    deleted = segment["deletes"]["num_deleted_docs"] if segment["deletes"] else 0
    documents: int = segment["max_doc"] - deleted
    return max(0, documents.bit_length() - 1) // 3


def _lend(path: Path, folder: Path, meta: dict[str, Any]) -> None:
    there = path.resolve()
    for name in _names(meta["segments"]):
        (folder / name).symlink_to(there / name)
    (folder / META).write_text(json.dumps(meta))


def _move_in(folder: Path, path: Path, meta: dict[str, Any]) -> None:
    """Let an index be what a list says, whose new files are in another folder."""
    names = _names(meta["segments"])
    for file in folder.iterdir():
        if file.name in names and not file.is_symlink():
            file.rename(path / file.name)
    new = _written(path / META, meta)
    _sync(path)
    new.replace(path / META)
    _sync(path)


def _written(file: Path, value: object) -> Path:
    """A new list beside the one that it is to replace: that is the old or the new one, whatever happens."""
    new = file.with_name(f"{file.name}.new")
    with new.open("w") as opened:
        opened.write(json.dumps(value))
        opened.flush()
        os.fsync(opened.fileno())
    return new


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def tidy(path: Path) -> None:
    """Remove the files that are of no segment of an index any more, or that a process had moved there when it
    was killed. (The engine knows only what it made there itself.) Only while nobody writes to it."""
    with (path / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        named = _names(read_list(path)["segments"])
        for file in path.iterdir():
            if not file.name.startswith(".") and file.name != META and file.name not in named:
                file.unlink(missing_ok=True)


def _names(segments: Collection[Segment]) -> set[str]:
    return {name for segment in segments for name in files_of(segment)}
