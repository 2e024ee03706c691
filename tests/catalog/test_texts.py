from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.texts import (
    IN_ALTERED,
    IN_STEMS,
    IN_WORDS,
    Cut,
    pieces,
    plain_words_of,
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


@given(st.text())
def test_words_and_stems_stand_side_by_side(text: str) -> None:
    assert [words_of(word) for word in plain_words_of(text)] == [(stem,) for stem in words_of(text)]


@given(st.text() | st.text(st.sampled_from("aB .-\u0301é人\u00a0\u2028ﬁ\ud800")))
def test_text_cut_piece_by_piece_has_the_words_of_the_whole(text: str) -> None:
    stems, plain, cut = words_of(text), plain_words_of(text), pieces(text)

    assert IN_STEMS.of(cut).split() == [*stems]
    assert IN_WORDS.of(cut).split() == [*plain]
    assert IN_ALTERED.of(cut).split() == [
        word for word, stem in zip(plain, stems, strict=True) if word != stem
    ]


def test_what_was_cut_is_remembered_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cut, "MOST", 3)
    asked: list[str] = []
    cut = Cut(lambda piece: (asked.append(piece), piece.upper())[1:])

    assert [cut.of(text.split()) for text in ("a b a", "c d", "a")] == ["A B A", "C D", "A"]
    assert (asked, len(cut)) == (["a", "b", "c", "d", "a"], 2)
