"""Times as terms of the index: days, months, years, tens of years and so on, each with a name.

Any stretch of days is made up of few of them, so that a range of dates is looked up as a handful of words,
not compared with the dates of all records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from archive.catalog.placing import MONTHS, month_index
from archive.dates import (
    FARTHEST_YEAR,
    EventDate,
    day_number,
    edtf_day,
    edtf_month,
    edtf_year,
    first_of_month,
)

FARTHEST: Final = day_number(-FARTHEST_YEAR, 1, 1), day_number(FARTHEST_YEAR, 12, 31)
"""The first and the last day that a date can be written for."""

_FIRST, _LAST = FARTHEST[0] - 1, FARTHEST[1] + 1
"""The days on which what is open begins and ends."""

OPEN: Final = "open"
"""Stands among what a date covers if its beginning is open."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The length of a bucket: a day (0 months), or so many months. Buckets are counted from day 0, or from
    January of year 0."""

    months: int

    def at(self, day: int) -> int:
        """The bucket in which a day lies."""
        return month_index(day) // self.months if self.months else day

    def first_day(self, bucket: int) -> int:
        """The first day of a bucket."""
        return first_of_month(bucket * self.months) if self.months else bucket

    def of_counted(self, place: int) -> int:
        """The bucket in which what is counted lies: a day, or (for longer buckets) a month."""
        return place // self.months if self.months else place

    def edtf(self, bucket: int) -> str:
        """A bucket as the filter reads it: a day, month, year, decade, century, or an interval of years."""
        if self.months < MONTHS:
            return edtf_month(bucket) if self.months else edtf_day(bucket)
        years = self.months // MONTHS
        first = bucket * years
        if years == 1:
            return edtf_year(first)
        digits = len(str(years)) - 1
        if years in (10, 100) and years <= first <= 9999:
            return f"{first:04}"[:-digits] + "X" * digits
        first, last = max(first, -FARTHEST_YEAR), min(first + years - 1, FARTHEST_YEAR)
        return f"{edtf_year(first)}/{edtf_year(last)}"


DAY: Final = Unit(0)
MONTH: Final = Unit(1)
YEAR: Final = Unit(MONTHS)
UNITS: Final = (DAY, MONTH, *(Unit(MONTHS * 10**power) for power in range(6)))
"""From the shortest to the longest. Each is made up of whole ones of those before it."""

_HALF: Final = 2**31


def prefix(unit: Unit) -> str:
    """How the names of all buckets of this length begin, and no others."""
    return f"{UNITS.index(unit)}"


def name_of(unit: Unit, bucket: int) -> str:
    """The name of a bucket. Those of one length are in the order of time."""
    return f"{prefix(unit)}{bucket + _HALF:08x}"


def places_of(date: EventDate) -> tuple[str, ...]:
    """The names of all buckets in which the day lies that a date counts from: its first one, or its last
    where the first is open. None, where both are, or the date is not known."""
    day = date.last_day if date.first_day is None else date.first_day
    return () if day is None else around(day)


def covered_by(date: EventDate) -> tuple[str, ...]:
    """The names of the fewest buckets that are all days which a date can mean; `OPEN` is one."""
    if date.is_undated:
        return ()
    begins = (OPEN,) if date.first_day is None else ()
    first = _FIRST if date.first_day is None else date.first_day
    return (*begins, *making_up(first, _LAST if date.last_day is None else date.last_day))


def between(first: int | None, last: int | None) -> tuple[str, ...]:
    """The names of the fewest buckets that are all days between these two, both included; None is open."""
    return making_up(_FIRST if first is None else first, _LAST if last is None else last)


@lru_cache(maxsize=2**14)
def around(day: int) -> tuple[str, ...]:
    """The names of all buckets in which a day lies."""
    return tuple(name_of(unit, unit.at(day)) for unit in UNITS)


@lru_cache(maxsize=2**14)
def making_up(first: int, last: int) -> tuple[str, ...]:
    """The names of the fewest buckets that are these days together, both included."""
    return tuple(_making_up(first, last))


def _making_up(first: int, last: int) -> Iterator[str]:
    for unit, longer in pairwise(UNITS):
        start = longer.first_day(longer.at(first - 1) + 1)
        end = longer.first_day(longer.at(last + 1)) - 1
        if start > end:
            yield from _row(unit, first, last)
            return
        yield from _row(unit, first, start - 1)
        yield from _row(unit, end + 1, last)
        first, last = start, end
    yield from _row(UNITS[-1], first, last)


def _row(unit: Unit, first: int, last: int) -> Iterator[str]:
    if first <= last:
        yield from (name_of(unit, bucket) for bucket in range(unit.at(first), unit.at(last) + 1))
