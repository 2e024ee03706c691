from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog import texts
from archive.catalog.texts import BREAK, analyser, cut, plain_words_of, stemmer_of, words_of


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


@given(st.text())
def test_words_and_stems_stand_side_by_side(text: str) -> None:
    assert [words_of(word) for word in plain_words_of(text)] == [(stem,) for stem in words_of(text)]


@given(
    st.text(st.characters(codec="ascii"))
    | st.text("aB. -_", min_size=1, max_size=3).map(lambda text: text * 700)
)
def test_plain_text_is_cut_as_any_text_is(text: str) -> None:
    assert [*plain_words_of(text)] == analyser().analyze(text)


def without_breaks(**characters: str) -> st.SearchStrategy[str]:
    """Characters of documents, which hold no NUL."""
    return st.characters(exclude_characters=BREAK, **characters)  # type: ignore[arg-type]


@given(
    st.lists(
        st.text(without_breaks()) | st.text(without_breaks(codec="ascii"), max_size=8) | st.just("long" * 300)
    )
)
def test_several_texts_are_cut_as_each_of_them_is(several: list[str]) -> None:
    words = " ".join(cut(several)).split(BREAK)
    assert [text.split() for text in words if text.strip()] == [
        [*cut_text] for text in several if (cut_text := plain_words_of(text))
    ]


def test_stems_are_remembered_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts._Stems, "MOST", 2)
    texts._stems("english").clear()

    assert words_of("demands demanded notes letters demands") == (
        "demand",
        "demand",
        "note",
        "letter",
        "demand",
    )
    assert len(texts._stems("english")) <= 2


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Verhandlungen, Verhandlung", ("verhandl", "verhandl")),
        ("fr-CA", "négociations négociation", ("negoci", "negoci")),
        ("ru", "новой новая советский", ("нов", "нов", "советск")),
        ("el", "διαπραγματεύσεις", ("διαπραγματευσ",)),
        ("uk", "переговорів переговори їй", ("переговорів", "переговори", "ій")),
        ("pl", "negotiations", ("negotiations",)),
        ("", "negotiations", ("negoti",)),
    ],
)
def test_words_are_reduced_by_the_rules_of_their_language(
    language: str, text: str, words: tuple[str, ...]
) -> None:
    assert words_of(text, stemmer_of(language)) == words
