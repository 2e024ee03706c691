from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.catalog import fold
from archive.catalog.query import CatalogQuery
from archive.catalog.search import search
from archive.catalog.soundness import faults
from archive.catalog.storage import shelf
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db

ALL = CatalogQuery()


def titles() -> list[str]:
    return [hit.title for hit in search(ALL).hits]


def index() -> Path:
    """The folder of the present index; a record with a deletion in it."""
    published("Envoys meet")
    fold.update()
    edition = published("Envoys part")
    fold.update()
    assert edition.record_id
    stand = shelf()
    return stand.path / str(stand.present)


def alter(file: Path) -> None:
    """Exchange a byte in the middle of a file."""
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 255
    file.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
}


def test_index_as_it_was_written_has_no_fault() -> None:
    path = index()

    assert (faults(path), faults(path, thoroughly=True)) == ([], [])


@pytest.mark.parametrize("ending", ["idx", "pos", "term", "store", "fast", "fieldnorm", "del"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_file_is_named_and_the_index_made_anew(ending: str, damage: str) -> None:
    path = index()
    file = min(path.glob(f"*.{ending}"))
    DAMAGES[damage](file)

    assert [fault.partition(":")[0] for fault in faults(path)] == [file.name]

    found = fold.mend()

    assert [fault.partition(":")[0] for fault in found] == [file.name]
    assert not path.exists()
    assert titles() == ["Envoys part", "Envoys meet"]
    assert fold.mend() == []


def test_altered_byte_is_found_by_reading_all() -> None:
    path = index()
    file = min(path.glob("*.store"))
    alter(file)

    assert faults(path) == []
    assert faults(path, thoroughly=True) == [f"{file.name}: is not what was written"]
    assert fold.mend(thoroughly=True) != []
    assert fold.mend(thoroughly=True) == []


def test_list_of_segments_that_cannot_be_read_is_a_fault() -> None:
    path = index()
    (path / "meta.json").write_text("{")

    [fault] = faults(path)
    assert fault.startswith("meta.json: ")


def test_readers_keep_what_they_had_read_while_the_index_cannot_be_read() -> None:
    path = index()
    before = titles()
    (path / "meta.json").write_text("{")
    with fold.put_off():
        published("Envoys return")
    with shelf().locked(0):
        page = search(ALL)

    assert ([hit.title for hit in page.hits], page.behind) == (before, 1)

    fold.mend()

    assert titles() == ["Envoys return", *before]


def test_missing_index_is_no_damage() -> None:
    assert fold.mend() == []
