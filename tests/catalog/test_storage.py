from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from archive.catalog import storage
from archive.catalog.counting import count
from archive.catalog.query import CatalogQuery
from archive.catalog.ranking import window
from archive.catalog.schema import FINGERPRINT
from archive.catalog.search import hits_at
from archive.catalog.storage import CatalogBusy, Mark, Shelf, Snapshot, Writing
from tests.catalog.test_ranking import holding

ALL = CatalogQuery()
ONE, TWO = Mark(1, "one"), Mark(2, "two")


@pytest.fixture
def folder(settings: Any) -> Path:
    return Path(settings.CATALOG_DIR)


def filled(folder: Path, *records: int, mark: Mark = ONE) -> Shelf:
    """A shelf with a fresh index of these records."""
    stand = Shelf(folder)
    with stand.locked(0), stand.replacing() as writing:
        for record in records:
            writing.add(holding(record))
        writing.commit(mark)
    return stand


def records(snapshot: Snapshot | None) -> list[int]:
    assert snapshot
    found = window(snapshot.searcher, ALL, 0, 100)
    return sorted(hit.record for hit in hits_at(snapshot.searcher, found))


def put_and_fail(writing: Writing) -> None:
    """Write a good record, then one whose id is no unsigned number."""
    writing.add(holding(2))
    writing.add(holding(-1))


def folders(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and not path.is_symlink()}


def test_index_says_how_far_it_has_folded(folder: Path) -> None:
    stand = filled(folder, 1, 2)
    with stand.locked(0), stand.writing() as writing:
        writing.put(holding(3))
        writing.remove(1)
        writing.commit(TWO)

    snapshot = stand.snapshot()

    assert snapshot
    assert (snapshot.mark, records(snapshot)) == (TWO, [2, 3])


def test_what_is_not_committed_is_not_there(folder: Path) -> None:
    stand = filled(folder, 1)
    with pytest.raises(OverflowError), stand.locked(0), stand.writing() as writing:
        put_and_fail(writing)

    assert records(stand.snapshot(reload=True)) == [1]

    with stand.locked(0), stand.writing() as writing:
        writing.put(holding(3))
        writing.commit(TWO)

    assert records(stand.snapshot(reload=True)) == [1, 3]


def test_record_that_is_put_twice_is_there_once(folder: Path) -> None:
    stand = filled(folder, 1)
    with stand.locked(0), stand.writing() as writing:
        writing.put(holding(1, "Envoys part"))
        writing.put(holding(1, "Envoys return"))
        writing.commit(TWO)
    snapshot = stand.snapshot(reload=True)

    assert records(snapshot) == [1]
    assert snapshot
    assert count(snapshot.searcher, CatalogQuery(words="return")) == 1


def test_rebuild_that_fails_leaves_the_present_index(folder: Path) -> None:
    stand = filled(folder, 1)
    with pytest.raises(OverflowError), stand.locked(0), stand.replacing() as writing:
        put_and_fail(writing)

    assert records(Shelf(folder).snapshot()) == [1]
    assert folders(folder) == {stand.present}


def test_what_a_killed_rebuild_left_is_swept_by_the_next(folder: Path) -> None:
    before = filled(folder, 1).present
    (folder / f"{FINGERPRINT}-killed").mkdir()
    (folder / f"{FINGERPRINT}-killed-1").mkdir()
    stand = filled(folder, 2)

    assert folders(folder) == {before, stand.present}


def test_reader_keeps_its_state_when_the_index_is_swapped_and_swept(folder: Path) -> None:
    reader = filled(folder, 1)
    state = reader.snapshot()
    other = filled(folder, 2, mark=TWO)
    with other.locked(0):
        other.sweep()

    assert records(state) == [1]
    assert records(reader.snapshot()) == [2]


def test_lock_is_held_by_one(folder: Path) -> None:
    with Shelf(folder).locked(0), pytest.raises(CatalogBusy), Shelf(folder).locked(0.02):
        pass

    with Shelf(folder).locked(0):
        pass


def test_another_schema_has_an_index_of_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = filled(folder, 1)
    monkeypatch.setattr(storage, "FINGERPRINT", "0" * 12)
    new = Shelf(folder)

    assert new.snapshot() is None

    new = filled(folder, 2)

    assert (records(old.snapshot()), records(new.snapshot())) == ([1], [2])

    with new.locked(0):
        new.sweep(foreign=True)

    assert folders(folder) == {new.present}
