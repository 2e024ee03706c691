from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EventDate
from archive.documents import Document, Level, Section, problems, read_row, to_data
from tests.documents.strategies import documents


def remarks(row: dict[str, Any]) -> list[tuple[Level, str]]:
    return [(remark.level, str(remark)) for remark in read_row(row).diagnostics]


@given(documents())
def test_read_row_takes_a_canonical_document(document: Document) -> None:
    reading = read_row(to_data(document))
    assert (reading.document, reading.diagnostics) == (document, ())


def test_read_row_of_a_wrong_canonical_document_says_where() -> None:
    row = {"format": 1, "title": " T ", "tags": "x"}
    assert read_row(row).document == Document(title="T")
    assert remarks(row) == [(Level.ERROR, "tags: is not a list")]


def test_read_row_takes_loose_fields() -> None:
    row = {
        "id": "a/1",
        "title": "Talks",
        "dek": "A dek",
        "date_raw": "3 March 1921",
        "tags": ["Dulles, Allen W.", "law"],
        "text": "# Talks\n\nThe lead.\n\n## Terms\n\n- One\n",
    }
    assert read_row(row).document == Document(
        title="Talks",
        dek="A dek",
        lead="The lead.",
        date=EventDate("3 March 1921", "1921-03-03"),
        tags=("Dulles, Allen W.", "law"),
        blocks=(Section(heading="Terms", points=("One",)),),
    )
    assert remarks(row) == []


def test_read_row_takes_the_language_and_what_is_translated() -> None:
    row = {"title": "Переговори", "language": "UK", "translation_of": "talks"}
    assert read_row(row).document == Document(title="Переговори", language="uk", translation_of="talks")
    assert remarks({**row, "language": "Ukrainian", "translation_of": "A b"}) == [
        (Level.ERROR, 'language cannot be used: "Ukrainian"'),
        (Level.ERROR, 'translation_of cannot be used: "A b"'),
    ]


def test_read_row_names_the_fields_that_it_does_not_read() -> None:
    assert remarks({"title": "T", "extra": {}, "date_iso": "1921"}) == [
        (Level.INFO, "fields that are not read: extra, date_iso")
    ]


@pytest.mark.parametrize(
    ("row", "title", "said"),
    [
        ({"text": "# Own\n"}, "Own", [(Level.GUESS, "no title given: taken from the text")]),
        ({"title": "", "text": "Own"}, "Own", [(Level.GUESS, "no title given: taken from the text")]),
        ({"id": "a/1"}, "a/1", [(Level.WARNING, "no title and no text: the id is taken as title")]),
        (
            {},
            "",
            [
                (Level.WARNING, "no title and no text: the id is taken as title"),
                (Level.ERROR, "the text has no title"),
            ],
        ),
    ],
)
def test_read_row_without_a_title_takes_another(row: dict[str, Any], title: str, said: list[Any]) -> None:
    assert read_row(row).document.title == title
    assert remarks(row) == said


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("dek", 5, "dek is not a text: 5"),
        ("tags", "a", 'tags is not a list: "a"'),
        ("tags", [1], "a tag is not a text: 1"),
        ("tags", [""], 'a tag is not a text: ""'),
        ("date_raw", ["1921"], 'date_raw is not a text: ["1921"]'),
        ("text", {"a": 1}, 'text is not a text: {"a": 1}'),
    ],
)
def test_read_row_reports_a_field_of_the_wrong_type(field: str, value: Any, message: str) -> None:
    row = {"title": "T", field: value}
    assert read_row(row).document == Document(title="T")
    assert remarks(row) == [(Level.ERROR, message)]


def test_read_row_takes_a_tag_once() -> None:
    row = {"title": "T", "tags": ["a", "a ", "A"]}
    assert read_row(row).document.tags == ("a", "A")
    assert remarks(row) == [(Level.INFO, "the tag “a” is given twice")]


def test_read_row_keeps_the_line_numbers_of_the_text() -> None:
    row = {"title": "T", "text": "# T\n\n## A\n\n<p>x</p>\n"}
    assert remarks(row) == [(Level.INFO, "line 5: HTML is kept as text")]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=6,
)
row_names = (
    st.sampled_from(["format", "id", "title", "dek", "date_raw", "tags", "text", "blocks"]) | st.text()
)


@given(st.dictionaries(row_names, json_values | st.just(1)))
def test_read_row_of_any_row_gives_a_well_formed_document(row: dict[str, Any]) -> None:
    assert [problem for problem in problems(read_row(row).document) if problem.path != "title"] == []
