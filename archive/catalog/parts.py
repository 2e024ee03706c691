"""Several processes fill one index: each an index of its own with a share of the documents, which are joined.

An index is a list of segments in `meta.json`, each with files of its own that are named after it (tantivy's
ARCHITECTURE.md). So joining indexes of one schema is moving their files together and writing one list.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

import django
from django.conf import settings

from archive.catalog import segments


def fill(path: Path, what: str, portions: Sequence[Sequence[int]], processes: int) -> None:
    """Put what is made of the records into the index at `path` (see `making.put`). Raises OSError if a
    process fails.

    Only what is committed in the database is found by them.
    """
    size = -(-len(portions) // processes)
    shares = [portions[start : start + size] for start in range(0, len(portions), size)]
    made = [path.with_name(f"{path.name}-{number}") for number in range(len(shares))]
    try:
        _run([[str(part), what, share, str(path)] for part, share in zip(made, shares, strict=True)])
        for part in made:
            segments.join(part, path)
    finally:
        for part in made:
            shutil.rmtree(part, ignore_errors=True)


def _run(tasks: Iterable[Sequence[Any]]) -> None:
    """Run the tasks, a process each. One that fails ends all others."""
    with ExitStack() as stack:
        # Leaving the stack closes their standard input, at whose end they end.
        started = [stack.enter_context(_start(task)) for task in tasks]
        if any(each.wait() for each in started):
            raise OSError("A part of the catalog could not be made: its process says why.")


def _start(task: Sequence[Any]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", __name__]
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, stdin=subprocess.PIPE, text=True)  # noqa: S603 (our own)
    assert process.stdin
    process.stdin.write(json.dumps(task) + "\n")
    process.stdin.flush()
    return process


def _end_with_parent() -> None:
    os.read(0, 1)
    os._exit(1)


def main(path: str, what: Literal["records", "demands"], portions: list[list[int]], whole: str) -> None:
    """Make an index of a share of the records, or of their demands."""
    django.setup()
    # There are no cycles to be found in what is read and handed over, and looking for them is a tenth of it.
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from archive.catalog import making, storage

    storage.begin(Path(path))
    making.put(Path(path), what, portions, whole=Path(whole))


if __name__ == "__main__":
    main(*json.loads(sys.stdin.readline()))
