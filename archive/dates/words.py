"""A date in English words, for readers. `read_date` reads them back to the same days."""

from __future__ import annotations

from archive.dates.edtf import MONTH_NAMES, Point, Precision, Span
from archive.dates.parts import NAMES, Unit, ends_of_part, month_unit, year_unit, years_unit

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_MARKS = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}

_OPEN = {"": ("before {}", "after {}"), "..": ("{} or earlier", "{} or later")}
"""An unknown begin and end, an open begin and end."""


def words_of(span: Span) -> str:
    """A date for readers: "17 December 2021", "about 1997", "17–18 February 2022", "undated"."""
    if span.precision is Precision.UNDATED:
        return "undated"
    if span.precision is not Precision.INTERVAL:
        return _point(span.start)
    if span.start is None:
        return _OPEN[span.edtf.partition("/")[0]][0].format(_point(span.end))
    if span.end is None:
        return _OPEN[span.edtf.partition("/")[2]][1].format(_point(span.start))
    return part_words(span) or _interval(span.start, span.end)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


def _point(point: Point | None) -> str:
    assert point is not None
    return _MARKS[point.mark] + _plain(point)


def _plain(point: Point) -> str:
    if point.precision is Precision.CENTURY:
        return _century(point.year)
    if point.precision is Precision.DECADE:
        return _decade(point.year)
    return f"{_within_year(point)}{_year(point.year)}"


def _within_year(point: Point) -> str:
    if point.precision is Precision.SEASON:
        return f"{_SEASONS[point.month]} "
    day = f"{point.day} " if point.day else ""
    return f"{day}{MONTH_NAMES[point.month - 1]} " if point.month else ""


def _year(year: int) -> str:
    """As in "1997" or "44 BC"; the years 1 to 999 and those after 9999 with their era."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {year}"


def _century(first: int) -> str:
    if first < 0:
        return f"{ordinal(-first // 100 + 1)} century BC"
    return f"{ordinal(first // 100 + 1)} century{' AD' if first < 1000 else ''}"


def _decade(first: int) -> str:
    """As in "1990s"; but the 1900s are a century to most, and decades counted through zero have no name."""
    if first % 100 and first > 0:
        return f"{_year(first)}s"
    return _years(first, first + 9)


def _years(begin: int, end: int) -> str:
    left, right = _year(begin), _year(end)
    if begin > -9999 and end <= 0:
        left = left.removesuffix(" BC")
    if begin > 0 and end <= 9999:
        right = right.removeprefix("AD ")
    return f"{left}–{right}"


def part_words(span: Span) -> str:
    """As in "early 2022", where that is read as this interval; empty where nothing is."""
    for name in NAMES:
        for unit, text in _units_at(span.start):
            if "/".join(ends_of_part(unit, (name, 0, 0))) == span.edtf:
                return f"{name}{'-' if name == 'mid' else ' '}{text}"
    return ""


def _units_at(point: Point | None) -> list[tuple[Unit, str]]:
    """The year, month, decade or century that may hold the start of a part, with its words."""
    assert point is not None
    if point.precision is Precision.DAY:
        month = month_unit(point.year, point.month)
        return [(month, f"{MONTH_NAMES[point.month - 1]} {_year(point.year)}")]
    if point.precision is Precision.MONTH:
        return [(year_unit(point.year), _year(point.year))]
    decade, century = point.year - point.year % 10, point.year - point.year % 100
    return [
        (years_unit("decade", decade), _decade(decade)),
        (years_unit("century", century), _century(century)),
    ]


def _interval(start: Point, end: Point) -> str:
    """Says only once what both ends share: "17–18 February 2022", "about 1940–1946"."""
    if start == end:
        return _point(start)
    if start.mark != end.mark or start.precision is not end.precision:
        return f"from {_point(start)} to {_point(end)}"
    return _MARKS[start.mark] + _alike(start, end)


def _alike(start: Point, end: Point) -> str:
    if start.precision is Precision.YEAR:
        return _years(start.year, end.year)
    if start.year != end.year or not start.month:
        return f"{_plain(start)} – {_plain(end)}"
    if start.precision is Precision.DAY and start.month == end.month:
        return f"{start.day}–{_plain(end)}"
    dash = " – " if start.day else "–"
    return f"{_within_year(start).rstrip()}{dash}{_plain(end)}"
