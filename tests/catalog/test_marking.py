from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.catalog.language.reading import read_search, wanted_terms
from archive.catalog.marking import Marked, Marker, Match, Piece, pieces
from archive.catalog.texts import plain_words_of, words_of
from tests.catalog import oracle
from tests.catalog.archives import WORDS, searches


def marked(search: str, text: str) -> str:
    """The text with brackets around what a search finds in it."""
    terms = dict(enumerate(wanted_terms(read_search(search))))
    return shown(pieces(text, Marker(terms).find(text)))


def shown(text: Marked) -> str:
    """A marked text with brackets around what is marked."""
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in text)


@pytest.mark.parametrize(
    ("search", "text", "found"),
    [
        (
            "negotiate",
            "Negotiations in Geneva, and negotiating.",
            "[Negotiations] in Geneva, and [negotiating].",
        ),
        ("kyiv", "In Kyïv, Kyi\u0308v.", "In [Kyïv], [Kyi\u0308v]."),
        ("москва", "Мос\u0301ква, МОСКВА", "[Мос\u0301ква], [МОСКВА]"),
        (
            '"security guarantees"',
            "Guarantees of security: security guarantee.",
            "Guarantees of security: [security guarantee].",
        ),
        ('"peace treaty"', "A peace — treaty", "A [peace — treaty]"),
        ('"treaty treaty"', "treaty treaty treaty", "[treaty treaty treaty]"),
        ("U.S.", "The U.S. and US; us", "The [U.S]. and US; us"),
        ("人权", "世界人权宣言", "世界[人权]宣言"),
        ("negotiat*", "Negotiators, renegotiation", "[Negotiators], renegotiation"),
        ("treaty -note", "Note and treaty", "Note and [treaty]"),
        ("ultimatum OR note", "A note, an ultimatum", "A [note], an [ultimatum]"),
        ("-treaty", "No treaty", "No treaty"),
        ("half", "½ is a half", "½ is a [half]"),
        ("2", "H₂O, 1½ and 2", "H₂O, [1½] and [2]"),
        ("<b>", "<b>bold</b>", "<[b]>bold</[b]>"),
    ],
)
def test_matches_are_marked_as_the_index_finds_them(search: str, text: str, found: str) -> None:
    assert marked(search, text) == found


@given(
    search=searches(),
    text=st.lists(st.sampled_from((*WORDS, "—", "½", "A-b", "l'Été")), max_size=8).map(" ".join),
    stemmer=st.sampled_from(("english", "german", "none")),
)
@example(search='"kyiv treaty"', text="Kyïv, treaty", stemmer="english")
def test_text_is_marked_wherever_the_catalog_would_find_it(search: str, text: str, stemmer: str) -> None:
    """Each wanted term is marked in a text if and only if the words of the text follow each other so."""
    for term in wanted_terms(read_search(search)):
        if term.label is None:
            says = (
                any(word.startswith(term.words[0]) for word in plain_words_of(text))
                if term.begins
                else oracle.follows(words_of(text, stemmer), term.stems(stemmer))
            )
            assert bool(Marker({0: term}, stemmer).find(text)) == says


@given(st.text(), st.text(max_size=20))
def test_pieces_are_the_text(text: str, search: str) -> None:
    words = " ".join(re.findall(r"\w+", search)[:3])
    terms = dict(enumerate(wanted_terms(read_search(words)))) if words_of(words) else {}

    found = pieces(text, Marker(terms).find(text))

    assert "".join(piece.text for piece in found) == text
    assert all(piece.text for piece in found)


def test_pieces_of_a_part_have_what_lies_in_it() -> None:
    matches = [Match(0, 4, 0), Match(2, 8, 1), Match(10, 12, 0)]

    assert pieces("0123456789AB", matches, 3, 11) == (
        Piece("34567", marked=True),
        Piece("89"),
        Piece("A", marked=True),
    )
