"""Parts of a year, month, decade or century: "early 2022", "late 18th century", "first half of May".

"Early", "mid" and "late" are about a third each, with an approximate inner end (``~``), so that
neighbours overlap: nobody can say on which day the early part of a year is over.
"""

from __future__ import annotations

from typing import NamedTuple

from archive.dates.calendar import days_in_month, first_of_month, month_of


class Unit(NamedTuple):
    """A time that has parts: `prefix` and `first` name its pieces, `length` counts them.

    The pieces of a year are months, those of a month days, those of decade and century years.
    """

    kind: str
    prefix: str
    first: int
    length: int

    def piece(self, index: int) -> str:
        """The EDTF form of one piece, counted from 0."""
        if self.prefix:
            return f"{self.prefix}-{self.first + index:02}"
        return edtf_year(self.first + index)


Part = tuple[str, int, int]
"""A named part (``("early", 0, 0)``), or a fraction (``("", 2, 4)``: the second of four)."""

_NAMED = {
    ("year", "early"): ("0", "3~"),
    ("year", "mid"): ("4~", "7~"),
    ("year", "late"): ("8~", "11"),
    ("month", "early"): ("0", "11~"),
    ("month", "mid"): ("8~", "20~"),
    ("month", "late"): ("18~", "-1"),
    ("decade", "early"): ("0", "4~"),
    ("decade", "mid"): ("4~", "6~"),
    ("decade", "late"): ("6~", "9"),
    ("century", "early"): ("0", "39~"),
    ("century", "mid"): ("30~", "69~"),
    ("century", "late"): ("60~", "99"),
}
"""First and last piece of each named part; -1 is the last piece of the unit."""

NAMES = ("early", "mid", "late")


def edtf_year(year: int) -> str:
    """A year as EDTF writes it: "0925", "-0043", "Y12000"."""
    digits = f"{year:05}" if year < 0 else f"{year:04}"
    return digits if -9999 <= year <= 9999 else f"Y{year}"


def edtf_month(index: int) -> str:
    """A month, counted from January of year 0, as EDTF writes it."""
    year, month = divmod(index, 12)
    return f"{edtf_year(year)}-{month + 1:02}"


def edtf_day(day: int) -> str:
    """A day, by its number, as EDTF writes it."""
    year, month = month_of(day)
    index = year * 12 + month - 1
    return f"{edtf_month(index)}-{day - first_of_month(index) + 1:02}"


def year_unit(year: int) -> Unit:
    """The year as twelve months."""
    return Unit("year", edtf_year(year), 1, 12)


def month_unit(year: int, month: int) -> Unit:
    """The month as its days."""
    return Unit("month", f"{edtf_year(year)}-{month:02}", 1, days_in_month(year, month))


def years_unit(kind: str, first: int) -> Unit:
    """A decade or a century as years from `first` on."""
    return Unit(kind, "", first, 10 if kind == "decade" else 100)


def ends_of_part(unit: Unit, part: Part) -> tuple[str, str]:
    """The first and the last piece of a part of a unit, in EDTF."""
    name, number, count = part
    if not name:
        begin = (number - 1) * unit.length // count
        return unit.piece(begin), unit.piece(number * unit.length // count - 1)
    begin_text, end_text = _NAMED[unit.kind, name]
    return _piece(unit, begin_text), _piece(unit, end_text)


def _piece(unit: Unit, position: str) -> str:
    index = int(position.rstrip("~")) % unit.length
    return unit.piece(index) + ("~" if position.endswith("~") else "")
