"""What was copied from a word processor or a web page, as clean text of the plain-text form.

Kept are headings, paragraphs, points, emphasis and links; tables of two columns become key facts.
Everything else of the HTML (styles, classes, comments, scripts, images) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from archive.desk.writing.html_pieces import Kind, Piece, read_html
from archive.documents import clean_line
from archive.documents.marks import LINE_MARKS, escape

MOST_CHARACTERS = 1_000_000
"""As much as is read: a second's work."""
_LONGEST_HEADING = 120


def as_text(html: str, *, is_whole: bool = False) -> str:
    """The plain-text form. `is_whole`: its first heading, if that comes first, is the title."""
    pieces = _leveled([_told(piece) for piece in read_html(html)], is_whole=is_whole)
    lines: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if before and not (before.kind == piece.kind == Kind.POINT):
            lines.append("")
        lines.append(_line(piece))
        before = piece
    return "\n".join(lines)


def as_paragraphs(html: str) -> str:
    """The texts alone, parted by blank lines."""
    return "\n\n".join(_texts(html))


def as_lines(html: str) -> str:
    """The texts alone, one a line."""
    return "\n".join(_texts(html))


def as_one_line(html: str) -> str:
    """The texts alone, on one line."""
    return " ".join(_texts(html))


FORMS: dict[str, Callable[[str], str]] = {
    "text": as_text,
    "paragraphs": as_paragraphs,
    "points": as_lines,
    "line": as_one_line,
}
"""What a field takes, by its name."""


def _texts(html: str) -> Iterator[str]:
    return (piece.text for piece in read_html(html))


_BULLETED = re.compile(r"[•·▪◦‣∙§]\s+")


def _told(piece: Piece) -> Piece:
    """The piece by what it says, where its element does not tell: points with typed bullets, and
    headings that are only bold."""
    if piece.kind is not Kind.TEXT:
        return piece
    if found := _BULLETED.match(piece.text):
        return Piece(Kind.POINT, clean_line(piece.text[found.end() :]))
    bare = piece.text.removeprefix("**").removesuffix("**")
    is_bold = len(piece.text) - len(bare) == 4 and "**" not in bare
    if is_bold and len(bare) <= _LONGEST_HEADING and bare[-1:] not in ".;:,":
        return Piece(Kind.HEADING, bare)
    return piece


def _leveled(pieces: Sequence[Piece], *, is_whole: bool) -> Iterator[Piece]:
    """The pieces with their headings from level 2 on, below the title; of a heading without a level,
    the highest."""
    is_titled = is_whole and bool(pieces) and pieces[0].kind is Kind.HEADING
    if is_titled:
        yield Piece(Kind.HEADING, pieces[0].text, 1)
    rest = pieces[1:] if is_titled else pieces
    highest = min((piece.level for piece in rest if piece.level), default=1)
    for piece in rest:
        if piece.kind is Kind.HEADING:
            yield Piece(Kind.HEADING, piece.text, min(max(piece.level - highest, 0) + 2, 6))
        else:
            yield piece


def _line(piece: Piece) -> str:
    if piece.kind is Kind.HEADING:
        return f"{'#' * piece.level} {piece.text}"
    return f"- {piece.text}" if piece.kind is Kind.POINT else escape(piece.text, LINE_MARKS)
