from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.dates import UNDATED, EventDate, UnreadableDate, read_date, read_edtf
from archive.dates.patterns import WORDS
from archive.dates.reading import LONGEST_DATE


def test_date_keeps_what_was_said_without_outer_blanks() -> None:
    said = "Friday, 24 October 1962, 6 p.m."

    assert read_date(f"  {said}\n") == EventDate(said=said, edtf="1962-10-24")


@pytest.mark.parametrize(
    "text", ["2021", "2021-12", "2021-12-17", "1939/1945", "-0043", "1997~", "../1918", "2022-21", "199X"]
)
def test_edtf_is_read_as_edtf(text: str) -> None:
    assert read_date(text) == EventDate(said=text, edtf=read_edtf(text).edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1939-45", "1939/1945"),  # no month 45
        ("1939/45", "1939/1945"),
        ("1920-21", "1920/1921"),  # holds the spring of 1920, if that was meant
        ("2022-21", "2022-21"),  # no years 2022 to 2021: spring
        ("1907-12", "1907-12"),  # a month, as ISO 8601 has it
        ("1907–12", "1907/1912"),  # no ISO with a dash
        ("2021-09-21 10:00:00 -0500", "2021-09-21"),
        ("2021-09-21T10:00:00-05:00", "2021-09-21"),
        ("2021-12-17T10:00", "2021-12-17"),
    ],
)
def test_edtf_goes_before_english_where_a_text_may_be_either(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_said_is_undated(text: str) -> None:
    assert read_date(text) == UNDATED


@pytest.mark.parametrize("text", ["undated", "Undated.", "n.d.", "[n. d.]", "no date", "Date unknown"])
def test_undated_keeps_what_was_said(text: str) -> None:
    assert read_date(text) == EventDate(said=text, edtf="")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-02-29", "there is no 29 February in the year 2023"),
        ("1945/1939", "the interval ends before it begins"),
        ("2021-13-05", "'2021-13-05' has a day, but no month from 01 to 12"),
        ("03/04/2021", "'03/04/2021' may be 3 April or 4 March: write the month as a word"),
        ("x" * (LONGEST_DATE + 1), "the date is longer than 200 characters"),
        ("17 May\0 1950", "'\\x00' is not understood in a date"),
        ("17 mai 1950", "'mai' is not understood in a date"),
    ],
)
def test_unreadable_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_date(text)

    assert str(refused.value) == reason


def _answer(text: str) -> EventDate | str:
    try:
        return read_date(text)
    except UnreadableDate as reason:
        return str(reason)


PIECES = [
    *WORDS,
    "17",
    "3rd",
    "1950",
    "50",
    "-",
    "–",
    "/",
    ",",
    ".",
    "1990s",
    "6 p.m.",
    "1600Z",
    "V",
    "(",
    "~",
    "XX",
    "0",
]


@given(
    st.text()
    | st.lists(st.sampled_from(PIECES)).map(" ".join)
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
@example("\ud800")
@example("1990ſ")  # a small s to a regular expression that ignores case
@example("١٢ May 1950")
@example("0th century")
@example(" " * 100_000 + "1950")
@example("1950, " * 20_000)
def test_any_text_is_a_date_or_refused_with_a_reason(text: str) -> None:
    answer = _answer(text)

    assert answer if isinstance(answer, str) else answer.said == text.strip()


GUIDE = Path(__file__).resolve().parents[2] / "docs" / "dates.md"


def _rows(columns: int) -> list[list[str]]:
    """The rows of the guide's tables with so many columns, without their heads."""
    lines = [line for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    examples = [row for row in rows if len(row) == columns and row[0] != "written"]
    assert examples, "the guide has no examples"
    return examples


@pytest.mark.parametrize("row", _rows(5), ids=lambda row: row[0])
def test_date_of_the_guide_is_read_as_it_says(row: list[str]) -> None:
    read = read_date(row[0])

    assert [read.said, read.edtf, str(read.earliest or "…"), str(read.latest or "…"), read.words] == row


@pytest.mark.parametrize("row", _rows(2), ids=lambda row: row[0])
def test_date_of_the_guide_is_refused_as_it_says(row: list[str]) -> None:
    assert [row[0], _answer(row[0])] == row
