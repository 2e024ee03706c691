"""How much memory a process and those that it started use, as Linux knows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def used_by(process: int) -> int:
    """Bytes of their own memory; of memory that processes share each its share (PSS), files that are
    mapped left out."""
    return sum(_own(each) for each in _family(process))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = (PROC / f"{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _own(process: int) -> int:
    try:
        lines = (PROC / f"{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss_Anon:"))
