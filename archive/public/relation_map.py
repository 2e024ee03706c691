"""The map of a record's neighbourhood as a drawing: numbers for an SVG, worked out here.

A row for each event, in the order of their dates from top to bottom, its dot one place further to
the right than the one before: time runs to the right. A relation goes down from the dot of the
earlier event and then right to that of the later one, so no line ever crosses a title.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from django.utils.translation import gettext

from archive.catalog.hits import Hit
from archive.catalog.webs import Edge, Web
from archive.public.texts import plain

WIDTH: Final = 360
"""Units across, which a narrow telephone shows as so many pixels: there, texts keep their size."""

ROW: Final = 44
LEFT: Final = 10
DOTS: Final = 84
"""Units between the first dot and the last, where there are many."""

WIDEST_STEP: Final = 16
CORNER: Final = 6
LETTER: Final = 6.7
"""Units that a letter of a title takes, on average and rather more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An event in its row: the place of its dot, and its title as far as there is room."""

    hit: Hit
    x: float
    y: int
    title: str
    is_start: bool

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return self.x + 12

    @property
    def top(self) -> int:
        """The upper edge of its row."""
        return self.y - ROW // 2

    @property
    def date_y(self) -> int:
        """The line of the date."""
        return self.y - 6

    @property
    def title_y(self) -> int:
        """The line of the title."""
        return self.y + 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A relation: its way, and what it says."""

    path: str
    edge: Edge
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationMap:
    """The whole drawing."""

    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    width: int = WIDTH
    row: int = ROW


def drawn(web: Web) -> RelationMap:
    """The drawing of a web."""
    dots = {dot.hit.record: dot for dot in _dots(list(web.hits.values()), web.start)}
    lines = tuple(_line(edge, dots) for edge in web.edges)
    return RelationMap(height=ROW * len(dots), dots=tuple(dots.values()), lines=lines)


def _dots(hits: Sequence[Hit], start: int) -> Iterator[Dot]:
    step = min(WIDEST_STEP, DOTS / max(1, len(hits) - 1))
    for place, hit in enumerate(hits):
        x = round(LEFT + step * place, 1)
        yield Dot(
            hit=hit,
            x=x,
            y=ROW * place + ROW // 2,
            title=fitted(plain(hit.title), int((WIDTH - x - 12) / LETTER)),
            is_start=hit.record == start,
        )


def _line(edge: Edge, dots: dict[int, Dot]) -> Line:
    one, other = dots[edge.one], dots[edge.other]
    upper, lower = sorted((one, other), key=lambda dot: dot.y)
    path = (
        f"M{upper.x} {upper.y}V{lower.y - CORNER}"
        f"Q{upper.x} {lower.y} {min(upper.x + CORNER, lower.x)} {lower.y}H{lower.x}"
    )
    words = f"{plain(one.hit.title)}: {gettext(edge.type.words)} {plain(other.hit.title)}"
    return Line(path=path, edge=edge, words=words)


def fitted(text: str, room: int) -> str:
    """The text, cut where it would take more than so many places; ideographs take two each.

    >>> fitted("Moscow publishes two drafts", 12)
    'Moscow publ…'
    """
    taken = [*accumulate(map(_places, text))]
    if breadth(text) <= room:
        return text
    return f"{text[: max(0, bisect_right(taken, room) - 1)].rstrip()}…"


def breadth(text: str) -> int:
    """The places that a text takes."""
    return sum(map(_places, text))


def _places(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
