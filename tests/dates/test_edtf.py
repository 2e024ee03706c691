from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import Precision, UnreadableDate, day_number, read_edtf
from archive.dates.edtf import parse_edtf
from tests.dates.strategies import certain_points, vague_points

Bounds = tuple[date | None, date | None]


@pytest.mark.parametrize(
    ("text", "precision", "bounds"),
    [
        ("2021-12-17", Precision.DAY, (date(2021, 12, 17), date(2021, 12, 17))),
        ("2020-02", Precision.MONTH, (date(2020, 2, 1), date(2020, 2, 29))),
        ("2021", Precision.YEAR, (date(2021, 1, 1), date(2021, 12, 31))),
        ("0925", Precision.YEAR, (date(925, 1, 1), date(925, 12, 31))),
        ("199X", Precision.DECADE, (date(1990, 1, 1), date(1999, 12, 31))),
        ("18XX", Precision.CENTURY, (date(1800, 1, 1), date(1899, 12, 31))),
        ("1985-XX", Precision.YEAR, (date(1985, 1, 1), date(1985, 12, 31))),
        ("1985-XX-XX", Precision.YEAR, (date(1985, 1, 1), date(1985, 12, 31))),
        ("1985-04-XX", Precision.MONTH, (date(1985, 4, 1), date(1985, 4, 30))),
        ("2022-21", Precision.SEASON, (date(2022, 3, 1), date(2022, 5, 31))),
        ("2022-22", Precision.SEASON, (date(2022, 6, 1), date(2022, 8, 31))),
        ("2022-23", Precision.SEASON, (date(2022, 9, 1), date(2022, 11, 30))),
        ("2022-24", Precision.SEASON, (date(2021, 12, 1), date(2023, 2, 28))),
        ("1939/1945", Precision.INTERVAL, (date(1939, 1, 1), date(1945, 12, 31))),
        ("2022-02-17/2022-03", Precision.INTERVAL, (date(2022, 2, 17), date(2022, 3, 31))),
        ("199X/2004", Precision.INTERVAL, (date(1990, 1, 1), date(2004, 12, 31))),
        ("1918-03-03/..", Precision.INTERVAL, (date(1918, 3, 3), None)),
        ("1918-03-03/", Precision.INTERVAL, (date(1918, 3, 3), None)),
        ("../1918", Precision.INTERVAL, (None, date(1918, 12, 31))),
        ("/1918", Precision.INTERVAL, (None, date(1918, 12, 31))),
    ],
)
def test_edtf_means_the_days_from_earliest_to_latest(text: str, precision: Precision, bounds: Bounds) -> None:
    read = read_edtf(text)

    assert (read.precision, (read.earliest, read.latest)) == (precision, bounds)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2021-12-17~", (date(2021, 12, 16), date(2021, 12, 18))),
        ("2021-12~", (date(2021, 11, 1), date(2022, 1, 31))),
        ("2022-22~", (date(2022, 3, 1), date(2022, 11, 30))),
        ("1997~", (date(1996, 1, 1), date(1998, 12, 31))),
        ("1997%", (date(1996, 1, 1), date(1998, 12, 31))),
        ("1997?", (date(1997, 1, 1), date(1997, 12, 31))),
        ("199X~", (date(1980, 1, 1), date(2009, 12, 31))),
        ("19XX~", (date(1800, 1, 1), date(2099, 12, 31))),
        ("1914~/1918", (date(1913, 1, 1), date(1918, 12, 31))),
        ("1914/1918~", (date(1914, 1, 1), date(1919, 12, 31))),
    ],
)
def test_approximate_date_is_wider_by_one_unit_on_each_side(text: str, bounds: Bounds) -> None:
    read = read_edtf(text)

    assert (read.earliest, read.latest) == bounds


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("-004X", (-49, 1, 1), (-40, 12, 31)),
        ("-04XX", (-499, 1, 1), (-400, 12, 31)),
        ("-00XX", (-99, 1, 1), (0, 12, 31)),
        ("Y12000-07", (12000, 7, 1), (12000, 7, 31)),
        ("Y-12000", (-12000, 1, 1), (-12000, 12, 31)),
    ],
)
def test_years_outside_1_to_9999_have_days_that_sort_but_no_python_dates(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    read = read_edtf(text)

    assert (read.first_day, read.last_day) == (day_number(*first), day_number(*last))
    assert (read.earliest, read.latest) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "2021-12-17T10:00",
        "2021-12-17T10:00:00Z",
        "2021-12-17T23:59:60.5+05:30",
        "2021-12-17T24",
        "2021-12-17T1000-0500",
    ],
)
def test_time_of_day_is_dropped(text: str) -> None:
    assert read_edtf(text).edtf == "2021-12-17"


def test_time_of_day_is_dropped_before_the_mark_and_in_intervals() -> None:
    assert read_edtf("2021-12-17T10:00~/2021-12-18T09:30").edtf == "2021-12-17~/2021-12-18"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023-02-29", "there is no 29 February in the year 2023"),
        ("1900-02-29", "there is no 29 February in the year 1900"),
        ("2021-04-31", "there is no 31 April in the year 2021"),
        ("2021-12-00", "there is no 0 December in the year 2021"),
        ("2021-13", "'2021-13': there is no month or season 13"),
        ("2021-25", "'2021-25': there is no month or season 25"),
        ("2021-21-XX", "'2021-21-XX': there is no month or season 21"),
        ("2021-21-05", "'2021-21-05' has a day, but no month from 01 to 12"),
        ("2021-XX-05", "'2021-XX-05' has a day, but no month from 01 to 12"),
        ("199X-05", "'199X-05' has a month, but no certain year"),
        ("2021-12-17T25:00", "'25:00' is not a time of day"),
        ("2021-12-17T10:00+99:00", "'10:00+99:00' is not a time of day"),
        ("1945/1939", "the interval ends before it begins"),
        ("/", "an interval needs a date at one end at least"),
        ("../..", "an interval needs a date at one end at least"),
        ("-0000", "there is no year -0000; 1 BC is the year 0000"),
        ("Y01950", "a year of four digits is written without Y"),
        ("Y1000001", "the year is more than 1,000,000 years away"),
        ("Y-1000001", "the year is more than 1,000,000 years away"),
        ("0" * 81, "the date is longer than 80 characters"),
    ],
)
def test_edtf_that_means_no_day_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_edtf(text)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "text",
    [
        "21", "21-12", "2021-1", "2021-12-7", "2021-12-17 ", " 2021", "2021\n", "２０２１", "1XXX", "XXXX",
        "19X5", "?2021", "2021?-12", "2021~?", "[1999,2000]", "{1999,2000}", "Y17E7", "1950S2",
        "2021-12T10:00", "1939/1945/1950", "open", "\x00", "...",
    ],
)  # fmt: skip
def test_what_is_not_edtf_of_level_0_or_1_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate, match=r"is not an EDTF date of level 0 or 1"):
        read_edtf(text)


def test_empty_edtf_is_no_date() -> None:
    assert parse_edtf("") == ("", Precision.UNDATED, None, None)


def _oracle_days(text: str, lower: str, upper: str) -> tuple[int, int]:
    """The bounds of the `edtf` package, which gives times as (year, month, day, …)."""
    known = edtf.parse_edtf(text)
    first, last = getattr(known, lower)(), getattr(known, upper)()
    return day_number(*first[:3]), day_number(*last[:3])


@given(certain_points().filter(lambda text: not text.endswith("-24")) | vague_points())
def test_bounds_are_those_of_another_reader(text: str) -> None:
    read = read_edtf(text)

    assert (read.first_day, read.last_day) == _oracle_days(text, "lower_strict", "upper_strict")


@given(st.integers(1000, 9899), st.sampled_from(["{0:04}~", "{1:03}X~", "{2:02}XX~", "{0:04}~/{3:04}~"]))
def test_approximate_years_are_as_wide_as_for_another_reader(year: int, form: str) -> None:
    text = form.format(year, year // 10, year // 100, year + 50)
    read = read_edtf(text)

    assert (read.first_day, read.last_day) == _oracle_days(text, "lower_fuzzy", "upper_fuzzy")
