"""Years, months and days as a facet.

Counted is how many of the results may have happened in a year (or, with `certain`, lie wholly in it),
which is what narrowing the range down to it gives: where a date, a range and a year overlap pairwise,
all three do. A record whose date is vague is counted in every year in which it may have happened, as
the filter itself does; so the counts of years can add up to more than the results. Listed are the years
in which a date begins or ends, as far as they lie in the range that is in force; of a range within one
year its months, too, and of one within a month its days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import tantivy

from archive.catalog.facets import BLANK, Asked, Count, Facet, Holds
from archive.catalog.placing import (
    AFTER_ALL,
    BEFORE_ALL,
    MONTHS,
    Span,
    coarser,
    day_span,
    month_index,
    month_span,
    read_spans,
    year_of_month,
    year_span,
)
from archive.catalog.spans import Spans
from archive.dates import FARTHEST_YEAR, EventDate, edtf_day, edtf_month, edtf_year, read_edtf
from archive.dates.speech import language

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery


class OfSpans(Facet):
    """A facet that counts the spans of dates, which a facet of `Years` puts into the index."""

    counted = "years"
    of: Callable[..., Any]

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """The spans that the date can mean; undated documents lack them. Those of years are a column, since
        most pages count them."""
        return {"years": "column", "months": "number", "days": "number"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Nothing more than `Years` puts."""

    @staticmethod
    def read(found: Mapping[Any, int]) -> Spans:
        """The spans of days, or of months."""
        return Spans(read_spans(found))


class Years(OfSpans):
    """The years of dates, the months of a year that is chosen, the days of a month that is. `of` is the
    date of a document."""

    def __init__(self, name: str, *, plural: Any, of: Callable[..., EventDate]) -> None:
        self.name = name
        self.plural = plural
        self.of = of

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add the spans."""
        date = self.of(*item)
        entry.add_text("years", BLANK if date.is_undated else str(year_span(date)))
        if not date.is_undated:
            entry.add_unsigned("months", month_span(date))
            entry.add_unsigned("days", day_span(date))

    def counted_for(self, query: CatalogQuery) -> str:
        """The longest spans that tell all that is shown: there are far more of the shorter ones."""
        first, last = query.months
        if first == last:
            return "days"
        return "months" if first // MONTHS == last // MONTHS else "years"

    def counts(self, found: Spans, query: CatalogQuery) -> tuple[Count, ...]:
        """The years that the range of the query touches, ascending; a single one with its months, a
        single month with its days."""
        spans = found
        days: tuple[Count, ...] = ()
        if self.counted_for(query) == "days" and query.first_day is not None and query.last_day is not None:
            days = day_counts(spans, query.first_day, query.last_day, certain=query.certain)
            spans = spans.in_units(month_index)
        return year_counts(spans, certain=query.certain, within=query.months, days=days)

    def click(self, asked: Asked, count: Count) -> str:
        """Narrowed down to the year, the month or the day."""
        return asked.within(count.value)

    def shown(self, counts: Iterable[Count]) -> Iterable[Count]:
        """All, the newest first."""
        return reversed([*counts])


def year_counts(
    spans: Spans,
    *,
    certain: bool = False,
    within: Span = (BEFORE_ALL, AFTER_ALL),
    days: tuple[Count, ...] = (),
) -> tuple[Count, ...]:
    """The counts of years, from the number of records by the span of months that their date covers;
    only of years that the range `within` touches. If that is a single year, it has its months; if it is
    a single month, this has its `days`."""
    first, last = coarser(within, year_of_month)
    ends = {year for ends in spans.ends_in(year_of_month) for year in ends}
    years = {year for year in ends if abs(year) <= FARTHEST_YEAR and first <= year <= last}
    chosen = {first: _months(spans, first, certain, within, days)} if first == last else {}
    count = spans.counter(year_of_month, certain=certain)
    return tuple(
        _period(edtf_year(year), number, selected=year in chosen, within=chosen.get(year, ()))
        for year in sorted(years | set(chosen))
        if (number := count(year))
    )


def _months(
    spans: Spans, year: int, certain: bool, within: Span, days: tuple[Count, ...]
) -> tuple[Count, ...]:
    count = spans.counter(certain=certain)
    start = year * MONTHS
    indices = range(max(within[0], start), min(within[1], start + MONTHS - 1) + 1)
    is_chosen = len(indices) == 1
    return tuple(
        _period(edtf_month(index), count(index), selected=is_chosen, within=days if is_chosen else ())
        for index in indices
        if count(index)
    )


def day_counts(spans: Spans, first_day: int, last_day: int, *, certain: bool) -> tuple[Count, ...]:
    """The counts of days from one to another, from the number of records by their spans of days."""
    count = spans.counter(certain=certain)
    return tuple(
        _period(edtf_day(day), count(day), selected=first_day == last_day)
        for day in range(first_day, last_day + 1)
        if count(day)
    )


def _period(edtf: str, count: int, *, selected: bool = False, within: tuple[Count, ...] = ()) -> Count:
    return Count(edtf, words_of(edtf), count, selected, within)


def words_of(edtf: str) -> str:
    """A period in words, in the language that is spoken."""
    return _words_of(edtf, language())


@lru_cache(maxsize=2**12)
def _words_of(edtf: str, language: str) -> str:
    return read_edtf(edtf).words_in(language)
