from __future__ import annotations

import pytest

from archive.dates import UnreadableDate
from archive.dates.patterns import WORDS
from archive.dates.tokens import Token, tokens_of

MAY_3_1955 = [Token("M", 5), Token("N", "3"), Token("Y", "1955")]


@pytest.mark.parametrize(
    "time",
    [
        ", 6 p.m.", ", 6 p. m", "—2:25 p. m.", ",7:43 p.m.", ", 20:19p.m.", " at 10 AM", ", noon",
        "—midnight", ", 12 noon", ", 0317Z", ", 0317Z1", ", 1600 hours", ", 10:00:00 -0500", ", 10:30 GMT",
        ", 3 p.m., EST", ", 10 a.m. Paris time", ", 3-4 p.m.", ", 10:30–11:45 a.m.", ", 10 a.m.–noon",
        ", 10 a.m. to 1 p.m.", ", 5 o'clock", "—10 a. m. [p. m.]", "—[illegible] p.m", ", evening",
    ],
)  # fmt: skip
def test_time_of_day_is_passed_over(time: str) -> None:
    assert tokens_of(f"May 3, 1955{time}") == MAY_3_1955


@pytest.mark.parametrize(
    "place",
    [
        "Washington, ", "Washington, D.C., ", "Port of Spain, ", "The Hague, ", "Paris/Bonn, ",
        "Aboard the USS Missouri, ", "Trinidad and Tobago, ", "Port-au-Prince, ",
        "St. John's, ", "Saint-Étienne, Loire, ", "İstanbul, ", "[London], ", "Bonn, Tuesday, ",
    ],
)  # fmt: skip
def test_place_in_front_is_passed_over(place: str) -> None:
    assert tokens_of(f"{place}May 3, 1955") == MAY_3_1955


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Before Lunch, 1955", "lunch"),
        ("Late Reply, 1955", "reply"),
        ("printed, 1955", "printed"),
        ("Revised and enlarged, 1955", "revised"),
        ("Washington 1955", "washington"),
    ],
)
def test_other_words_in_front_are_refused(text: str, word: str) -> None:
    with pytest.raises(UnreadableDate, match=f"^'{word}' is not understood in a date$"):
        tokens_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "1955-05-23",
        "1955/5/23",
        "1955.05.23",
        "23/5/1955",
        "5/23/1955",
        "23.05.1955",
        "23-5-1955",
        "23.V.1955",
        "23 V 1955",
        "23-V-1955",
    ],
)
def test_numeric_day_is_read_where_day_and_month_cannot_be_confused(text: str) -> None:
    assert sorted(tokens_of(text)) == [Token("M", 5), Token("N", "23"), Token("Y", "1955")]


@pytest.mark.parametrize("text", ["5/1955", "05/1955", "5.1955", "V 1955", "V.1955", "V/1955"])
def test_numeric_month_is_read(text: str) -> None:
    assert tokens_of(text) == [Token("M", 5), Token("Y", "1955")]


def test_same_day_and_month_cannot_be_confused() -> None:
    assert tokens_of("05/05/1955") == [Token("N", "05"), Token("M", 5), Token("Y", "1955")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12/4/1931", "'12/4/1931' may be 12 April or 4 December: write the month as a word"),
        ("3.4.2021", "'3.4.2021' may be 3 April or 4 March: write the month as a word"),
        ("23/5/55", "'23/5/55': the year is not written in full"),
        ("13/13/1955", "there is no month 13"),
        ("00/05/1955", "'00/05/1955': there is no day or month 0"),
        ("third half of 1955", "there is no third half"),
    ],
)
def test_numbers_that_are_not_clear_are_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        tokens_of(text)

    assert str(refused.value) == reason


@pytest.mark.parametrize("word", [word for word, (kind, _) in WORDS.items() if kind not in "WF"])
def test_every_word_of_the_grammar_is_one_token(word: str) -> None:
    assert tokens_of(f"1955 {word}") == [Token("Y", "1955"), Token(*WORDS[word])]


@pytest.mark.parametrize("word", [word for word, (kind, _) in WORDS.items() if kind in "WF"])
def test_filling_words_are_passed_over(word: str) -> None:
    assert tokens_of(f"{word} May 3, 1955") == MAY_3_1955
