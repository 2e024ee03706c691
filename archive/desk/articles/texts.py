"""Paragraphs and points as one text: how the desk stores and shows them."""

from __future__ import annotations

import re

from archive.documents import clean_line

_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def paragraphs_text(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs parted by blank lines."""
    return "\n\n".join(paragraphs)


def points_text(points: tuple[str, ...]) -> str:
    """Points, one a line."""
    return "\n".join(points)


def read_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: a blank line ends one, a single line end does not."""
    return _lines(_BLANK_LINES.split(text.replace("\r\n", "\n")))


def read_points(text: str) -> tuple[str, ...]:
    """The points of a text: each line that is not blank."""
    return _lines(text.replace("\r\n", "\n").split("\n"))


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(line for line in map(clean_line, texts) if line)
