"""Several real processes on one database and one catalog, some of them killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.catalog.storage import Shelf
from tests.catalog.archives import IN_MEMORY

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = int(os.environ.get("CATALOG_KILLS", "4"))
"""How often a process is killed while it writes; the environment can ask for more."""


PATIENCE = 100
"""How many answers of a reader to wait for what another process is doing."""


class Process:
    """A process that answers commands (see `survivor`)."""

    def __init__(self, folder: Path, catalog: str = "catalog") -> None:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3",
            "CATALOG_DIR": f"{folder}/{catalog}",
            "SERVES": "public",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.catalog.survivor"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    @property
    def is_running(self) -> bool:
        """Whether it has neither ended nor failed."""
        return self._process.poll() is None

    def say(self, command: str) -> None:
        """Send a command without waiting for its answer."""
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """One line of what it answers."""
        assert self._process.stdout
        return self._process.stdout.readline()

    def ask(self, command: str) -> Any:
        """Send a command and take its answer."""
        self.say(command)
        return json.loads(self.hear())

    def end(self, how: int = signal.SIGTERM) -> None:
        """End it at once."""
        self._process.send_signal(how)
        self._process.communicate()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as path:
        yield Path(path)


def test_every_process_sees_what_one_has_published(folder: Path) -> None:
    one, other = Process(folder), Process(folder)
    one.ask("migrate")

    assert other.ask("titles") == [0, []]

    one.ask("publish First")

    assert one.ask("titles") == [0, ["First"]]
    assert other.ask("titles") == [0, ["First"]]

    # While a third is writing for long, readers get what there is, and are told that it is not all.
    with Shelf(folder / "catalog").locked(0):
        other.say("publish Second")
        answers = (one.ask("titles") for _ in range(PATIENCE))
        assert next(answer for answer in answers if answer != [0, ["First"]]) == [1, ["First"]]

    assert json.loads(other.hear()) == 2
    assert one.ask("titles") == [0, ["Second", "First"]]
    one.end()
    other.end()


def test_catalog_survives_kills_at_any_point(folder: Path) -> None:
    chance = random.Random()
    starting = Process(folder)
    starting.ask("migrate")
    starting.end()

    for seed in range(KILLS):
        worker = Process(folder)
        worker.say(f"work {seed}")
        worker.hear()
        time.sleep(chance.random())
        assert worker.is_running
        worker.end(signal.SIGKILL)

    survivor = Process(folder)
    found = survivor.ask("check")
    survivor.end()

    assert found["records"] > 0
    assert found == {"missing": [], "extra": [], "stale": [], "records": found["records"]}


def test_index_made_by_several_processes_is_that_of_one(folder: Path) -> None:
    process = Process(folder)
    process.ask("migrate")
    for number in range(5):
        process.ask(f"publish {number}")
    one_by_one = process.ask("show")

    assert process.ask("rebuild 3") == 5
    assert process.ask("show") == one_by_one
    assert process.ask("rebuild 1") == 5
    assert process.ask("show") == one_by_one

    process.ask("publish Last")

    assert process.ask("show")[0] == 6
    assert process.ask("show") != one_by_one
    process.end()


def test_full_disk_leaves_the_index_as_it_was(folder: Path) -> None:
    one, full = Process(folder), Process(folder)
    one.ask("migrate")
    one.ask("publish First")
    full.ask("narrow 100")
    one.ask("publish_unfolded Second")

    assert full.ask("titles") == [1, ["First"]]
    assert "Readers have the index as it was." in full.ask("update")
    assert "File too large" in full.ask("rebuild 1")
    assert "could not be made" in full.ask("rebuild 2")
    assert full.ask("titles") == [1, ["First"]]
    assert [
        path.name for path in (folder / "catalog").iterdir() if path.is_dir() and not path.is_symlink()
    ] == [Shelf(folder / "catalog").present]

    assert one.ask("titles") == [0, ["Second", "First"]]
    assert full.ask("titles") == [0, ["Second", "First"]]
    one.end()
    full.end()


def test_followers_keep_indexes_of_their_own(folder: Path) -> None:
    one, elsewhere = Process(folder), Process(folder, catalog="elsewhere")
    one.ask("migrate")
    one.ask("publish First")

    assert elsewhere.ask("titles") == [0, ["First"]]

    elsewhere.ask("publish Second")

    assert one.ask("show") == elsewhere.ask("show")
    assert Shelf(folder / "catalog").present != Shelf(folder / "elsewhere").present
    one.end()
    elsewhere.end()
