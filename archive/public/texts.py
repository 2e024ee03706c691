"""Texts of documents made ready for readers: inline Markdown as safe HTML, and as plain text.

Texts come from imports and are never trusted. Raw HTML is shown as the characters it is; what
Markdown makes of the rest passes a second sieve with an allow-list of four elements, so a fault
in either library alone lets nothing through.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from archive.catalog.marking import Marked, Piece

MOST_MARKS = 1000
"""A text with more marks than these is no Markdown, and is shown as it stands: reading 100,000 opening
brackets takes a second."""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")
_SIEVE = nh3.Cleaner(
    tags={"a", "code", "em", "strong"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
)
_MARKS = re.compile(r"[*_`\[<\\&]")
CITATION: Final = re.compile(r" ?\[\^([a-z0-9][a-z0-9-]{0,39})\]")
"""Where a text cites a source, by its key (see `notes`)."""
# All that XML 1.0 (section 2.2, "Char") does not allow in a document, however it is escaped.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inline(text: str) -> SafeString:
    """Emphasis, code and absolute links of a text as HTML; images become links to them."""
    if not _has_marks(text):
        return escape(text)
    return mark_safe(_SIEVE.clean(_MARKDOWN.renderInline(text)))  # noqa: S308 - sieved above


def plain(text: str) -> str:
    """The words of a text without its Markdown and without citations: for titles, lists and feeds."""
    if not _has_marks(text):
        return text
    return CITATION.sub("", "".join(_words(_MARKDOWN.parseInline(text))))


def highlighted(pieces: Marked) -> SafeString:
    """A text in pieces as HTML, with those that were searched for marked."""
    return mark_safe("".join(map(_piece, pieces)))  # noqa: S308 - escaped below


def _piece(piece: Piece) -> str:
    text = html.escape(piece.text)
    return f"<mark>{text}</mark>" if piece.marked else text


def _has_marks(text: str) -> bool:
    if not _MARKS.search(text):
        return False
    return sum(1 for _ in islice(_MARKS.finditer(text), MOST_MARKS + 1)) <= MOST_MARKS


def xml_text(text: str) -> str:
    """A text without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from _words(token.children or ()) if token.type == "inline" else (_word(token),)


def _word(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content
