from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.importing.items import UnreadableItem, is_dated_address, item_of
from archive.desk.importing.places import Form, Raw


def text(data: bytes, name: str = "talks.txt") -> Raw:
    return Raw(name, name, Form.TEXT, data)


def row(data: bytes, name: str = "rows.jsonl:3") -> Raw:
    return Raw(name, name, Form.JSON, data)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (text(b"one\ntwo\ncaf\xe9\n"), "line 3: byte 0xe9 is not UTF-8"),
        (text("Titel".encode("utf-16")), "line 1: this is UTF-16; save it as UTF-8"),
        (text(b"one\ntw\0o\n"), "line 2: holds a NUL character"),
        (text(b"one\n\xed\xa0\x80\n"), "line 2: byte 0xed is not UTF-8"),
        (row(b'{"title": "\\ud800"}'), r"holds half a character (lone surrogate '\ud800')"),
        (row(b'{"title": "a\\u0000b"}'), "holds a NUL character"),
        (row(b'{"title": "caf\xe9"}'), "line 1: byte 0xe9 is not UTF-8"),
        (row(b'{"title": '), "not JSON: Expecting value: line 1 column 11 (char 10)"),
        (row(b'{"title": NaN}'), "not JSON: NaN is no JSON value"),
        (row(b'["title"]'), "not a JSON object"),
        (row(b"[" * 100_000), "not JSON: nested too deeply"),
        (row(b'{"id": "%s"}' % (b"x" * 501)), "its key must have 1 to 500 characters"),
        (Raw("a.txt", "a.txt", Form.TEXT, fault="Permission denied"), "Permission denied"),
    ],
)
def test_unreadable_bytes_are_refused_with_the_reason(raw: Raw, reason: str) -> None:
    with pytest.raises(UnreadableItem) as refused:
        item_of(raw)

    assert str(refused.value) == reason


def test_mark_of_utf_8_is_no_part_of_the_text() -> None:
    assert item_of(text(b"\xef\xbb\xbfTalks")).content == "Talks"
    assert item_of(row(b'\xef\xbb\xbf{"id": "a"}')).key == "a"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b'{"id": "frus-12", "title": "x"}', "frus-12"),
        (b'{"id": 12}', "12"),
        (b'{"id": null}', "rows.jsonl:3"),
        (b'{"id": " "}', "rows.jsonl:3"),
        (b'{"title": "x"}', "rows.jsonl:3"),
    ],
)
def test_key_is_the_id_of_the_row_or_else_its_place(data: bytes, key: str) -> None:
    assert item_of(row(data)).key == key


def test_text_without_a_name_is_known_by_its_content() -> None:
    one, other = item_of(text(b"One", name="")), item_of(text(b"Other", name=""))

    assert one.key == f"text {one.digest}"
    assert one.key != other.key


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("1994-12-budapest-memorandum", True),
        ("2021-2022", False),
        ("000_87e0d57c81ede6a3", False),
        ("notes", False),
        ("2021-12-Ultimatum", False),
    ],
)
def test_file_names_that_are_addresses(stem: str, expected: bool) -> None:
    assert is_dated_address(stem) is expected


def test_row_brings_its_own_address() -> None:
    item = item_of(row(b'{"slug": "talks-in-geneva", "title": "Talks"}'))

    assert (item.slug, item.content) == ("talks-in-geneva", {"title": "Talks"})


@given(st.binary(max_size=200), st.sampled_from(Form))
def test_any_bytes_are_an_item_or_a_reason(data: bytes, form: Form) -> None:
    try:
        item = item_of(Raw("name", "place", form, data))
    except UnreadableItem:
        return
    assert item.read().document.title or item.read().diagnostics
