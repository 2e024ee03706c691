from __future__ import annotations

import pytest

from archive.documents import Source
from archive.public.notes import cited, followable, notes_of

SOURCES = (Source(key="a", title="A"), Source(key="b-2", title="B"))


@pytest.mark.parametrize("url", ["https://a.example/", "http://a.example/x?y#z"])
def test_address_of_the_web_is_followed(url: str) -> None:
    assert followable(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:x",
        "//a.example",
        "/x",
        "data:x",
        "ftp://a.example",
        " https://x",
        "mailto:a@b.example",
    ],
)
def test_any_other_address_is_not_followed(url: str) -> None:
    assert followable(url) == ""


def link(key: str, place: int, number: int) -> str:
    """The number of a source, as it stands in a text."""
    anchor = f'id="cite_{key}_{place}" href="#source_{key}" aria-label="Source {number}"'
    return f'<sup class="note"><a {anchor}>{number}</a></sup>'


def test_text_leads_to_its_sources_and_they_lead_back() -> None:
    notes = notes_of(SOURCES)

    text = cited("One [^b-2] and *two*.[^a] Again [^b-2]", notes)

    assert text == f"One{link('b-2', 1, 2)} and <em>two</em>.{link('a', 1, 1)} Again{link('b-2', 2, 2)}"
    assert [note.places for note in notes.values()] == [["cite_a_1"], ["cite_b-2_1", "cite_b-2_2"]]


@pytest.mark.parametrize("text", ["[^c]", "[^]", "[a]", "[^A]", "[^a", "[^ a]", "<b>[^c]"])
def test_what_names_no_source_is_text(text: str) -> None:
    notes = notes_of(SOURCES)

    assert cited(text, notes) == text.replace("<b>", "&lt;b&gt;")
    assert [note.places for note in notes.values()] == [[], []]


def test_citation_within_an_address_stays_a_part_of_it() -> None:
    assert cited("[x](https://a.example/[^a])", notes_of(SOURCES)).count("<a ") == 1
