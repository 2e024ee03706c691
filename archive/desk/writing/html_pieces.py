"""HTML as pieces of text: headings, points and paragraphs, in order.

A page that was copied is no document of ours: its tags are often not closed, and Word says with
styles what it does not say with elements (https://learn.microsoft.com/openspecs, "mso-list"). So it is
read from front to back, in one pass, with a stack of what is open; nothing of its markup is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser

from archive.documents import clean_line
from archive.public.texts import plain


class Kind(StrEnum):
    """What a piece is."""

    HEADING = "heading"
    POINT = "point"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (of `level` 1 to 6), a point or a paragraph; its text is a line with inline Markdown."""

    kind: Kind
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Format:
    """How the text inside an element is set."""

    strong: bool = False
    emphasis: bool = False
    link: str = ""
    is_hidden: bool = False


_Cell = list[Piece]
"""Where pieces go: the page, or a cell of a table."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROOTS = {"article", "blockquote", "body", "div", "dl", "fieldset", "figure", "footer", "header", "main"}
_BLOCKS = {
    *_HEADINGS,
    *_ROOTS,
    "p",
    "li",
    "ul",
    "ol",
    "dt",
    "dd",
    "pre",
    "section",
    "table",
    "tr",
    "td",
    "th",
}
_TABLE = {"table", "tr", "td", "th"}
_UNNESTED = {"p", "li", "dt", "dd", *_HEADINGS}
_HIDDEN = {"head", "script", "style", "title", "template", "noscript", "svg", "math", "select", "button"}
_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_ITALIC = re.compile(r"font-style:\s*italic")
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-list:\s*ignore")
_LISTED = re.compile(r"mso-list:\s*l\d")
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s()<>]+")
_MARKED = re.compile(r"[\\`*_\[\]<&]")


def read_html(html: str) -> list[Piece]:
    """The pieces of an HTML page or fragment."""
    reader = _Reader()
    reader.feed(_well_formed(html))
    reader.close()
    return reader.finish()


_DECLARATION = re.compile(r"<[!?][^<>]*>")
_NO_TAG = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")


def _well_formed(html: str) -> str:
    """The HTML without comments and declarations, and with each ``<`` that begins no tag as text. What
    is never closed would otherwise be looked for to the end, again and again."""
    first, *others = html.split("<!--")
    without_comments = first + "".join(other.partition("-->")[2] for other in others)
    return _NO_TAG.sub("&lt;", _DECLARATION.sub("", without_comments))


class _Reader(HTMLParser):
    """Collects pieces. `_open` are the open elements with the format inside each; `_runs` is the text of
    the piece that is being read, cut where its format changes; `_tables` are the open parts of tables,
    with their `_rows`, and `_cells` into which pieces go."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, _Format]] = [("", _Format())]
        self._counts: dict[str, int] = {}
        self._runs: list[tuple[_Format, str]] = []
        self._kind, self._level = Kind.TEXT, 0
        self._cells: list[_Cell] = [[]]
        self._rows: list[list[_Cell]] = []
        self._tables: list[str] = []

    def finish(self) -> list[Piece]:
        """What was read, to its end."""
        while len(self._open) > 1:
            self._close()
        self._flush()
        return self._cells[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        if tag in _VOID:
            return
        if tag in _UNNESTED and tag != "li" and self._counts.get(tag):
            self.handle_endtag(tag)
        self._end_cells(tag)
        if tag in _BLOCKS:
            self._begin(tag, values)
        self._open.append((tag, _format(tag, values, self._open[-1][1])))
        self._counts[tag] = self._counts.get(tag, 0) + 1
        if tag in _TABLE:
            self._tables.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it all that is open in it. An end without a beginning is nothing."""
        while self._counts.get(tag):
            if self._close() == tag:
                return

    def handle_data(self, data: str) -> None:
        """Text."""
        form = self._open[-1][1]
        if not form.is_hidden:
            self._runs.append((form, data))

    def _end_cells(self, tag: str) -> None:
        """A cell ends where the next one begins, and a row with its last cell."""
        ended = {"tr": ("td", "th", "tr"), "td": ("td", "th"), "th": ("td", "th")}.get(tag, ())
        while self._tables and self._tables[-1] in ended:
            self.handle_endtag(self._tables[-1])

    def _close(self) -> str:
        tag, _format = self._open.pop()
        self._counts[tag] -= 1
        if tag in _TABLE:
            self._tables.pop()
        if tag in _BLOCKS:
            self._flush()
            self._kind, self._level = (Kind.POINT, 0) if self._counts.get("li") else (Kind.TEXT, 0)
        if tag in {"td", "th"} and len(self._cells) > 1:
            self._rows[-1].append(self._cells.pop())
        if tag == "tr" and self._rows:
            self._cells[-1].extend(_row(self._rows.pop()))
        return tag

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        """A block begins: what was read before it stands alone."""
        self._flush()
        style, names = values.get("style", "").lower(), values.get("class", "").lower()
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._cells.append([])
        if tag in _HEADINGS or "msotitle" in names:
            self._kind, self._level = Kind.HEADING, _HEADINGS.get(tag, 1)
        elif tag == "li" or _LISTED.search(style) or "msolistparagraph" in names:
            self._kind = Kind.POINT

    def _break(self) -> None:
        """A line ends: a paragraph of its own begins, unless it is one heading or point."""
        if self._kind is Kind.TEXT:
            self._flush()
        else:
            self._runs.append((self._open[-1][1], " "))

    def _flush(self) -> None:
        text = _inline(self._runs, is_plain=self._kind is Kind.HEADING)
        self._runs = []
        if text:
            self._cells[-1].append(Piece(self._kind, text, self._level))


def _format(tag: str, values: dict[str, str], around: _Format) -> _Format:
    style = values.get("style", "").lower()
    is_bold = tag in {"b", "strong"} or bool(_BOLD.search(style))
    link = values.get("href", "").strip() if tag == "a" else around.link
    return replace(
        around,
        strong=(around.strong or is_bold) and not _NOT_BOLD.search(style),
        emphasis=around.emphasis or tag in {"i", "em", "cite"} or bool(_ITALIC.search(style)),
        link=link if _LINKED.fullmatch(link) else "",
        is_hidden=around.is_hidden or tag in _HIDDEN or "hidden" in values or bool(_UNSEEN.search(style)),
    )


def _inline(runs: list[tuple[_Format, str]], *, is_plain: bool) -> str:
    """The runs as one line with inline Markdown (https://spec.commonmark.org/0.31.2/#inlines)."""
    joined: list[tuple[_Format, list[str]]] = []
    for form, text in runs:
        if joined and (joined[-1][0] == form or not text.strip()):
            joined[-1][1].append(text)
        else:
            joined.append((form, [text]))
    return clean_line("".join(_marked(form, "".join(texts), is_plain) for form, texts in joined))


def _marked(form: _Format, text: str, is_plain: bool) -> str:
    """A run in its marks; spaces at its ends stay outside, where marks are read as such."""
    inner = _literal(clean_line(text))
    if not inner or is_plain:
        return text if not inner else f"{_space(text[:1])}{inner}{_space(text[-1:])}"
    if form.link and form.link != inner:
        inner = f"[{inner}]({form.link})"
    marks = "**" * form.strong + "*" * form.emphasis
    return f"{_space(text[:1])}{marks}{inner}{marks[::-1]}{_space(text[-1:])}"


def _space(end: str) -> str:
    return " " if end.isspace() else ""


def _literal(text: str) -> str:
    """The text so that inline Markdown reads it as it stands."""
    return text if plain(text) == text else _MARKED.sub(r"\\\g<0>", text)


def _row(cells: list[_Cell]) -> list[Piece]:
    """A row of a table: a label and its value as a point; a page that is laid out in a table as it is."""
    filled = [pieces for pieces in cells if pieces]
    if len(filled) < 2 or any(len(pieces) > 3 for pieces in filled):
        return [piece for pieces in filled for piece in pieces]
    texts = [" ".join(piece.text for piece in pieces) for pieces in filled]
    if len(texts) == 2:
        return [Piece(Kind.POINT, f"{texts[0].replace('**', '').rstrip(': ')}: {texts[1]}")]
    return [Piece(Kind.TEXT, " | ".join(texts))]
