from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given

from archive.dates import EventDate, read_edtf
from archive.dates.wordings import WORDINGS, wording_of
from tests.dates.strategies import dates


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "без дати"),
        ("2021-12-17", "17 грудня 2021"),
        ("2021-12", "грудень 2021"),
        ("1997", "1997"),
        ("1997~", "близько 1997 року"),
        ("1997?", "можливо, 1997"),
        ("1997%", "можливо, близько 1997 року"),
        ("2021-12~", "близько грудня 2021"),
        ("2021-12-17~", "близько 17 грудня 2021"),
        ("2022-21", "весна 2022"),
        ("2022-24~", "близько зими 2022"),
        ("199X", "1990-ті"),
        ("194X", "1940-ві"),
        ("194X~", "близько 1940-х"),
        ("190X", "1900–1909"),
        ("18XX", "XIX століття"),
        ("18XX~", "близько XIX століття"),
        ("-04XX", "V століття до н. е."),
        ("00XX", "I століття н. е."),
        ("004X", "40-ві роки н. е."),
        ("-004X", "50–41 до н. е."),
        ("0000", "1 до н. е."),
        ("0000~", "близько 1 року до н. е."),
        ("-0043-03-15", "15 березня 44 року до н. е."),
        ("Y12000", "12000 н. е."),
    ],
)
def test_date_in_ukrainian(edtf: str, words: str) -> None:
    assert read_edtf(edtf).words_in("uk") == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-02-17/2022-02-18", "17–18 лютого 2022"),
        ("2022-02-17/2022-03-03", "17 лютого – 3 березня 2022"),
        ("2021-12-17/2022-01-03", "17 грудня 2021 – 3 січня 2022"),
        ("2022-02/2022-03", "лютий–березень 2022"),
        ("2022-02~/2022-03~", "близько лютого–березня 2022"),
        ("2022-21/2022-22", "весна–літо 2022"),
        ("1939/1945", "1939–1945"),
        ("1940~/1946~", "близько 1940–1946 років"),
        ("1940~/1946", "від приблизно 1940 року до 1946 року"),
        ("1940/1946-05", "від 1940 року до травня 1946"),
        ("-0529/-0329", "530–330 до н. е."),
        ("-0205/0220", "206 до н. е. – 220 н. е."),
        ("0925/1066", "925–1066"),
        ("17XX/18XX", "XVIII століття – XIX століття"),
        ("/1918-03-03", "до 3 березня 1918"),
        ("1918-03/", "після березня 1918"),
        ("/1918?", "до ймовірно 1918 року"),
        ("../1918", "1918 або раніше"),
        ("1918~/..", "близько 1918 року або пізніше"),
    ],
)
def test_interval_in_ukrainian_says_once_what_both_ends_share(edtf: str, words: str) -> None:
    assert read_edtf(edtf).words_in("uk") == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-01/2022-04~", "початок 2022 року"),
        ("1955-05-09~/1955-05-21~", "середина травня 1955"),
        ("1996~/1999", "кінець 1990-х"),
        ("1800/1839~", "початок XIX століття"),
    ],
)
def test_part_in_ukrainian(edtf: str, words: str) -> None:
    assert read_edtf(edtf).words_in("uk") == words


@given(dates())
def test_every_date_has_words_of_its_own_in_every_language(read: EventDate) -> None:
    said = {language: read.words_in(language) for language in WORDINGS}

    assert all(said.values())
    assert said["uk"] == said["en"] or not any("a" <= letter <= "z" for letter in said["uk"])


def test_words_are_in_the_language_that_is_spoken() -> None:
    date = read_edtf("1997~")

    with translation.override("uk"):
        assert date.words == "близько 1997 року"
    assert date.words == "about 1997"


def test_language_without_a_wording_of_its_own_has_the_english_one() -> None:
    assert read_edtf("1997~").words_in("de-AT") == "about 1997"
    assert wording_of("en-gb") is WORDINGS["en"]
