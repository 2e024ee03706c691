"""Results over time, in buckets of equal length: days, months, years, or ten, a hundred … years.

The length is the shortest that makes no more than `MOST` buckets of the time that is shown: that of all
results, or, around a range of dates that is asked for, the range and half as much again on either
side. A count is what asking for just that bucket gives, under all other conditions: how many
documents may have happened in it, or, with `certain`, lie wholly in it. So a document whose date is
vague is counted in every bucket in which it may have happened (or in none), and how many those are is
said beside it. Empty buckets are there, too. Undated documents are in none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from archive.catalog.facets import Asked, Count, Counted
from archive.catalog.placing import AFTER_ALL, BEFORE_ALL, MONTHS, Span
from archive.catalog.spans import Spans
from archive.catalog.units import DAY, FARTHEST, MONTH, UNITS, Unit
from archive.catalog.years import OfSpans, words_of
from archive.dates import first_of_month

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery

MOST: Final = 120
"""The most buckets."""

LEAST_AROUND: Final = 15
"""Days before and after a range, at least."""


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is shown: from the first bucket to the last, both included."""

    unit: Unit
    first: int
    last: int

    @property
    def all(self) -> range:
        """Its buckets."""
        return range(self.first, self.last + 1)

    @property
    def days(self) -> Span:
        """Its first and its last day."""
        return self.unit.first_day(self.first), self.unit.first_day(self.last + 1) - 1


def window(first_day: int, last_day: int, *, shortest: Unit = DAY, most: int = MOST) -> Window:
    """The buckets for a time between two days, both included: as many as there can be, up to `most`. What is
    farther away than a date can be written is left out."""
    first_day, last_day = (max(FARTHEST[0], min(day, FARTHEST[1])) for day in (first_day, last_day))
    for unit in UNITS[UNITS.index(shortest) :]:
        first, last = unit.at(first_day), unit.at(last_day)
        if last - first < most:
            break
    return Window(unit, first, last)


def around(query: CatalogQuery) -> Window | None:
    """The buckets around the range that a query asks for; None where it is open."""
    if query.first_day is None or query.last_day is None:
        return None
    pad = max(LEAST_AROUND, (query.last_day - query.first_day + 1) // 2)
    return window(query.first_day - pad, query.last_day + pad)


class Times(OfSpans):
    """Documents over time."""

    is_drawn = True
    most = MOST

    def __init__(self, name: str, *, plural: Any) -> None:
        self.name = name
        self.plural = plural

    def window_of(self, query: CatalogQuery) -> Window | None:
        """The time that is shown for a query; None where it is that of all results."""
        return around(query)

    def seen_in(self, query: CatalogQuery) -> CatalogQuery:
        """All that lies in the time that is shown, also outside the range that is asked for."""
        shown = self.window_of(query)
        first, last = shown.days if shown else (None, None)
        return replace(query, first_day=first, last_day=last, certain=False)

    def counted_for(self, query: CatalogQuery) -> str:
        """What is as long as a bucket, or shorter; years where that is not known yet (see `closer`)."""
        shown = self.window_of(query)
        return {DAY: "days", MONTH: "months"}.get(shown.unit, "years") if shown else "years"

    def closer(self, found: Spans, query: CatalogQuery) -> tuple[str, ...]:
        """Months, where the results may lie in so few years that months are shown."""
        shown = None if self.window_of(query) else _extent(found, query, self.most + 2 * MONTHS)
        return ("months",) if shown and shown.unit == MONTH else ()

    def counts(self, found: Spans, query: CatalogQuery) -> tuple[Count, ...]:
        """Every bucket, in the order of time; selected are those that the range touches."""
        return self.tally(found, query).counts

    def tally(self, found: Spans, query: CatalogQuery) -> Counted:
        """The buckets, and how many documents may belong to several of them."""
        shown = self.window_of(query) or _extent(found, query, self.most)
        if shown is None:
            return Counted(self, ())
        bars = _bars(found, shown, query)
        begun, _ended = found.ends_in(shown.unit.of_counted)
        begun_in = tuple(begun.get(bucket, 0) for bucket in shown.all)
        return Counted(self, bars, _several(found, shown), begun_in)

    def click(self, asked: Asked, count: Count) -> str:
        """Just this time, whatever range was asked for before."""
        return asked.during(count.value)


def _extent(spans: Spans, query: CatalogQuery, most: int) -> Window | None:
    """The buckets from the first month in which a document begins or ends to the last, within the side of
    a range that is asked for."""
    months = {end for ends in spans.ends for end in ends} - {BEFORE_ALL, AFTER_ALL}
    if not months:
        return None
    first = first_of_month(min(months)) if query.first_day is None else query.first_day
    last = first_of_month(max(months) + 1) - 1 if query.last_day is None else query.last_day
    return window(first, last, shortest=MONTH, most=most) if first <= last else None


def _bars(spans: Spans, shown: Window, query: CatalogQuery) -> tuple[Count, ...]:
    count = spans.counter(shown.unit.of_counted, certain=query.certain)
    chosen = _chosen(shown.unit, query)
    return tuple(_bar(shown.unit, bucket, count(bucket), selected=bucket in chosen) for bucket in shown.all)


def _bar(unit: Unit, bucket: int, count: int, *, selected: bool) -> Count:
    edtf = unit.edtf(bucket)
    return Count(edtf, words_of(edtf), count, selected)


def _chosen(unit: Unit, query: CatalogQuery) -> range:
    if query.first_day is None and query.last_day is None:
        return range(0)
    first = BEFORE_ALL if query.first_day is None else unit.at(query.first_day)
    return range(first, AFTER_ALL if query.last_day is None else unit.at(query.last_day) + 1)


def _several(spans: Spans, shown: Window) -> int:
    inside = spans.inside(shown.unit.of_counted)
    some = spans.overlapping(shown.unit.of_counted)(shown.first, shown.last)
    return some - sum(inside.get(bucket, 0) for bucket in shown.all)
