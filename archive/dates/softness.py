"""Which ends of a date are known to the day: how a date is to be drawn without padding it to a false
exact one."""

from __future__ import annotations

from typing import NamedTuple

from archive.dates.edtf import Point, Precision, parse_edtf
from archive.dates.event_date import EventDate
from archive.dates.words import part_words


class Softness(NamedTuple):
    """Whether the begin and the end of a date are soft: not known to the day, approximate or open."""

    start: bool
    end: bool


def softness(date: EventDate) -> Softness:
    """The softness of a date. Only the days of an interval are sharp, each for itself: such an event went on
    from the one to the other. What happened in March, or late in March, happened on a day that nobody knows.

    >>> softness(EventDate("", "2022-02-24/..")), softness(EventDate("", "2022-03"))
    (Softness(start=False, end=True), Softness(start=True, end=True))
    """
    span = parse_edtf(date.edtf)
    if date.is_exact:
        return Softness(False, False)
    if span.precision is not Precision.INTERVAL or (span.start and span.end and part_words(span)):
        return Softness(True, True)
    return Softness(_is_soft(span.start), _is_soft(span.end))


def _is_soft(point: Point | None) -> bool:
    return point is None or point.precision is not Precision.DAY or bool(point.mark)
