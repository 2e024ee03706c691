from __future__ import annotations

import csv
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.hits import Hit, Named
from archive.dates import UNDATED, EventDate, read_date
from archive.research import exports


def hit(title: str = "A note", *, date: EventDate = UNDATED, names: tuple[str, ...] = ()) -> Hit:
    """A record in a list."""
    return Hit(
        record=7,
        slug="a-note",
        title=title,
        dek="A dek",
        date=date,
        edition=2,
        published_at=datetime(2001, 5, 1, 12, tzinfo=UTC),
        corrected_at=datetime(2002, 5, 1, 12, tzinfo=UTC),
        tags=tuple(Named(f"t{number}", name) for number, name in enumerate(names)),
    )


def test_record_has_every_field() -> None:
    (line,) = exports.as_json_lines([hit(date=read_date("early 2022"), names=("One", "Two; three"))])

    assert json.loads(line) == {
        "record": 7,
        "slug": "a-note",
        "address": "http://testserver/articles/a-note/",
        "title": "A note",
        "dek": "A dek",
        "date_said": "early 2022",
        "date_edtf": "2022-01/2022-04~",
        "date_earliest": "2022-01-01",
        "date_latest": "2022-05-31",
        "tags": ["One", "Two; three"],
        "parties": [],
        "dossiers": [],
        "edition": 2,
        "published_at": "2001-05-01T12:00:00+00:00",
        "changed_at": "2002-05-01T12:00:00+00:00",
        "language": "en",
        "translation_of": None,
    }


@pytest.mark.parametrize("date", [UNDATED, read_date("44 BC")])
def test_day_that_no_calendar_here_can_name_is_left_open(date: EventDate) -> None:
    (line,) = exports.as_json_lines([hit(date=date)])

    record = json.loads(line)
    assert (record["date_earliest"], record["date_latest"]) == (None, None)
    assert record["date_edtf"] == date.edtf


def test_csv_has_a_heading_and_one_line_a_record() -> None:
    rows = list(csv.reader(exports.as_csv([hit(), hit("Another")])))

    assert rows[0] == list(exports.FIELDS)
    assert [row[3] for row in rows[1:]] == ["A note", "Another"]


@given(st.lists(st.text(), max_size=3).map(tuple), st.text())
def test_csv_is_faithful(names: tuple[str, ...], title: str) -> None:
    heading, row = csv.reader(list(exports.as_csv([hit(title, names=names)])))
    record = dict(zip(heading, row, strict=True))

    assert record["title"] == title
    assert record["tags"] == "; ".join(names)


@given(st.text())
def test_json_lines_are_one_line_each(title: str) -> None:
    (line,) = exports.as_json_lines([hit(title)])

    assert line.count("\n") == 1
    assert json.loads(line)["title"] == title


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", ";", "; ", " ", "text; ", "text,"])
def test_cell_that_begins_a_formula_is_made_harmless(before: str, sign: str) -> None:
    assert exports.harmless(f"{before}{sign}cmd") == f"{before}'{sign}cmd"


@pytest.mark.parametrize("cell", ["", "a-b", "1+1", "a@b.example", "plain = text", "well-known; half-known"])
def test_cell_that_begins_no_formula_stays(cell: str) -> None:
    assert exports.harmless(cell) == cell


def test_safe_csv_differs_in_formulas_alone() -> None:
    hits = [hit("=1+1", names=("@one", "-two")), hit("A note", names=("three",))]

    faithful, safe = (list(csv.reader(form(hits))) for form in (exports.as_csv, exports.as_safe_csv))

    assert (faithful[1][3], safe[1][3]) == ("=1+1", "'=1+1")
    assert (faithful[1][9], safe[1][9]) == ("@one; -two", "'@one; '-two")
    assert faithful[2] == safe[2]
