from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import UnreadableDate, read_date
from archive.dates.patterns import WORDS
from archive.dates.wording_en import MONTH_NAMES


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("17 December 2021", "2021-12-17"),
        ("December 17, 2021", "2021-12-17"),
        ("December 17,2021", "2021-12-17"),
        ("DECEMBER 17 2021", "2021-12-17"),
        ("17 Dec. 2021", "2021-12-17"),
        ("Sept. 5th, 1956", "1956-09-05"),
        ("the 3rd of May, 1950", "1950-05-03"),
        ("July the 4th 1776", "1776-07-04"),
        ("fourth of July 1776", "1776-07-04"),
        ("twenty-first June 1950", "1950-06-21"),
        ("this 3rd day of May 1950", "1950-05-03"),
        ("“28th May, 1800.”", "1800-05-28"),
        ("Octr. 3d, 1790", "1790-10-03"),
        ("2021 December 17", "2021-12-17"),
        ("August 05, 2014", "2014-08-05"),
        ("December 2021", "2021-12"),
        ("October, 1820", "1820-10"),
        ("1935, January", "1935-01"),
        ("in the month of May 1950", "1950-05"),
        ("1897", "1897"),
        ("the year 1897", "1897"),
        ("925", "0925"),
    ],
)
def test_day_month_and_year(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("spring 2022", "2022-21"),
        ("the summer of 1914", "1914-22"),
        ("Fall, 1962", "1962-23"),
        ("winter 1939", "1939-24"),
        ("early spring 1950", "1950-21"),  # a season has no parts: wider
        ("1990s", "199X"),
        ("the 1920's", "192X"),
        ("AD 40s", "004X"),
        ("340s BC", "-0348/-0339"),
        ("1900s", "19XX"),  # may be the whole century
        ("19th century", "18XX"),
        ("nineteenth century", "18XX"),
        ("19th-century", "18XX"),
        ("18th c.", "17XX"),
        ("5th century BC", "-04XX"),
        ("1st century AD", "00XX"),
    ],
)
def test_season_decade_and_century(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("44 BC", "-0043"),
        ("44BC", "-0043"),
        ("15 March 44 B.C.", "-0043-03-15"),
        ("1 BCE", "0000"),
        ("A.D. 79", "0079"),
        ("24 August 79 CE", "0079-08-24"),
        ("AD 12000", "Y12000"),
    ],
)
def test_eras(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("c. 1914", "1914~"),
        ("c.1914", "1914~"),
        ("ca 1914", "1914~"),
        ("~1914", "1914~"),
        ("about May 1950", "1950-05~"),
        ("on or about May 3, 1950", "1950-05-03~"),
        ("?1776", "1776?"),
        ("1906?", "1906?"),
        ("1914 (?)", "1914?"),
        ("195[0?]", "1950?"),
        ("probably 3 May 1950", "1950-05-03?"),
        ("c. 1885?", "1885%"),
        ("?c.1674", "1674%"),
        ("c. 1860s", "186X~"),
    ],
)
def test_circa_and_doubt(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("before 1910", "/1910"),
        ("prior to May 1950", "/1950-05"),
        ("pre-1914", "/1914"),
        ("by 3 May 1950", "../1950-05-03"),
        ("until 1950", "../1950"),
        ("not after 1950", "../1950"),
        ("no later than 1950", "../1950"),
        ("Not Later Than, 1950", "../1950"),
        ("1950 or earlier", "../1950"),
        ("until the end of 1950", "../1950-12"),
        ("after 3 March 1918", "1918-03-03/"),
        ("1480 or after", "1480/"),
        ("since 1989", "1989/.."),
        ("from 1989", "1989/.."),
        ("1989–", "1989/.."),
        ("1989 onwards", "1989/.."),
        ("1989–present", "1989/.."),
        ("from 1989 to the present", "1989/.."),
        ("from 24 February 2022 onwards", "2022-02-24/.."),
        ("May 2014 to the present", "2014-05/.."),
        ("not before 1915", "1915/.."),
        ("?after 1910", "1910?/"),
        ("after c. 1910", "1910~/"),
        ("after the early 1950s", "1950/"),
    ],
)
def test_bounds_are_open_and_hold_the_date_itself(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30 February 2021", "there is no 30 February in the year 2021"),
        ("45 May 1950", "there is no 45 May in the year 1950"),
        ("printed 1950", "'printed' is not understood in a date"),
        ("1 August 1960 (from France)", "'(' is not understood in a date"),
        ("week of 3 May 1950", "'week' is not understood in a date"),
        ("last day of May 1950", "'last' is not understood in a date"),
        ("May 1", "no year is given"),
        ("May 45", "no year is given"),
        ("5, 1950", "a day is given, but no month"),
        ("60s", "the 60s may be of any century"),
        ("17", "17 alone is not a date"),
        ("19th", "19 alone is not a date"),
        ("1995, 1999", "more than one date is given"),
        ("c. 1650/after 1661", "more than one date is given"),
        ("1950, 1960 or 1970", "more than one date is given"),
        ("1950 - 1960 - 1970", "more than two dates are given"),
        ("between 1914", "“between” needs two dates"),
        ("0 BC", "there is no year 0: 1 BC is followed by AD 1"),
        ("0th century", "there is no 0th century"),
        ("202112", "a year of more than four digits needs its era (AD or BC)"),
        ("undated, 1950", "the parts of the date are not in an order that is understood"),
        ("early 3 May 1950", "part of a day cannot be kept"),
        ("early", "a date is missing"),
        ("early late 1950", "two words of the date contradict each other"),
        ("44 BC AD", "two words of the date contradict each other"),
        ("–", "a date is missing"),
        (".", "no date is given"),
        ("March 1[illegible], 1950", "'1' is not understood in a date"),
        (
            "first Monday in March 1521",
            "an ordinal with a weekday or a time ('first Monday') is a rule, not a date",
        ),
    ],
)
def test_what_is_not_understood_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_date(text)

    assert str(refused.value) == reason


@given(
    st.sampled_from([word for word, (kind, _) in WORDS.items() if kind not in "WFE"]),
    st.integers(0, 3),
    st.sampled_from(["3 May 1950", "May 3, 1950", "1950 May 3"]),
)
def test_word_that_means_something_never_leaves_an_exact_day(word: str, position: int, day: str) -> None:
    words = day.split()
    try:
        read = read_date(" ".join([*words[:position], word, *words[position:]]))
    except UnreadableDate:
        return

    assert not read.is_exact


def test_weekday_is_passed_over_even_if_it_is_another() -> None:
    assert read_date("Friday, 24 October 1962").edtf == "1962-10-24"  # it was a Wednesday


@given(
    st.dates(), st.sampled_from(["{0} {1} {2}", "{1} {0}, {2}", "{0}th of {1}, {2}", "Rome, {1} {0}, {2}"])
)
def test_every_day_is_read_from_every_usual_form(date: object, form: str) -> None:
    year, month, day = (int(part) for part in str(date).split("-"))

    text = form.format(day, MONTH_NAMES[month - 1], f"{year:04}")

    assert (read_date(text).edtf, read_date(text).is_exact) == (str(date), True)
