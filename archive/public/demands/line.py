"""A line in time as a drawing: numbers for an SVG, worked out here.

Along the line everything is in shares of its width, so a drawing is as wide as its place, and its texts and
signs keep their size. Marks that would lie upon each other go into lanes below; a date that means more than a
day is a bar from its first day to its last, with soft ends where the source does not name the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.dates import EventDate, read_edtf
from archive.public.axis import axis_marks

LANE: Final = 26
"""Pixels from one lane to the next."""

TOP: Final = 8
AXIS: Final = 26
"""Pixels that the axis with its words takes."""

ROOM: Final = 7.0
"""Share of the width that a mark takes for itself: 24 pixels on a narrow telephone."""

EDGE: Final = 4.0
"""Share of the width that stays free at either end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something on the line: what it is called there (its number in the list beside), what styles know it
    by, and where it is. `x` is the middle; `start` and `width` are those of its bar."""

    label: str
    kind: str
    x: float
    y: int
    start: float
    width: float
    is_vague: bool

    @property
    def text_y(self) -> int:
        """Where the foot of its label is."""
        return self.y + 4

    @property
    def top(self) -> int:
        """The upper edge of its bar."""
        return self.y - 9


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with words below the line."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The whole drawing. `day_x` is the place of the day that is asked for, None where there is none."""

    height: int
    axis_y: int
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    day_x: float | None

    @property
    def words_y(self) -> int:
        """Where the words of the axis stand."""
        return self.axis_y + 18


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be drawn: its label, its kind, its date."""

    label: str
    kind: str
    date: EventDate


def drawn(placed: Iterable[Placed], day: int | None = None) -> Line | None:
    """The drawing of what has a date; None where nothing has one. What is undated is left to the list."""
    known = [one for one in placed if _days(one.date)]
    if not known:
        return None
    ends = [end for one in known for end in _ends(one.date)]
    scale = _Scale(min(ends), max(ends))
    marks = tuple(_in_lanes(known, scale))
    axis = TOP + LANE * (1 + max(mark.y for mark in marks) // LANE)
    return Line(
        height=axis + AXIS,
        axis_y=axis,
        marks=marks,
        ticks=tuple(_tick(scale, *mark) for mark in axis_marks(scale.first, scale.last)),
        day_x=None if day is None else scale.place(day),
    )


class _Scale:
    """Days as shares of the width."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last

    def place(self, day: int) -> float:
        share = (day - self.first) / max(1, self.last - self.first) if self.last > self.first else 0.5
        return round(EDGE + (100 - 2 * EDGE) * min(1.0, max(0.0, share)), 2)


def _days(date: EventDate) -> bool:
    return date.first_day is not None or date.last_day is not None


def _ends(date: EventDate) -> Iterator[int]:
    yield from (day for day in (date.first_day, date.last_day) if day is not None)


def _in_lanes(placed: Sequence[Placed], scale: _Scale) -> Iterator[Mark]:
    """Each mark in the first lane in which it lies upon no other."""
    taken: list[float] = []
    for one in sorted(placed, key=lambda each: each.date.sort_key):
        start = scale.place(scale.first if one.date.first_day is None else one.date.first_day)
        end = scale.place(scale.last if one.date.last_day is None else one.date.last_day)
        middle = round((start + end) / 2, 2)
        left, right = min(start, middle - ROOM / 2), max(end, middle + ROOM / 2)
        lane = next((at for at, until in enumerate(taken) if until <= left), len(taken))
        taken[lane : lane + 1] = [right]
        yield Mark(
            label=one.label,
            kind=one.kind,
            x=middle,
            y=TOP + LANE // 2 + LANE * lane,
            start=start,
            width=round(end - start, 2),
            is_vague=not one.date.is_exact,
        )


def _tick(scale: _Scale, day: int, edtf: str) -> Tick:
    return Tick(scale.place(day), read_edtf(edtf).words)
