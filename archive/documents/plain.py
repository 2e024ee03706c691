"""The lines of a plain text, each with what its own marks say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop
from archive.documents.diagnostics import Diagnostics
from archive.documents.lines import clean_line
from archive.documents.marks import (
    BREAK,
    BULLET,
    FENCE,
    HEADING,
    LINE_MARKS,
    NUMBER,
    PARTIES,
    UNDERLINE,
    mark,
    unescape,
)


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    POINT = "point"
    TEXT = "text"
    NUMBERED = "numbered"
    PARTIES = "parties"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number in the text, from 1. `text` is clean and without its line marks;
    `level` is that of a heading, or how deep a point was indented, in columns."""

    number: int
    kind: Kind
    text: str
    level: int = 0
    after_blank: bool = False
    code: bool = False


_BREAKABLE = (Kind.TEXT, Kind.NUMBERED, Kind.POINT)
_LONGEST_BROKEN = 10_000

_KEPT = {
    gettext_noop("a table"): re.compile(r"\|.*\|$"),
    "HTML": re.compile(r"</?[A-Za-z!]"),
    gettext_noop("a shortcode"): re.compile(r"\{\{[<%{]"),
    gettext_noop("an image"): re.compile(r"!\["),
    gettext_noop("a quotation"): re.compile(r">"),
}
"""What is kept as text though it means more elsewhere, by how the line begins."""


def read_lines(text: str, first_number: int, said: Diagnostics) -> list[Line]:
    """The lines of the text that are not blank, in order."""
    raw = text.split("\n")
    code = _code_lines(raw)
    lines: list[Line] = []
    blank = True
    for index, source in enumerate(raw):
        number = first_number + index
        if not (clean := clean_line(source)):
            blank = True
            continue
        if index in code:
            said.info(number, _("code is kept as text"))
            lines.append(Line(number, Kind.TEXT, clean, after_blank=blank, code=True))
        else:
            indent = len(source.expandtabs(4)) - len(source.expandtabs(4).lstrip())
            _add(lines, _line(number, clean, indent, blank), indent, said)
        blank = False
    return _numbered_points(lines, said)


def _code_lines(raw: list[str]) -> set[int]:
    """The places of the lines between a fence and the fence that closes it, both included."""
    fences = [
        (index, found["marks"]) for index, source in enumerate(raw) if (found := mark(FENCE, source.strip()))
    ]
    inside: set[int] = set()
    opened: tuple[int, str] | None = None
    for index, marks in fences:
        if opened is None:
            opened = (index, marks)
        elif marks.startswith(opened[1]):
            inside.update(range(opened[0], index + 1))
            opened = None
    return inside


def _line(number: int, text: str, indent: int, after_blank: bool) -> Line:
    """The line by its own marks."""
    if found := mark(HEADING, text):
        return Line(number, Kind.HEADING, text[found.end() :].strip(), len(found["marks"]), after_blank)
    if mark(BREAK, text):
        return Line(number, Kind.BREAK, text, 0, after_blank)
    if found := mark(BULLET, text):
        return Line(number, Kind.POINT, text[found.end() :].strip(), indent, after_blank)
    if mark(PARTIES, text):
        return Line(number, Kind.PARTIES, text, 0, after_blank)
    return Line(number, Kind.NUMBERED if mark(NUMBER, text) else Kind.TEXT, text, 0, after_blank)


def _add(lines: list[Line], line: Line, indent: int, said: Diagnostics) -> None:
    """Add the line to those before it: most stand alone, some go on with the last one."""
    last = lines[-1] if lines and not line.after_blank and not lines[-1].code else None
    if last and _underlines(last, line):
        lines[-1] = replace(last, kind=Kind.HEADING, level=1 if line.text[0] == "=" else 2)
    elif last and _goes_on(last, line, indent):
        said.info(line.number, _("goes on with line %(number)s") % {"number": last.number})
        lines[-1] = replace(last, text=f"{last.text} {line.text}")
    elif line.text:
        _say_kept(line, said)
        text = unescape(line.text, LINE_MARKS) if line.kind is Kind.TEXT else line.text
        lines.append(line if text == line.text else replace(line, text=text))
    elif line.kind is Kind.HEADING:
        lines.append(line)


def _underlines(last: Line, line: Line) -> bool:
    """Whether the line makes the last one a heading, as Markdown's underlines do."""
    is_short = len(last.text) <= 120 and last.text[-1:] not in ".;:"
    return is_short and last.kind is Kind.TEXT and bool(mark(UNDERLINE, line.text))


def _goes_on(last: Line, line: Line, indent: int) -> bool:
    """Whether the line goes on with the last one: indented under its point, or broken in a sentence."""
    if line.kind is not Kind.TEXT or last.kind not in _BREAKABLE or len(last.text) > _LONGEST_BROKEN:
        return False
    return (last.kind is Kind.POINT and indent > last.level) or _is_broken(last.text, line.text)


def _is_broken(text: str, following: str) -> bool:
    """Whether a text was broken by hand in the middle of a sentence."""
    return len(text) >= 45 and following[0].islower() and text[-1] not in '.?!:;”")]*_>}|'


def _say_kept(line: Line, said: Diagnostics) -> None:
    """Remark on what is kept, but not as what it was."""
    if line.kind is Kind.POINT and line.level >= 2:
        said.info(line.number, _("a sub-point is kept as a point of its list"))
    kept = (name for name, pattern in _KEPT.items() if line.kind is Kind.TEXT and pattern.match(line.text))
    if name := next(kept, None):
        said.info(line.number, _("%(name)s is kept as text") % {"name": _(name)})


def _numbered_points(lines: list[Line], said: Diagnostics) -> list[Line]:
    """The lines, where those numbered 1, 2, 3 … one after the other have become points."""
    done: list[Line] = []
    for run in _runs(lines):
        if len(run) >= 2:
            done.extend(_numbered_point(line, said) for line in run)
        else:
            done.extend(replace(line, kind=Kind.TEXT) if line.kind is Kind.NUMBERED else line for line in run)
    return done


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines cut so that lines that count 1, 2, 3 … are together and others alone."""
    run: list[Line] = []
    for line in lines:
        if run and not (_number(line) == len(run) + 1 and _number(run[0]) == 1):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _number(line: Line) -> int:
    found = mark(NUMBER, line.text) if line.kind is Kind.NUMBERED else None
    return int(found["number"]) if found else 0


def _numbered_point(line: Line, said: Diagnostics) -> Line:
    number, text = line.text.split(maxsplit=1)
    said.info(
        line.number, _("its number (%(number)s) is its place in the list, and left out") % {"number": number}
    )
    return replace(line, kind=Kind.POINT, text=text)
