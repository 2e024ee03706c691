from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.texts import (
    MAX_LENGTH,
    MAX_TERMS,
    Term,
    UnreadableSearch,
    read_search,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Demands demanded DEMANDING", ("demand", "demand", "demand")),
        ("Kyïv Ünited Łódź naïve ﬁne", ("kyiv", "unit", "lodz", "naiv", "fine")),
        ("Ελλάδα Мос\u0301ква", ("ελλαδα", "москва")),
        ("U.S.–NATO", ("u", "s", "nato")),
        ("人权宣言", ("人", "权", "宣", "言")),
        ("می‌خواهم", ("می", "خواهم")),
        ("((( !!! 😀 \x00", ()),
        ("a\ud800b", ("a", "b")),
    ],
)
def test_words_of_a_text(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_words_are_the_same_however_the_text_is_composed(text: str) -> None:
    assert words_of(unicodedata.normalize("NFD", text)) == words_of(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("peace talks", (Term(("peac",), True), Term(("talk",), True))),
        ('"peace talks" -war', (Term(("peac", "talk"), True), Term(("war",), False))),
        ('-"cold war" U.S.', (Term(("cold", "war"), False), Term(("u", "s"), True))),
        ('peace "never closed', (Term(("peac",), True), Term(("never", "close"), True))),
        ('peace"talks"', (Term(("peac",), True), Term(("talk",), True))),
        ("--peace -- & !", (Term(("peac",), False),)),
        ('"peace', (Term(("peac",), True),)),
        ("peace Peaces -peace", (Term(("peac",), True), Term(("peac",), False))),
    ],
)
def test_search_is_read_as_terms(text: str, terms: tuple[Term, ...]) -> None:
    assert read_search(text) == terms


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (MAX_LENGTH + 1), "A search has at most 200 characters."),
        (" ".join(map(str, range(MAX_TERMS + 1))), "A search has at most 16 words or phrases."),
        ("((((", "There is no word to search for."),
        ('""', "There is no word to search for."),
        ("😀", "There is no word to search for."),
        ("\x00", "There is no word to search for."),
    ],
)
def test_search_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(UnreadableSearch) as raised:
        read_search(text)

    assert str(raised.value) == reason


@given(st.text(max_size=400) | st.text('"-( !*:a^~[]{}\\/?', max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableSearch):
        terms = read_search(text)

        assert len(terms) <= MAX_TERMS
        assert all(term.words for term in terms)
