"""Several real processes on one database and one catalog, some of them killed."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.catalog.storage import Shelf
from tests.catalog.crashes import crash
from tests.catalog.processes import Process
from tests.memory import IN_MEMORY

KILLS = 4
"""How often a process is killed while it writes; `make crash` does so a hundred times."""

PATIENCE = 100
"""How many answers of a reader to wait for what another process is doing."""


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
    outcome = crash(folder, KILLS, random.Random())

    assert outcome.records > 0
    assert outcome.audit == {"missing": [], "extra": [], "stale": []}
    assert outcome.grown == outcome.made_anew


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
    assert "File too large" in full.ask("rebuild 2")
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
