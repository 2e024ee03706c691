"""The marks of the plain-text form, and how a text that looks like one is escaped.

Every mark is a pattern with a place for backslashes. Without a backslash it is a mark; with some,
it is text that has one backslash too many. So the writer adds one where the reader takes one away,
and the two stay inverse for any text whatever. Other backslashes belong to the inline Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.documents.checks import KEY_PATTERN

SECTION, DEMANDS = "section", "demands"
DEMANDED_BY, DEMANDED_OF = "Demanded by", "Demanded of"

BULLETS = "-*+•–‣▪◦·"
_REFERENCE = rf"[^\s#{{}}]*#{KEY_PATTERN}"

HEADING = re.compile(r"(?P<bs>\\*)(?P<marks>#{1,6})(?=\s|$)")
BULLET = re.compile(rf"(?P<bs>\\*)[{BULLETS}](?=\s|$)")
NUMBER = re.compile(r"(?P<number>\d{1,3})(?P<bs>\\*)[.)](?=\s)")
BREAK = re.compile(r"(?P<bs>\\*)(?:-{3,}|\*{3,}|_{3,}|\*(?: \*){2,})$")
UNDERLINE = re.compile(r"(?P<bs>\\*)(?:={3,}|-{3,})$")
FENCE = re.compile(r"(?P<bs>\\*)(?P<marks>`{3,}|~{3,})")
PARTIES = re.compile(rf"(?P<label>{DEMANDED_BY}|{DEMANDED_OF})(?P<bs>\\*):(?=\s|$)")
HEADING_KIND = re.compile(rf"(?:^|(?<=\s))(?P<bs>\\*)\{{(?P<kind>{SECTION}|{DEMANDS})\}}$")
HEADING_END = re.compile(r"(?<=\s)(?P<bs>\\*)#+$")
DEMAND = re.compile(
    rf"(?<=\s)(?P<bs>\\*)\{{(?=[#r])(?:#(?P<key>{KEY_PATTERN}))?"
    rf"(?:(?:(?<=\{{)|\s+)restates (?P<restates>{_REFERENCE}))?\}}$"
)
CITED = re.compile(rf"(?<=\s)(?P<bs>\\*)\[\^(?P<key>{KEY_PATTERN})\]$")

_TAIL_MARKS = (HEADING_KIND, HEADING_END, DEMAND, CITED)
_TAIL = 2000
"""Marks at the end of a text are looked for in its last characters alone: no text costs more."""

LINE_MARKS = (HEADING, BREAK, UNDERLINE, BULLET, NUMBER, FENCE, PARTIES)
"""Marks at the beginning of a line that would not be read as a paragraph."""


def mark(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The mark in the text, if it has this one and it is not escaped."""
    found = _found(pattern, text)
    return found if found and not found["bs"] else None


def escape(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The text with a backslash in the first of the marks that it has, escaped or not."""
    found = _first(patterns, text)
    return f"{text[: found.start('bs')]}\\{text[found.start('bs') :]}" if found else text


def unescape(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The text without the backslash that `escape` gave it."""
    found = _first(patterns, text)
    return text[: found.start("bs")] + text[found.start("bs") + 1 :] if found and found["bs"] else text


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := _found(pattern, text))), None)


def _found(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(text, max(0, len(text) - _TAIL)) if pattern in _TAIL_MARKS else pattern.match(text)


def escape_inner(text: str, separator: str) -> str:
    """The text with a backslash before every backslash and every separator inside it."""
    return re.sub(rf"[\\{separator}]", r"\\\g<0>", text)


def unescape_inner(text: str, separator: str) -> str:
    """The text before `escape_inner`."""
    return re.sub(rf"\\([\\{separator}])", r"\1", text)
