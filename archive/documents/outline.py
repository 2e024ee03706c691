"""From lines to an outline: the opening, the parts under their headings, the closing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from archive.dates.speech import gettext as _
from archive.documents.diagnostics import Diagnostics
from archive.documents.facts import is_facts_heading, read_fact
from archive.documents.plain import Kind, Line
from archive.documents.recognise import heading_chances, is_echo


@dataclass(slots=True)
class Part:
    """A heading (None: text that goes on after a list) with what stands under it."""

    heading: Line | None = None
    level: int = 2
    parties: list[Line] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    points: list[Line] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not (self.parties or self.paragraphs or self.points)


@dataclass(slots=True)
class Outline:
    """A text in its parts. `opening` are the texts between the title and the first part. A text that
    `is_settled` has a front matter and marks: nothing in it is recognised, all is as it is marked."""

    title: Line | None
    opening: list[Line]
    parts: list[Part]
    closing: Line | None
    is_settled: bool = False


def outline(lines: list[Line], title: str, has_front: bool, said: Diagnostics) -> Outline:
    """The outline of the lines. Where no heading is marked, headings are recognised (a guess).

    With a `title`, which is said elsewhere, the lines are what comes after it.
    """
    first = None if title else _title(lines)
    is_settled = has_front and first is not None and first.kind is Kind.HEADING
    rest = [line for line in lines if line is not first]
    if not is_settled and not any(line.kind is Kind.HEADING for line in rest):
        rest = _recognised(first or Line(0, Kind.TEXT, title), rest, said)
    rest, closing = _marked_closing(rest, said)
    opening = _opening(rest)
    parts = _parts(rest[len(opening) :])
    if closing is None:
        closing = _guessed_closing(parts, said)
    return Outline(first, opening, parts, closing, is_settled)


def _title(lines: list[Line]) -> Line | None:
    """The first heading of level 1 if nothing but text stands before it, else the first line."""
    first = lines[:1]
    top = [line for line in lines[:5] if line.kind is Kind.HEADING and line.level == 1]
    return next(iter(top or first), None)


def _recognised(title: Line, lines: list[Line], said: Diagnostics) -> list[Line]:
    """The lines with those as headings that stand as headings do."""
    chances = heading_chances([replace(title, kind=Kind.TEXT), *lines])[1:]
    opening = _headline(title, lines)
    done = lines[:opening]
    under_facts = False
    for line, chance in list(zip(lines, chances, strict=True))[opening:]:
        under_facts = under_facts and (line.kind is Kind.POINT or read_fact(line, ()) is not None)
        if chance <= 0 or under_facts:
            done.append(line)
            continue
        text = line.text.strip("*_ ") or line.text
        under_facts = is_facts_heading(text)
        said.guess(line.number, _("“%(short)s” read as a heading") % {"short": _short(text)})
        done.append(replace(line, kind=Kind.HEADING, text=text, level=2))
    return done


def _headline(title: Line, lines: list[Line]) -> int:
    """How many of the lines a second headline ends, which says the title again in other words."""
    for count in (1, 2):
        texts = [line.text for line in lines[: count + 1] if line.kind is Kind.TEXT]
        if len(texts) > count and is_echo(texts[count - 1], [title.text, *texts[: count - 1]]):
            return count
    return 0


def _marked_closing(lines: list[Line], said: Diagnostics) -> tuple[list[Line], Line | None]:
    """The lines without breaks; a text alone after the last break is the closing."""
    is_closing = len(lines) >= 2 and lines[-2].kind is Kind.BREAK and lines[-1].kind is Kind.TEXT
    closing = lines[-1] if is_closing else None
    kept = lines[:-2] if is_closing else lines
    for line in kept:
        if line.kind is Kind.BREAK:
            said.info(line.number, _("a line across the page is left out"))
    return [line for line in kept if line.kind is not Kind.BREAK], closing


def _opening(lines: list[Line]) -> list[Line]:
    """The texts before the first heading or list, and before what leads into that list."""
    count = next((index for index, line in enumerate(lines) if line.kind is not Kind.TEXT), len(lines))
    leads_in = 0 < count < len(lines) and lines[count].kind is Kind.POINT and lines[count - 1].text[-1] == ":"
    return lines[: count - leads_in]


def _parts(lines: list[Line]) -> list[Part]:
    """The lines under their headings, cut also where text goes on after points."""
    parts: list[Part] = []
    for line in lines:
        if line.kind is Kind.HEADING:
            parts.append(Part(line, min(6, max(2, line.level))))
            continue
        if not parts or (line.kind is not Kind.POINT and parts[-1].points):
            parts.append(Part(level=parts[-1].level if parts else 2))
        _place(parts[-1], line).append(line)
    return parts


def _place(part: Part, line: Line) -> list[Line]:
    if line.kind is Kind.PARTIES and not part.paragraphs:
        return part.parties
    return part.points if line.kind is Kind.POINT else part.paragraphs


def _guessed_closing(parts: list[Part], said: Diagnostics) -> Line | None:
    """The last text, if it stands alone after a list without a heading of its own."""
    last = parts[-1] if len(parts) >= 2 else None
    if last is None or last.heading or last.points or last.parties or len(last.paragraphs) != 1:
        return None
    parts.pop()
    said.guess(last.paragraphs[0].number, _("no heading, taken as closing"))
    return last.paragraphs[0]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
