"""EDTF dates of every kind that the archive reads, for properties that hold for all of them."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from archive.dates import EventDate, UnreadableDate, read_edtf
from archive.dates.parts import edtf_year

YEARS = st.integers(-9999, 9999) | st.integers(1700, 2100)
MARKS = st.sampled_from(["", "?", "~", "%"])


@st.composite
def certain_points(draw: st.DrawFn) -> str:
    """A date to the day, month, season or year."""
    year = edtf_year(draw(YEARS))
    month = draw(st.sampled_from(["", *(f"-{number:02}" for number in (*range(1, 13), *range(21, 25)))]))
    day = draw(st.integers(1, 28)) if month and int(month[1:]) <= 12 and draw(st.booleans()) else 0
    return f"{year}{month}{f'-{day:02}' if day else ''}"


@st.composite
def vague_points(draw: st.DrawFn) -> str:
    """A decade or century, or a date with an unspecified month or day."""
    century, decade = draw(st.integers(0, 99)), draw(st.integers(0, 999))
    forms = [f"{century:02}XX", f"-{century:02}XX", f"{decade:03}X", f"-{decade:03}X"]
    return draw(st.sampled_from([*forms, f"19{century:02}-XX", f"1{decade:03}-04-XX"]))


def points() -> st.SearchStrategy[str]:
    """A date that stands alone, with or without a qualification."""
    return st.builds("{}{}".format, certain_points() | vague_points(), MARKS)


@st.composite
def dates(draw: st.DrawFn) -> EventDate:
    """A date, an interval, or an interval with an open or unknown end."""
    if draw(st.booleans()):
        return read_edtf(draw(points()))
    begin, end = draw(st.sampled_from([("..", ""), ("", ".."), ("", "")]))
    begin, end = draw(points() if draw(st.booleans()) else st.just(begin)), draw(points())
    if draw(st.booleans()):
        begin, end = end, begin
    try:
        return read_edtf(f"{begin}/{end}")
    except UnreadableDate:
        assume(False)
        raise
