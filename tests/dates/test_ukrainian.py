from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.dates import EventDate, UnreadableDate, read_date, read_relative
from archive.dates.english_words import ENGLISH
from archive.dates.ukrainian_words import UKRAINIAN
from archive.dates.wording import roman
from tests.dates.strategies import dates
from tests.dates.test_words import DECADE_WITHOUT_A_NAME

SUNDAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("17 грудня 2021 року", "2021-12-17"),
        ("П’ятниця, 17 грудня 2021 р., о 14:30", "2021-12-17"),
        ("Київ, 3 березня 1962", "1962-03-03"),
        ("3-го травня 1950", "1950-05-03"),
        ("груд. 1962 р.", "1962-12"),
        ("у грудні 1962 року", "1962-12"),
        ("навесні 1962", "1962-21"),
        ("1990-х роках", "199X"),
        ("40-ві роки н. е.", "004X"),
        ("ХІХ ст.", "18XX"),  # in Cyrillic letters
        ("19-те століття", "18XX"),
        ("XVIII–XIX століття", "17XX/18XX"),
        ("друга половина XIX століття", "1850/1899"),
        ("остання третина 1962 року", "1962-09/1962-12"),
        ("на початку 1962 року", "1962-01/1962-04~"),
        ("наприкінці травня 1962", "1962-05-19~/1962-05-31"),
        ("бл. 1914", "1914~"),
        ("мабуть, близько 1914 року", "1914%"),
        ("з 3 по 5 травня 1950", "1950-05-03/1950-05-05"),
        ("між 3 і 5 травня 1950", "1950-05-03/1950-05-05"),
        ("травень або червень 1960", "1960-05/1960-06"),
        ("1939–45 рр.", "1939/1945"),
        ("до 1910", "/1910"),
        ("не пізніше 1910", "../1910"),
        ("після 3 березня 1918", "1918-03-03/"),
        ("не раніше 1915 року", "1915/.."),
        ("від 1950 донині", "1950/.."),
        ("44 до н.е.", "-0043"),
        ("V століття до нашої ери", "-04XX"),
        ("без дати", ""),
    ],
)
def test_date_in_ukrainian_is_read(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    "text", ["3 березня", "щось 1950", "IC століття", "IIII століття", "17-го ранку 1950", "між 1950"]
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(text)


@given(dates())
def test_ukrainian_words_are_read_back_to_the_same_days(read: EventDate) -> None:
    assume(not DECADE_WITHOUT_A_NAME.search(read.edtf))
    again = read_date(read.words_in("uk"))

    assert (again.first_day, again.last_day) == (read.first_day, read.last_day)


def test_no_word_has_two_meanings() -> None:
    assert not ENGLISH.keys() & UKRAINIAN.keys()


@given(st.integers(1, 99))
def test_century_is_read_from_its_numeral(number: int) -> None:
    assert read_date(f"{roman(number)} століття").edtf == f"{number - 1:02}XX"


@pytest.mark.parametrize(
    ("ukrainian", "english"),
    [
        ("сьогодні", "today"),
        ("останні 30 днів", "last 30 days"),
        ("останній рік", "past year"),
        ("2 тижні тому", "2 weeks ago"),
        ("рік тому", "a year ago"),
        ("минулого місяця", "last month"),
        ("цього року", "this year"),
    ],
)
def test_time_from_today_is_read_in_ukrainian(ukrainian: str, english: str) -> None:
    read, meant = read_relative(ukrainian, SUNDAY), read_relative(english, SUNDAY)

    assert read
    assert meant
    assert (read.edtf, read.said) == (meant.edtf, ukrainian)
