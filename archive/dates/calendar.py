"""Day numbers: the proleptic Gregorian calendar without an end on either side.

A day number is what `datetime.date.toordinal` gives (1 January of year 1 is day 1), continued to
zero and below for earlier days. Years are astronomical, as in ISO 8601 and EDTF: year 0 is 1 BC,
year -43 is 44 BC. Days are kept as written: nothing is converted from the Julian calendar.
"""

from __future__ import annotations

import datetime

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
"""The Gregorian calendar repeats itself exactly after 400 years."""

_LAST_DATE = datetime.date.max.toordinal()


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; raises `ValueError` if there is no such day."""
    cycle, rest = divmod(year - 1, _CYCLE_YEARS)
    return datetime.date(rest + 1, month, day).toordinal() + cycle * _CYCLE_DAYS


def month_of(day_number: int) -> tuple[int, int]:
    """The year and the month (1 to 12) in which a day lies."""
    cycle, date = _within_cycle(day_number)
    return date.year + cycle * _CYCLE_YEARS, date.month


def year_of(day_number: int) -> int:
    """The astronomical year in which a day lies."""
    return month_of(day_number)[0]


def date_of(day_number: int | None) -> datetime.date | None:
    """The day as Python has it, or None where there is none (open, or outside years 1 to 9999)."""
    if day_number is None or not 1 <= day_number <= _LAST_DATE:
        return None
    return datetime.date.fromordinal(day_number)


def first_of_month(index: int) -> int:
    """The number of the first day of a month; months are counted from January of year 0."""
    year, month = divmod(index, 12)
    return day_number(year, month + 1, 1)


def days_in_month(year: int, month: int) -> int:
    """How many days a month has: 28 to 31."""
    index = year * 12 + month - 1
    return first_of_month(index + 1) - first_of_month(index)


def _within_cycle(day_number: int) -> tuple[int, datetime.date]:
    cycle, rest = divmod(day_number - 1, _CYCLE_DAYS)
    return cycle, datetime.date.fromordinal(rest + 1)
