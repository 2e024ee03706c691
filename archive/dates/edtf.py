"""Reading EDTF, levels 0 and 1, to the days that it can mean.

The Extended Date/Time Format is ISO 8601-2:2019, annex A; the free text is the Library of
Congress specification of 4 February 2019 (https://www.loc.gov/standards/datetime/). Read here:
dates to the year, month or day; date and time (the time is dropped); seasons 21 to 24;
unspecified digits from the right (``199X``, ``19XX``, ``2021-XX``, ``2021-12-XX``); years before 1
and beyond 9999 (``-0043``, ``Y12000``); ``?``, ``~`` and ``%`` after a date; intervals whose ends
may be any of these, open (``..``) or unknown (nothing).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from archive.dates.calendar import day_number, first_of_month
from archive.dates.speech import gettext as _
from archive.dates.wordings import spoken

LONGEST_EDTF = 80
"""Characters; two dates with their times and zones need fewer."""

FARTHEST_YEAR = 1_000_000
"""Years beyond this, before or after, are refused: their day numbers need not fit anywhere."""

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24


class UnreadableDate(ValueError):
    """A date that cannot be read; the message is the reason, in plain words."""


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNDATED = "undated"


class Point(NamedTuple):
    """One end of an interval, or a date that stands alone.

    `year` is the year given, or the earliest one of a decade or century; `month` is 1 to 12, a
    season 21 to 24, or 0; `day` is 0 where not given. `mark` is ``?`` (uncertain), ``~``
    (approximate), ``%`` (both) or empty. `first` and `last` are day numbers, both included, as the
    date stands; `earliest` and `latest` are those widened by the mark.
    """

    text: str
    precision: Precision
    year: int
    month: int
    day: int
    mark: str
    first: int
    last: int
    earliest: int
    latest: int


class Span(NamedTuple):
    """An EDTF string, read. A date that stands alone is both its own `start` and `end`.

    In an interval None is an open or unknown end. `edtf` is the string without times of day.
    """

    edtf: str
    precision: Precision
    start: Point | None
    end: Point | None


_POINT = re.compile(
    r"(?:(?P<year>-?[0-9]{4})|Y(?P<long>-?[0-9]{5,12})|(?P<vague>-?[0-9]{2}(?:[0-9]X|XX)))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?P<time>T[0-9:.,]{2,15}(?:Z|[-+][0-9:]{2,5})?)?)?)?"
    r"(?P<mark>[?~%])?"
)

_TIME = re.compile(
    r"T(?:[01][0-9]|2[0-4])(?::?[0-5][0-9](?::?(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?)?"
    r"(?:Z|[-+](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)

_WIDTH_IN_MONTHS = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
}
"""The length of each unit; an approximate date is widened by one unit on each side."""

_SEASON_MONTHS = {SPRING: (2, 4), SUMMER: (5, 7), AUTUMN: (8, 10), WINTER: (-1, 13)}
"""First and last month of the northern seasons, counted from January of their year as 0.

"Winter 2022" may be the one that began in December 2021 or the one that ended in February 2023.
"""


@lru_cache(maxsize=2**14)
def parse_edtf(text: str) -> Span:
    """Read an EDTF string; raises `UnreadableDate`. The empty string is no date at all."""
    if not text:
        return Span("", Precision.UNDATED, None, None)
    if len(text) > LONGEST_EDTF:
        raise UnreadableDate(_("the date is longer than %(limit)s characters") % {"limit": LONGEST_EDTF})
    begin, slash, end = text.partition("/")
    if slash:
        return _interval(begin, end)
    point = _point(text)
    return Span(point.text, point.precision, point, point)


def _interval(begin: str, end: str) -> Span:
    start = None if begin in ("", "..") else _point(begin)
    finish = None if end in ("", "..") else _point(end)
    if start is None and finish is None:
        raise UnreadableDate(_("an interval needs a date at one end at least"))
    if start and finish and start.first > finish.last:
        raise UnreadableDate(_("the interval ends before it begins"))
    edtf = f"{start.text if start else begin}/{finish.text if finish else end}"
    return Span(edtf, Precision.INTERVAL, start, finish)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise UnreadableDate(_("%(text)r is not an EDTF date of level 0 or 1") % {"text": text})
    year, long, vague, month, day, time, mark = match.groups(default="")
    if time:
        text = _without_time(text, time)
    if vague:
        return _vague_years(text, vague, month, mark)
    if day and day != "XX":
        return _day(text, _known_year(year or long), month, int(day), mark)
    return _months(text, _known_year(year or long), month, day, mark)


def _without_time(text: str, time: str) -> str:
    if not _TIME.fullmatch(time):
        raise UnreadableDate(_("%(time)r is not a time of day") % {"time": time[1:]})
    return text.replace(time, "")


def _known_year(digits: str) -> int:
    year = int(digits)
    if abs(year) > FARTHEST_YEAR:
        raise UnreadableDate(
            _("the year is more than %(limit)s years away") % {"limit": f"{FARTHEST_YEAR:,}"}
        )
    if digits == "-0000":
        raise UnreadableDate(_("there is no year -0000; 1 BC is the year 0000"))
    if len(digits.lstrip("-")) > 4 and -9999 <= year <= 9999:
        raise UnreadableDate(_("a year of four digits is written without Y"))
    return year


def _day(text: str, year: int, month: str, day: int, mark: str) -> Point:
    if month == "XX" or not 1 <= int(month) <= 12:
        raise UnreadableDate(_("%(text)r has a day, but no month from 01 to 12") % {"text": text})
    try:
        number = day_number(year, int(month), day)
    except ValueError:
        name = spoken().of_day[int(month) - 1]
        raise UnreadableDate(
            _("there is no %(day)s %(month)s in the year %(year)s")
            % {"day": day, "month": name, "year": year}
        ) from None
    pad = 1 if mark in ("~", "%") else 0
    return Point(
        text, Precision.DAY, year, int(month), day, mark,
        number, number, number - pad, number + pad,
    )  # fmt: skip


def _months(text: str, year: int, month: str, day: str, mark: str) -> Point:
    january = year * 12
    if month in ("", "XX"):
        return _point_of_months(text, Precision.YEAR, (year, 0), mark, (january, january + 11))
    number = int(month)
    if 1 <= number <= 12:
        index = january + number - 1
        return _point_of_months(text, Precision.MONTH, (year, number), mark, (index, index))
    if number in _SEASON_MONTHS and not day:
        begin, end = _SEASON_MONTHS[number]
        return _point_of_months(
            text, Precision.SEASON, (year, number), mark, (january + begin, january + end)
        )
    raise UnreadableDate(
        _("%(text)r: there is no month or season %(month)s") % {"text": text, "month": month}
    )


def _vague_years(text: str, vague: str, month: str, mark: str) -> Point:
    if month:
        raise UnreadableDate(_("%(text)r has a month, but no certain year") % {"text": text})
    precision = Precision.CENTURY if vague.endswith("XX") else Precision.DECADE
    begin, end = sorted((int(vague.replace("X", "0")), int(vague.replace("X", "9"))))
    return _point_of_months(text, precision, (begin, 0), mark, (begin * 12, end * 12 + 11))


def _point_of_months(
    text: str, precision: Precision, unit: tuple[int, int], mark: str, months: tuple[int, int]
) -> Point:
    """A point of whole months, first and last counted from January of year 0."""
    begin, end = months
    first, last = first_of_month(begin), first_of_month(end + 1) - 1
    if mark not in ("~", "%"):
        return Point(text, precision, *unit, 0, mark, first, last, first, last)
    pad = _WIDTH_IN_MONTHS[precision]
    earliest, latest = first_of_month(begin - pad), first_of_month(end + pad + 1) - 1
    return Point(text, precision, *unit, 0, mark, first, last, earliest, latest)
