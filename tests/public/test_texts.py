from __future__ import annotations

from xml.etree import ElementTree

import html5lib
import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.marking import Piece
from archive.public.texts import MOST_MARKS, highlighted, inline, plain, xml_text
from tests.public.safety import POLYGLOTS, unsafe_parts


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("No marks, 2 < 3", "No marks, 2 &lt; 3"),
        ("An *open* and a **loud** word", "An <em>open</em> and a <strong>loud</strong> word"),
        ("The file `a & b`", "The file <code>a &amp; b</code>"),
        ("snake_case_names and 2 * 3", "snake_case_names and 2 * 3"),
        ("# No heading, 1. no list", "# No heading, 1. no list"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
    ],
)
def test_inline_text(text: str, html: str) -> None:
    assert inline(text) == html


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("https://a.example/x?y=1", '<a href="https://a.example/x?y=1" rel="noopener noreferrer">it</a>'),
        ("mailto:a@b.example", '<a href="mailto:a@b.example" rel="noopener noreferrer">it</a>'),
        ("/admin/", '<a rel="noopener noreferrer">it</a>'),
        ("//evil.example", '<a rel="noopener noreferrer">it</a>'),
        ("ftp://a.example", '<a rel="noopener noreferrer">it</a>'),
        ("javascript:alert(1)", "[it](javascript:alert(1))"),
        ("data:text/html,x", "[it](data:text/html,x)"),
    ],
)
def test_inline_link(address: str, html: str) -> None:
    assert inline(f"[it]({address})") == html


@pytest.mark.parametrize("mark", ["[", "*", "_", "`", "<", "&"])
def test_text_of_marks_alone_is_shown_as_it_stands(mark: str) -> None:
    text = mark * (MOST_MARKS + 1)

    assert plain(text) == text
    assert inline(text) == escape(text)


def test_inline_image_is_a_link() -> None:
    html = '!<a href="https://a.example/x.png" rel="noopener noreferrer">map</a>'

    assert inline("![map](https://a.example/x.png)") == html


@pytest.mark.parametrize("polyglot", POLYGLOTS)
def test_inline_polyglot_does_nothing(polyglot: str) -> None:
    assert unsafe_parts(f"<p>{inline(polyglot)}</p>") == []


@given(st.text(alphabet=st.sampled_from("ab<>&\"'[]()!*_`\\/:;= javascript\n"), max_size=80))
def test_inline_text_never_does_anything(text: str) -> None:
    assert unsafe_parts(f"<p>{inline(text)}</p>") == []


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\&^"), max_size=40)
)
def test_inline_text_loses_no_letter(text: str) -> None:
    shown = "".join(html5lib.parseFragment(inline(text), namespaceHTMLElements=False).itertext())
    letters = "".join(filter(str.isalnum, plain(text)))

    assert "".join(filter(str.isalnum, shown)) == letters


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nothing to do", "Nothing to do"),
        ("An *open* [door](https://a.example), `so`", "An open door, so"),
        ("<b>bold</b> & more", "<b>bold</b> & more"),
        (r"2 \* 3", "2 * 3"),
        ("![map](https://a.example/x.png)", "!map"),
        ("Ten [^n1] men.[^b-2] Left [^N] [x^2]", "Ten men. Left [^N] [x^2]"),
    ],
)
def test_plain_text(text: str, words: str) -> None:
    assert plain(text) == words


@given(st.text())
def test_xml_text_is_well_formed_in_xml(text: str) -> None:
    kept = xml_text(text).replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")

    assert (ElementTree.fromstring(f"<a>{kept}</a>").text or "") == xml_text(text)


def test_xml_text_leaves_out_control_characters_and_surrogates() -> None:
    assert xml_text("a\x08b\ufffec\ud800d\te") == "abcd\te"


def test_highlighted_text_marks_what_was_found_and_escapes_all() -> None:
    text = (Piece("<b> & "), Piece("<script>", marked=True), Piece('" end'))

    assert highlighted(text) == "&lt;b&gt; &amp; <mark>&lt;script&gt;</mark>&quot; end"
    assert highlighted(()) == ""


@given(st.lists(st.builds(Piece, st.text() | st.sampled_from(POLYGLOTS), st.booleans())).map(tuple))
def test_highlighted_text_is_its_words_and_nothing_unsafe(pieces: tuple[Piece, ...]) -> None:
    html = highlighted(pieces)

    bare = html.replace("<mark>", "").replace("</mark>", "")
    assert bare == escape("".join(piece.text for piece in pieces))
