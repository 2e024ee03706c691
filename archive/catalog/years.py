"""Years and months as a facet.

Counted is how many of the results may have happened in a year (or, with `certain`, lie wholly in it),
which is what narrowing the range down to it gives: where a date, a range and a year overlap pairwise,
all three do. A record whose date is vague is counted in every year in which it may have happened, as
the filter itself does; so the counts of years can add up to more than the results. Listed are the years
in which a date begins or ends, as far as they lie in the range that is in force.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import tantivy

from archive.catalog.facets import Asked, Count, Facet, Holds
from archive.catalog.placing import AFTER_ALL, BEFORE_ALL, MONTHS, Span, read_span, span_number, year_span
from archive.dates import EventDate, read_edtf

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery


class Years(Facet):
    """The years of dates, and the months of a year that is chosen. `of` is the date of a document."""

    def __init__(self, name: str, *, plural: Any, of: Callable[..., EventDate]) -> None:
        self.name = name
        self.plural = plural
        self.of = of
        self.counted = "months"

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """The span of months that the date can mean; undated documents lack it."""
        return {self.counted: "number"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add the span of months."""
        date = self.of(*item)
        if not date.is_undated:
            entry.add_unsigned(self.counted, span_number(date))

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """The years that the range of the query touches, ascending; a single year with its months."""
        spans = {read_span(int(number)): count for number, count in found.items()}
        return year_counts(spans, certain=query.certain, within=query.months)

    def click(self, asked: Asked, count: Count) -> str:
        """Narrowed down to the year, or the month."""
        return asked.within(count.value)

    def shown(self, counts: Iterable[Count]) -> Iterable[Count]:
        """All, the newest first."""
        return reversed([*counts])


def edtf_year(year: int) -> str:
    """An astronomical year in EDTF: four digits, a minus before those up to 0, `Y` before longer ones."""
    digits = f"{abs(year):04}"
    sign = "-" if year < 0 else ""
    return f"{sign}{digits}" if len(digits) == 4 else f"Y{sign}{digits}"


def edtf_month(index: int) -> str:
    """A month, counted from January of year 0, in EDTF."""
    year, month = divmod(index, MONTHS)
    return f"{edtf_year(year)}-{month + 1:02}"


def year_counts(
    spans: Mapping[Span, int], *, certain: bool = False, within: Span = (BEFORE_ALL, AFTER_ALL)
) -> tuple[Count, ...]:
    """The counts of years, from the number of records by the span of months that their date covers;
    only of years that the range `within` touches. If that is a single year, it has its months."""
    by_year = _by_year(spans)
    first, last = year_span(within)
    years = {end for span in by_year for end in span if first <= end <= last} - {BEFORE_ALL, AFTER_ALL}
    months = {first: _months(spans, first, certain, within)} if first == last else {}
    count = _counter(by_year, certain)
    return tuple(
        _period(edtf_year(year), count(year), selected=year in months, within=months.get(year, ()))
        for year in sorted(years | set(months))
        if count(year)
    )


def _months(spans: Mapping[Span, int], year: int, certain: bool, within: Span) -> tuple[Count, ...]:
    count = _counter(spans, certain)
    start = year * MONTHS
    indices = range(max(within[0], start), min(within[1], start + MONTHS - 1) + 1)
    return tuple(_period(edtf_month(index), count(index)) for index in indices if count(index))


def _period(edtf: str, count: int, *, selected: bool = False, within: tuple[Count, ...] = ()) -> Count:
    return Count(edtf, read_edtf(edtf).words, count, selected, within)


def _by_year(spans: Mapping[Span, int]) -> Counter[Span]:
    years: Counter[Span] = Counter()
    for span, count in spans.items():
        years[year_span(span)] += count
    return years


def _counter(spans: Mapping[Span, int], certain: bool) -> Callable[[int], int]:
    """How many spans lie in a period as a whole (`certain`), or else overlap it: those that have begun
    by then, less those that have ended before. Open ends and spans of centuries cost nothing more."""
    if certain:
        inside = Counter({first: count for (first, last), count in spans.items() if first == last})
        return lambda period: inside[period]
    begun = _up_to((first, count) for (first, _), count in spans.items())
    ended = _up_to((last, count) for (_, last), count in spans.items())
    return lambda period: begun(period) - ended(period - 1)


def _up_to(counted: Iterable[tuple[int, int]]) -> Callable[[int], int]:
    """The running total: how many lie at or below a place."""
    totals: Counter[int] = Counter()
    for place, count in counted:
        totals[place] += count
    places = sorted(totals)
    sums = [0, *accumulate(totals[place] for place in places)]
    return lambda place: sums[bisect_right(places, place)]
