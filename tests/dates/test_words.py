from __future__ import annotations

import re

import pytest
from hypothesis import assume, given

from archive.dates import EventDate, read_date, read_edtf
from archive.dates.wording_en import ordinal
from tests.dates.strategies import dates

DECADE_WITHOUT_A_NAME = re.compile(r"-[0-9]{3}X|[0-9]{2}0X")
"""Decades before Christ and the first of a century are worded as two years."""


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "undated"),
        ("2021-12-17", "17 December 2021"),
        ("2021-12-07T10:00", "7 December 2021"),
        ("2021-12", "December 2021"),
        ("2021-12-XX", "December 2021"),
        ("1997", "1997"),
        ("1997~", "about 1997"),
        ("1997?", "possibly 1997"),
        ("1997%", "possibly about 1997"),
        ("2022-21", "spring 2022"),
        ("199X", "1990s"),
        ("190X", "1900–1909"),
        ("18XX", "19th century"),
        ("-04XX", "5th century BC"),
        ("00XX", "1st century AD"),
        ("004X", "AD 40s"),
        ("-004X", "50–41 BC"),
        ("0000", "1 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0079-08-24", "24 August AD 79"),
        ("Y12000", "AD 12000"),
    ],
)
def test_date_in_words(edtf: str, words: str) -> None:
    assert read_edtf(edtf).words == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-02-17/2022-02-18", "17–18 February 2022"),
        ("2022-02-17/2022-02-17", "17 February 2022"),
        ("2022-02-17/2022-03-03", "17 February – 3 March 2022"),
        ("2021-12-17/2022-01-03", "17 December 2021 – 3 January 2022"),
        ("2022-02/2022-03", "February–March 2022"),
        ("2021-12/2022-01", "December 2021 – January 2022"),
        ("2022-21/2022-22", "spring–summer 2022"),
        ("1939/1945", "1939–1945"),
        ("1940~/1946~", "about 1940–1946"),
        ("1940~/1946", "from about 1940 to 1946"),
        ("1940/1946-05", "from 1940 to May 1946"),
        ("-0529/-0329", "530–330 BC"),
        ("-0205/0220", "206 BC–AD 220"),
        ("0079/0081", "AD 79–81"),
        ("0925/1066", "AD 925–1066"),
        ("17XX/18XX", "18th century – 19th century"),
        ("/1918-03-03", "before 3 March 1918"),
        ("1918-03-03/", "after 3 March 1918"),
        ("../1918", "1918 or earlier"),
        ("1918~/..", "about 1918 or later"),
    ],
)
def test_interval_in_words_says_once_what_both_ends_share(edtf: str, words: str) -> None:
    assert read_edtf(edtf).words == words


@pytest.mark.parametrize(
    "words",
    ["early 2022", "mid-2022", "late 2022", "early May 1955", "mid-May 1955", "late May 1955", "early 1990s",
     "mid-1990s", "late 1990s", "early 19th century", "mid-19th century", "late 19th century"],
)  # fmt: skip
def test_part_in_words_is_what_was_read(words: str) -> None:
    assert read_date(words).words == words


@given(dates())
def test_words_are_read_back_to_the_same_days(read: EventDate) -> None:
    assume(not DECADE_WITHOUT_A_NAME.search(read.edtf))
    again = read_date(read.words)

    assert (again.first_day, again.last_day) == (read.first_day, read.last_day)


def test_ordinal() -> None:
    numbers = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 100, 111]

    assert [ordinal(number) for number in numbers] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "100th", "111th"
    ]  # fmt: skip
