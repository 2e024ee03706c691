from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.language.reading import (
    MAX_BEGINNINGS,
    MAX_LENGTH,
    MAX_TERMS,
    MAX_WORDS,
    All,
    Either,
    Node,
    Not,
    Term,
    UnreadableSearch,
    read_search,
    terms_of,
)


def term(*words: str, field: str = "", begins: bool = False) -> Term:
    return Term(words=words, field=field, begins=begins)


def fact(label: tuple[str, ...], *words: str) -> Term:
    return Term(words=words, field="fact", label=label)


PEACE, TALKS, WAR = term("peace"), term("talks"), term("war")


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("Peace TALKS", (PEACE, TALKS)),
        ('"peace talks" -war', (term("peace", "talks"), Not(WAR))),
        ('-"cold war" U.S.', (Not(term("cold", "war")), term("u", "s"))),
        ('peace "never closed', (PEACE, term("never", "closed"))),
        ('peace"talks"', (PEACE, TALKS)),
        ("--peace -- & !", (Not(PEACE),)),
        ("peace peace -peace", (PEACE, Not(PEACE))),
        ("peace OR talks war", (Either((PEACE, TALKS)), WAR)),
        ("war peace OR talks OR -war", (WAR, Either((PEACE, TALKS, Not(WAR))))),
        ("OR peace OR OR talks OR", (Either((PEACE, TALKS)),)),
        ("peace or talks", (PEACE, term("or"), TALKS)),
        ('"OR" peace', (term("or"), PEACE)),
        ("(peace talks) OR war", (Either((All((PEACE, TALKS)), WAR)),)),
        ("-(peace OR war) talks", (Not(Either((PEACE, WAR))), TALKS)),
        ("((peace", (PEACE,)),
        ("peace)) talks", (PEACE, TALKS)),
        ("() peace -()", (PEACE,)),
        ("5(1)", (term("5"), term("1"))),
        ("negotiat* Kyï*", (term("negotiat", begins=True), term("kyi", begins=True))),
        ("peace * talks", (PEACE, TALKS)),
        ("title:peace", (term("peace", field="title"),)),
        ('TITLE: "peace talks"', (term("peace", "talks", field="title"),)),
        ("-party:peac* tag:war", (Not(term("peac", field="party", begins=True)), term("war", field="tag"))),
        ("subtitle:war", (term("subtitle", "war"),)),
        ("title: )", (term("title"),)),
        ("fact:war", (term("war", field="fact"),)),
        ("fact:recipients=nato", (fact(("recipients",), "nato"),)),
        ('fact:"legal form"="draft treaty"', (fact(("legal", "form"), "draft", "treaty"),)),
        ("fact:recipients= war", (fact(("recipients",)), WAR)),
        ("title:a=b", (term("a", "b", field="title"),)),
    ],
)
def test_search_is_read(text: str, nodes: tuple[Node, ...]) -> None:
    assert read_search(text) == nodes


STAR = "A star stands at the end of one word, after 3 letters or more: "


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * (MAX_LENGTH + 1), "A search has at most 200 characters."),
        (" ".join(map(str, range(MAX_TERMS + 1))), "A search has at most 16 words or phrases."),
        ('"' + "a " * (MAX_WORDS + 1) + '"', "A search has at most 32 words."),
        (
            " ".join(f"abc{number}*" for number in range(MAX_BEGINNINGS + 1)),
            "A search has at most 4 words with a star.",
        ),
        ("a* b* c*", STAR + "a*"),
        ("title:ab*", STAR + "ab*"),
        ("*ism", STAR + "*ism"),
        ("pe*ce", STAR + "pe*ce"),
        ("cease-fi*", STAR + "cease-fi*"),
        ("fact:status=sign*", STAR + "sign*"),
        ("((((", "There is no word to search for."),
        ('""', "There is no word to search for."),
        ("OR OR", "There is no word to search for."),
        ("😀", "There is no word to search for."),
        ("\x00", "There is no word to search for."),
    ],
)
def test_search_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(UnreadableSearch) as raised:
        read_search(text)

    assert str(raised.value) == reason


@given(st.text(max_size=250) | st.text('"-( !*:=a^~)[]{}\\/?OR', max_size=250))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableSearch):
        found = list(terms_of(read_search(text)))

        assert len(found) <= MAX_TERMS
        assert all(one.words or one.label for one in found)
        assert all(len(one.stems()) == len(one.words) for one in found)
        assert all(text[slice(*one.span)] for one in found)
