"""Where a date puts a record: its place among all others, and the months that it covers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from archive.dates import EventDate, first_of_month, month_of

_HALF: Final = 2**31
_FARTHEST: Final = _HALF - 2
"""Days and months count exactly up to millions of years from now; farther ones share the last place."""

_FIRST_PLACE: Final = 0
_LAST_PLACE: Final = 2**32 - 1

MONTHS: Final = 12


def places(date: EventDate, record: int) -> tuple[int, int]:
    """Two numbers (unsigned, 64 bits) to order by: the higher, the newer; the lower, the older.

    A date counts from its first day, or from its last where the first is open. The record's id is
    part of both, so no two records share a place, and paging is stable; undated ones are last in
    either order.
    """
    day = date.last_day if date.first_day is None else date.first_day
    newest, oldest = (_FIRST_PLACE, _LAST_PLACE) if day is None else (_shifted(day), _shifted(day))
    return newest << 32 | record, oldest << 32 | record


BEFORE_ALL: Final = _FIRST_PLACE - _HALF
AFTER_ALL: Final = _LAST_PLACE - _HALF
"""The days, months and years in which open dates begin and end."""

Span = tuple[int, int]
"""The first and the last month that a date can mean, counted from January of year 0; or the like in days
or years."""


def month_span(date: EventDate) -> int:
    """The date's span of months as one number, so that one count of these numbers gives the counts of
    all years and months, both by overlap and by containment (see `years`)."""
    return _span_number(date, month_index, month_index)


def year_span(date: EventDate) -> int:
    """The months of all years that the date touches, as one number: there are far fewer of these."""
    return _span_number(date, _january, lambda day: _january(day) + MONTHS - 1)


def day_span(date: EventDate) -> int:
    """The date's span of days as one number."""
    return _span_number(date, int, int)


def _span_number(date: EventDate, begin: Callable[[int], int], end: Callable[[int], int]) -> int:
    first = _FIRST_PLACE if date.first_day is None else _shifted(begin(date.first_day))
    last = _LAST_PLACE if date.last_day is None else _shifted(end(date.last_day))
    return first << 32 | last


def read_spans(found: Mapping[Any, int]) -> dict[Span, int]:
    """What is counted by the numbers of spans, by the spans that were put into them. The engine counts by the
    number or by its digits, which are empty where there is no date."""
    return {_span(number): count for number, count in found.items() if number != ""}


@lru_cache(maxsize=2**15)
def _span(number: int | str) -> Span:
    upper, lower = divmod(int(number), 2**32)
    return upper - _HALF, lower - _HALF


def coarser(span: Span, index: Callable[[int], int]) -> Span:
    """The same span in longer units; `index` gives the unit that one of its own lies in."""
    first, last = span
    return first if first == BEFORE_ALL else index(first), last if last == AFTER_ALL else index(last)


def year_of_month(month: int) -> int:
    """The year of a month."""
    return month // MONTHS


def month_index(day: int) -> int:
    """The month in which a day lies, counted from January of year 0."""
    year, month = month_of(day)
    return year * MONTHS + month - 1


def _january(day: int) -> int:
    return month_index(day) // MONTHS * MONTHS


def _shifted(number: int) -> int:
    return _HALF + max(-_FARTHEST, min(number, _FARTHEST))


def place_of_change(changed_at: datetime.datetime, record: int) -> int:
    """A number (unsigned, 64 bits) to order by: the higher, the later (to the second) the current
    edition of the record was published."""
    return int(changed_at.timestamp()) << 32 | record


def anniversary(date: EventDate) -> tuple[str, ...]:
    """The month in which a date surely lies, and the day if it is exact, whatever the year."""
    if date.first_day is None or date.last_day is None:
        return ()
    index = month_index(date.first_day)
    if index != month_index(date.last_day):
        return ()
    month = f"{index % MONTHS + 1:02}"
    day = date.first_day - first_of_month(index) + 1
    return (month, f"{month}-{day:02}") if date.is_exact else (month,)
