"""Events over time as bars: numbers for an SVG, worked out here.

A row for each event, in the order of their dates: its title, and below that its bar. What is known to the
day has sharp ends; where a date is vague, its bar fades (see `archive.dates.softness`). A title begins
above its bar, or so far before it that it ends within the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from archive.catalog.hits import Hit
from archive.dates import read_edtf, softness
from archive.public.axis import axis_marks
from archive.public.relation_map import LETTER, WIDTH, breadth, fitted
from archive.public.texts import plain

ROW: Final = 40
AXIS: Final = 22
"""Units above the first row, for the words of the axis."""

BELOW: Final = 28
"""Units from the upper edge of a row to the middle of its bar."""

EDGE: Final = 8
NARROWEST: Final = 5
GAP: Final = 6
LONGEST: Final = 3 * 366
"""Days: a vaguer date does not stretch the axis, but runs off it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on the axis."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An event: from `x`, so wide; `fill` says which of its ends are soft; and where its title stands."""

    hit: Hit
    x: float
    width: float
    y: int
    fill: str
    is_day: bool
    title: str
    text_x: float

    @property
    def top(self) -> int:
        """The upper edge of its row."""
        return self.y - BELOW

    @property
    def bar_top(self) -> int:
        """The upper edge of the bar."""
        return self.y - 5

    @property
    def middle(self) -> float:
        """Where a single day is marked."""
        return round(self.x + self.width / 2, 1)

    @property
    def text_y(self) -> int:
        """The line of the title."""
        return self.y - 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The whole drawing; `undated` is how many events it cannot show."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: int
    height: int
    width: int = WIDTH
    row: int = ROW


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that the drawing shows, from the left edge to the right."""

    first: int
    last: int

    def x(self, day: float) -> float:
        """Where a day begins; what lies outside is put at the edge."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return round(EDGE + min(1.0, max(0.0, share)) * (WIDTH - 2 * EDGE), 1)


def drawn(hits: Sequence[Hit]) -> Bars:
    """The drawing of these events."""
    dated = [hit for hit in hits if not hit.date.is_undated]
    scale = _scale(dated)
    bars = tuple(_bar(hit, place, scale) for place, hit in enumerate(dated))
    return Bars(
        bars=bars,
        ticks=tuple(_tick(scale, *mark) for mark in axis_marks(scale.first, scale.last)) if dated else (),
        undated=len(hits) - len(dated),
        height=AXIS + ROW * len(bars) + GAP,
    )


def _scale(hits: Iterable[Hit]) -> Scale:
    ends = [(hit.date.first_day, hit.date.last_day) for hit in hits]
    known = [(first, last) for first, last in ends if first is not None and last is not None]
    short = [(first, last) for first, last in known if last - first <= LONGEST] or known
    days = [day for pair in short or ends for day in pair if day is not None]
    return Scale(min(days), max(days)) if days else Scale(0, 0)


def _bar(hit: Hit, place: int, scale: Scale) -> Bar:
    first, last = hit.date.first_day, hit.date.last_day
    x = EDGE if first is None else scale.x(first)
    end = WIDTH - EDGE if last is None else scale.x(last + 1)
    width = max(NARROWEST, round(end - x, 1))
    x = min(x, WIDTH - EDGE - width)
    title = fitted(plain(hit.title), int(WIDTH / LETTER))
    return Bar(
        hit=hit,
        x=round(x, 1),
        width=width,
        y=AXIS + ROW * place + BELOW,
        fill=_fill(hit, scale),
        is_day=hit.date.is_exact,
        title=title,
        text_x=round(max(0.0, min(x, WIDTH - LETTER * breadth(title))), 1),
    )


def _fill(hit: Hit, scale: Scale) -> str:
    """The name of the fill: an end that runs off the drawing is soft, too."""
    first, last = hit.date.first_day, hit.date.last_day
    soft = softness(hit.date)
    start = soft.start or first is None or first < scale.first
    end = soft.end or last is None or last > scale.last
    return {(True, True): "soft", (True, False): "soft-start", (False, True): "soft-end"}.get(
        (start, end), "sharp"
    )


def _tick(scale: Scale, day: int, edtf: str) -> Tick:
    x, words = scale.x(day), read_edtf(edtf).words
    half = len(words) * LETTER / 2
    anchor = "start" if x < half else "end" if x > WIDTH - half else "middle"
    return Tick(x=x, words=words, anchor=anchor)
