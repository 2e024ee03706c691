"""``python -m tests.catalog.crashes [NUMBER]``: kill a process so often (100) while it publishes and folds.

Each is killed at a point that chance chooses (``kill -9``), sometimes in the middle of making the index anew.
Afterwards the index must say what the ledger says, and be the one that is made of it from nothing.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from tests.catalog.processes import Process

LONGEST: Final = 1.0
"""Seconds that a process works, at most, from its first act on."""


class Outcome(NamedTuple):
    """What was found after all kills: the records, how audit finds the index, and pictures of it (see
    `pictures`) before and after it was made anew."""

    records: int
    audit: dict[str, list[int]]
    grown: list[object]
    made_anew: list[object]

    @property
    def is_right(self) -> bool:
        """Whether nothing was lost, doubled or left behind."""
        return self.records > 0 and not any(self.audit.values()) and self.grown == self.made_anew


def crash(folder: Path, kills: int, chance: random.Random) -> Outcome:
    """Kill so many processes, one after the other, on the database and the catalog in a folder."""
    starting = Process(folder)
    starting.ask("migrate")
    starting.end()
    for _ in range(kills):
        _kill_one(folder, chance)
    return _outcome(folder)


def _kill_one(folder: Path, chance: random.Random) -> None:
    worker = Process(folder)
    worker.say(f"work {chance.random()}")
    if not worker.hear():
        raise RuntimeError("The process could not work on what the one before it left.")
    time.sleep(LONGEST * chance.random())
    if not worker.is_running:
        raise RuntimeError("The process ended by itself.")
    worker.end(signal.SIGKILL)


def _outcome(folder: Path) -> Outcome:
    survivor = Process(folder)
    audit = survivor.ask("check")
    records = audit.pop("records")
    grown = survivor.ask("show")
    survivor.ask("rebuild 1")
    made_anew = survivor.ask("show")
    survivor.end()
    return Outcome(records, audit, grown, made_anew)


def main(kills: int) -> None:
    """Kill, and say what was found; exit 1 if it is not right."""
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", DEBUG="true")
    seed = random.randrange(2**32)
    with tempfile.TemporaryDirectory() as folder:
        outcome = crash(Path(folder), kills, random.Random(seed))
    sys.stdout.write(f"{kills} kills (seed {seed}): {outcome}\n")
    sys.exit(0 if outcome.is_right else 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 100)
