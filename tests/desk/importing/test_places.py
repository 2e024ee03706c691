from __future__ import annotations

import io
from pathlib import Path

import pytest

from archive.desk.importing import places
from archive.desk.importing.places import Form, Raw, read_places


def read(*paths: Path | str, standard_input: bytes = b"") -> list[Raw]:
    return list(read_places(map(str, paths), io.BytesIO(standard_input)))


def test_file_is_one_document_named_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_bytes(b"Talks\n")

    assert read(path) == [Raw("talks.txt", str(path), Form.TEXT, b"Talks\n", "talks")]


def test_folder_gives_its_documents_in_order_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/c.json", "README.md", ".hidden/d.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert [(raw.name, raw.form) for raw in read(tmp_path)] == [
        ("a.txt", Form.TEXT),
        ("b.md", Form.TEXT),
        ("deep/c.json", Form.JSON),
    ]


def test_json_lines_are_a_document_each_known_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"id": 1}\n\n  \n{"id": 2}')

    assert [(raw.name, raw.place, raw.data) for raw in read(path)] == [
        ("rows.jsonl:1", f"{path}:1", b'{"id": 1}\n'),
        ("rows.jsonl:4", f"{path}:4", b'{"id": 2}'),
    ]


def test_too_large_line_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MAX_BYTES", 10)
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"a": "' + b"x" * 95 + b'"}\n{"b": 2}\n')

    assert [(raw.name, raw.data, raw.fault) for raw in read(path)] == [
        ("rows.jsonl:1", b"", places.too_large()),
        ("rows.jsonl:2", b'{"b": 2}\n', ""),
    ]


def test_too_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 11)

    assert [(raw.name, raw.fault) for raw in read(tmp_path)] == [("a.txt", places.too_large())]


def test_file_of_another_kind_is_refused_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")

    assert [raw.fault for raw in read(tmp_path / "a.docx")] == [
        "not one of .json, .jsonl, .md, .ndjson, .txt"
    ]


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert [raw.fault for raw in read(tmp_path / "a.txt")] == ["No such file or directory"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"Talks\nin Geneva\n", [(Form.TEXT, b"Talks\nin Geneva\n")]),
        (b'{"id": 1}\n{"id": 2}\n', [(Form.JSON, b'{"id": 1}\n'), (Form.JSON, b'{"id": 2}\n')]),
        (b"", [(Form.TEXT, b"")]),
    ],
)
def test_standard_input_is_a_text_or_json_lines(given: bytes, expected: list[tuple[Form, bytes]]) -> None:
    assert [(raw.form, raw.data) for raw in read("-", standard_input=given)] == expected
