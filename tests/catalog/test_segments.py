from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.catalog.query import any_of, term
from archive.catalog.segments import DUE, LARGEST, files_of, read_list, to_show
from archive.catalog.storage import Mark, Shelf, Writing
from tests.catalog.pictures import picture
from tests.catalog.test_ranking import holding
from tests.memory import IN_MEMORY


def segment(documents: int, deleted: int = 0) -> dict[str, Any]:
    deletes = {"num_deleted_docs": deleted, "opstamp": 1} if deleted else None
    return {"segment_id": f"{documents}-{deleted}", "max_doc": documents, "deletes": deletes}


@pytest.mark.parametrize(
    ("sizes", "held", "shown"),
    [
        ([9000, 1, 1], {2}, [2]),
        ([9000, *[1] * DUE], {1}, [*range(1, DUE + 1)]),
        ([9000, *[60] * DUE, 3], {DUE + 1}, [*range(1, DUE + 2)]),
        ([9000, *[1] * DUE], {0, 1}, [0, 1]),
        ([60, *[1] * DUE], {0}, [0]),
        ([8 ** (LARGEST + 1)] * DUE, set(), []),
        ([], set(), []),
    ],
)
def test_segments_in_which_something_is_replaced_are_shown_and_small_ones_that_are_due(
    sizes: list[int], held: set[int], shown: list[int]
) -> None:
    segments = [segment(size) | {"number": number} for number, size in enumerate(sizes)]

    assert [one["number"] for one in to_show(segments, held)] == shown


def test_size_of_a_segment_is_that_of_what_is_left_in_it() -> None:
    segments = [segment(1) for _number in range(DUE - 1)]

    assert to_show([*segments, segment(9)], ()) == []
    assert len(to_show([*segments, segment(9, deleted=4)], ())) == DUE


MANY = DUE * (DUE + 3)
"""Acts after which segments have been merged twice over."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as path:
        yield Path(path)


def index_of(stand: Shelf) -> Path:
    assert stand.present
    return stand.path / stand.present


def files(stand: Shelf) -> dict[str, int]:
    """The files of the segments, with when they were written."""
    names = (name for one in read_list(index_of(stand))["segments"] for name in files_of(one))
    return {name: (index_of(stand) / name).stat().st_mtime_ns for name in names}


def picture_of(stand: Shelf) -> str:
    snapshot = stand.snapshot(reload=True)
    assert snapshot
    return picture(snapshot.searcher)


def act(stand: Shelf, record: int, title: str) -> None:
    """What an act does that makes, corrects or (without a title) withdraws one record."""
    with stand.locked(0), stand.writing(any_of(term("record", record))) as writing:
        writing.remove(record)
        if title:
            writing.add(holding(record, title))
        writing.commit(Mark(record, title))


def commit_and_fail(writing: Writing) -> None:
    writing.remove(1)
    writing.commit(Mark(1, "halfway"))
    writing.add(holding(-1))


def made_at_once(folder: Path, titles: dict[int, str]) -> Shelf:
    stand = Shelf(folder)
    with stand.locked(0), stand.replacing() as writing:
        for record, title in titles.items():
            if title:
                writing.add(holding(record, title))
        writing.commit(Mark(0, ""))
    return stand


def test_index_that_many_acts_made_is_one_that_is_made_at_once(folder: Path) -> None:
    chance = random.Random(7)
    titles = {record: f"Envoys {record}" for record in range(1, MANY)}
    stand = made_at_once(folder / "grown", {})
    for record, title in titles.items():
        act(stand, record, title)
    for record in chance.sample(sorted(titles), DUE):
        titles[record] = chance.choice(("", "Envoys part"))
        act(stand, record, titles[record])

    assert picture_of(stand) == picture_of(made_at_once(folder / "anew", titles))
    assert len(read_list(index_of(stand))["segments"]) < 3 * DUE
    left = {path.name for path in index_of(stand).iterdir() if not path.name.startswith((".", "meta"))}
    assert left == {*files(stand)}
    assert (index_of(stand) / ".managed.json").stat().st_size < 2000
    assert [path for path in stand.path.iterdir() if path.is_dir() and not path.is_symlink()] == [
        index_of(stand)
    ]


def test_act_rewrites_only_what_is_of_its_size(folder: Path) -> None:
    stand = made_at_once(folder, {record: f"Envoys {record}" for record in range(1, MANY)})
    before = files(stand)
    act(stand, 1, "Envoys part")
    for record in range(MANY, MANY + 2 * DUE):
        act(stand, record, f"Envoys {record}")

    kept = {name: at for name, at in files(stand).items() if name in before}
    assert kept == before


def test_act_that_fails_leaves_the_index_and_nothing_else(folder: Path) -> None:
    stand = made_at_once(folder, {1: "Envoys meet"})
    before, there = picture_of(stand), sorted(stand.path.iterdir())
    with pytest.raises(OverflowError), stand.locked(0), stand.writing(term("record", 1)) as writing:
        commit_and_fail(writing)

    assert (picture_of(stand), sorted(stand.path.iterdir())) == (before, there)


def test_act_removes_what_a_killed_one_left(folder: Path) -> None:
    stand = made_at_once(folder, {1: "Envoys meet"})
    litter = index_of(stand) / f"{'0' * 32}.term"
    litter.write_bytes(b"moved, but in no list")
    act(stand, 2, "Envoys part")

    assert not litter.exists()
    assert not stand.faults(thoroughly=True)
