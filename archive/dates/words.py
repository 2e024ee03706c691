"""A date in words, for readers, in any language that has a `Wording`."""

from __future__ import annotations

from archive.dates.edtf import SPRING, Point, Precision, Span
from archive.dates.parts import NAMES, Unit, ends_of_part, month_unit, year_unit, years_unit
from archive.dates.wording import Case, Wording
from archive.dates.wordings import ENGLISH


def words_of(span: Span, words: Wording = ENGLISH) -> str:
    """A date for readers: "17 December 2021", "about 1997", "17–18 February 2022", "undated"."""
    if span.precision is Precision.UNDATED:
        return words.undated
    if span.precision is not Precision.INTERVAL:
        return _point(span.start, words)
    if span.start is None:
        pattern, _, case = words.open if span.edtf.startswith("..") else words.unknown
        return pattern.format(_point(span.end, words, case))
    if span.end is None:
        _, pattern, case = words.open if span.edtf.endswith("..") else words.unknown
        return pattern.format(_point(span.start, words, case))
    return part_words(span, words) or _interval(span.start, span.end, words)


def _point(point: Point | None, words: Wording, case: Case = Case.PLAIN) -> str:
    assert point is not None
    said, case = words.marks[case][point.mark]
    return said + _plain(point, words, case)


def _plain(point: Point, words: Wording, case: Case) -> str:
    if point.precision is Precision.CENTURY:
        return words.century(point.year, case)
    if point.precision is Precision.DECADE:
        return _decade(point.year, words, case)
    within = _within_year(point, words, case)
    return f"{within} {words.year_after(point.year)}" if within else words.year(point.year, case)


def _within_year(point: Point, words: Wording, case: Case) -> str:
    if point.precision is Precision.SEASON:
        return words.seasons[case][point.month - SPRING]
    if point.day:
        return f"{point.day} {words.of_day[point.month - 1]}"
    return words.months[case][point.month - 1] if point.month else ""


def _decade(first: int, words: Wording, case: Case) -> str:
    """As in "1990s"; but the 1900s are a century to most, and decades counted through zero have no name."""
    if first % 100 and first > 0:
        return words.decade(first, case)
    return words.years(first, first + 9, case)


def part_words(span: Span, words: Wording = ENGLISH) -> str:
    """As in "early 2022", where that is read as this interval; empty where nothing is."""
    for name in NAMES:
        for unit, text in _units_at(span.start, words):
            if "/".join(ends_of_part(unit, (name, 0, 0))) == span.edtf:
                return words.parts[name].format(text)
    return ""


def _units_at(point: Point | None, words: Wording) -> list[tuple[Unit, str]]:
    """The year, month, decade or century that may hold the start of a part, with its words."""
    assert point is not None
    case, year = Case.GENITIVE, point.year
    if point.precision is Precision.DAY:
        text = f"{words.months[case][point.month - 1]} {words.year_after(year)}"
        return [(month_unit(year, point.month), text)]
    if point.precision is Precision.MONTH:
        return [(year_unit(year), words.year(year, case))]
    decade, century = year - year % 10, year - year % 100
    return [
        (years_unit("decade", decade), _decade(decade, words, case)),
        (years_unit("century", century), words.century(century, case)),
    ]


def _interval(start: Point, end: Point, words: Wording) -> str:
    """Says only once what both ends share: "17–18 February 2022", "about 1940–1946"."""
    if start == end:
        return _point(start, words)
    if start.mark != end.mark or start.precision is not end.precision:
        pattern, case = words.between
        return pattern.format(_point(start, words, case), _point(end, words, case))
    said, case = words.marks[Case.PLAIN][start.mark]
    return said + _alike(start, end, words, case)


def _alike(start: Point, end: Point, words: Wording, case: Case) -> str:
    if start.precision is Precision.YEAR:
        return words.years(start.year, end.year, case)
    last = _plain(end, words, case)
    if start.year != end.year or not start.month:
        return f"{_plain(start, words, case)} – {last}"
    if start.precision is Precision.DAY and start.month == end.month:
        return f"{start.day}–{last}"
    return f"{_within_year(start, words, case)}{' – ' if start.day else '–'}{last}"
