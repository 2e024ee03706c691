from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.writing.pasting import as_lines, as_one_line, as_paragraphs, as_text
from archive.documents import KeyFact, read_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
<!--[if gte mso 9]><xml><w:WordDocument>Normal</w:WordDocument></xml><![endif]--></head><body lang=EN-GB>
<p class=MsoTitle>Coastal States Present Demands<o:p></o:p></p>
<p class=MsoNormal>On 4 March&nbsp;2019 three <b>governments</b> handed
over a <i>joint</i> note, see <a href="https://example.org/n">the note</a>.<o:p></o:p></p>
<h1>Key Facts</h1>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Date:</b></p></td><td><p>4 March 2019</p></td></tr>
<tr><td>Recipients</td><td>Norland</td></tr></table>
<h1>Demands</h1>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font:Symbol'><span style='mso-list:Ignore'>\u00b7<span>&nbsp;</span></span></span><![endif]>
A treaty within a year<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>A ban on trawling</p>
<p class=MsoNormal><b>Afterwards</b></p><p class=MsoNormal>- no point</p>
<p style="display:none">a hidden remark</p></body></html>"""
CLEAN = """# Coastal States Present Demands

On 4 March 2019 three **governments** handed over a *joint* note, see [the note](https://example.org/n).

## Key Facts

- Date: 4 March 2019
- Recipients: Norland

## Demands

- A treaty within a year
- A ban on trawling

## Afterwards

\\- no point"""
PAGE = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><h2>Title</h2>
<p><span style="font-weight:700">Bold</span><span> and </span>
<span style="font-style:italic">slanted</span></p>
<h3>Points</h3><ul><li><p>One</p></li><li>Two<ul><li>Within</li></ul></li></ul>
<script>alert(1)</script><img src=x onerror=alert(1) alt=""><p onclick="x()">Line<br>break</p></b>"""


def test_document_of_a_word_processor_comes_out_clean() -> None:
    assert as_text(WORD, is_whole=True) == CLEAN


def test_clean_text_is_read_as_the_document_that_was_copied() -> None:
    document = read_text(as_text(WORD, is_whole=True)).document

    assert document.title == "Coastal States Present Demands"
    assert document.date.edtf == "2019-03-04"
    assert document.key_facts == (
        KeyFact(label="Date", value="4 March 2019"),
        KeyFact(label="Recipients", value="Norland"),
    )
    assert [demand.text for demand in document.demands] == ["A treaty within a year", "A ban on trawling"]


def test_page_of_the_web_comes_out_clean() -> None:
    assert as_text(PAGE, is_whole=True).split("\n\n") == [
        "# Title",
        "**Bold** and *slanted*",
        "## Points",
        "- One\n- Two\n- Within",
        "Line",
        "break",
    ]


def test_part_of_a_page_has_no_title() -> None:
    assert as_text("<h2>Background</h2><h3>Before</h3>") == "## Background\n\n### Before"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("5 * 3 = 15, a*b*c", "5 \\* 3 = 15, a\\*b\\*c"),
        ("<p>1 < 2 & x", "1 < 2 & x"),
        ("# no heading", "\\# no heading"),
        ("<p>\u2022\u00a0typed point", "- typed point"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ('<a href="https://example.org/a b">here</a>', "here"),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/"),
        ("<p><b>A sentence that is bold.</b>", "**A sentence that is bold.**"),
        ("<b>bo</b><b>ld</b> and <i> spaced </i>end", "**bold** and *spaced* end"),
        ("<table><tr><td><p>1<p>2<p>3<p>4</td><td>side</td></tr></table>", "1\n\n2\n\n3\n\n4\n\nside"),
        ("<table><tr><td>a<td>b<td>c</table>", "a | b | c"),
        ("", ""),
    ],
)
def test_html_is_kept_as_what_it_says(html: str, text: str) -> None:
    assert as_text(html) == text


def test_fields_take_the_texts_alone() -> None:
    html = "<h2>One</h2><ul><li>Two</li></ul><p>Three</p>"

    assert as_paragraphs(html) == "One\n\nTwo\n\nThree"
    assert as_lines(html) == "One\nTwo\nThree"
    assert as_one_line(html) == "One Two Three"


TAGS = ("p", "div", "b", "i", "li", "ul", "table", "tr", "td", "h1", "h6", "a", "span", "script", "o:p")
MARKUP = st.lists(
    st.sampled_from([f"<{end}{tag}>" for tag in TAGS for end in ("", "/")])
    | st.sampled_from(["<br>", "<!--", "<![if x]>"])
    | st.text(max_size=8)
).map("".join)


@given(MARKUP)
def test_no_html_is_refused(html: str) -> None:
    text = as_text(html)

    assert as_text(html) == text
    assert read_text(text).document is not None


@pytest.mark.parametrize("part", ["<div>", "<!--", "<![if ", "<a b='", "<table><tr><td>", "<p><b>*", "&#"])
def test_work_grows_with_the_html_and_no_faster(part: str) -> None:
    """What is nested or never closed, a hundred thousand characters of it, is read in one pass."""
    assert as_text(part * (100_000 // len(part))) is not None
