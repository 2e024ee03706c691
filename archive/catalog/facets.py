"""Counts beside the results: what a reader would get by one more click.

**Tags, parties, dossiers**: how many of the results carry the term; all wanted terms must be carried,
so this is what adding the term gives.

**Years and months**: how many of the results may have happened in it (or, with `certain`, lie wholly
in it), which is what narrowing the range down to it gives: where a date, a range and a year overlap
pairwise, all three do. A record whose date is vague is counted in every year in which it may have
happened, as the filter itself does; so the counts of years can add up to more than the results.
Listed are the years in which a date begins or ends, as far as they lie in the range that is in force.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import tantivy

from archive.catalog.holdings import read_label
from archive.catalog.placing import AFTER_ALL, BEFORE_ALL, MONTHS, Span, read_span, year_span
from archive.catalog.query import CatalogQuery, engine_query
from archive.catalog.schema import EVERY, TERM_FIELDS, label_field


@dataclass(frozen=True, slots=True)
class Count:
    """How many results carry a term; `selected` if it is asked for."""

    slug: str
    name: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many records a month (1 to 12) gives."""

    year: int
    month: int
    count: int

    @property
    def edtf(self) -> str:
        """The month in EDTF, as the filter reads it."""
        return f"{edtf_year(self.year)}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many records a year gives; `months` only of the year that is `selected`."""

    year: int
    count: int
    selected: bool = False
    months: tuple[MonthCount, ...] = ()

    @property
    def edtf(self) -> str:
        """The year in EDTF, as the filter reads it."""
        return edtf_year(self.year)


def edtf_year(year: int) -> str:
    """An astronomical year in EDTF: four digits, a minus before those up to 0, `Y` before longer ones."""
    digits = f"{abs(year):04}"
    sign = "-" if year < 0 else ""
    return f"{sign}{digits}" if len(digits) == 4 else f"Y{sign}{digits}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The exact counts beside a list: terms by count, the most frequent first; years ascending."""

    tags: tuple[Count, ...] = ()
    parties: tuple[Count, ...] = ()
    dossiers: tuple[Count, ...] = ()
    years: tuple[YearCount, ...] = ()


def facets(searcher: tantivy.Searcher, query: CatalogQuery) -> Facets:
    """All counts for a query, in one pass over its results."""
    wanted = {"tag": query.tags, "party": query.parties, "dossier": query.dossiers}
    counts = _counts(searcher, query, [*map(label_field, TERM_FIELDS), "months"])
    tags, parties, dossiers = (term_counts(counts[label_field(name)], wanted[name]) for name in TERM_FIELDS)
    years = year_counts(_read_spans(counts["months"]), certain=query.certain, within=query.months)
    return Facets(tags=tags, parties=parties, dossiers=dossiers, years=years)


def all_terms(searcher: tantivy.Searcher, name: str) -> tuple[Count, ...]:
    """Every term of a vocabulary that is in use, with the number of its records."""
    field = label_field(name)
    return term_counts(_counts(searcher, CatalogQuery(), [field])[field])


def all_years(searcher: tantivy.Searcher) -> tuple[YearCount, ...]:
    """Every year in which the date of a record begins or ends."""
    return year_counts(_read_spans(_counts(searcher, CatalogQuery(), ["months"])["months"]))


def _counts(searcher: tantivy.Searcher, query: CatalogQuery, fields: Iterable[str]) -> dict[str, Any]:
    """How often each value of these fields occurs among the results."""
    wanted = {field: {"terms": {"field": field, "size": EVERY}} for field in fields}
    answer = searcher.aggregate(engine_query(query), wanted)
    return {
        field: {bucket["key"]: bucket["doc_count"] for bucket in answer[field]["buckets"]} for field in wanted
    }


def term_counts(labels: Mapping[str, int], wanted: Iterable[str] = ()) -> tuple[Count, ...]:
    """The counts of terms, the most frequent first, then by name; one that is asked for but never
    occurs is counted 0."""
    asked = dict.fromkeys(wanted)
    named = ((read_label(text), number) for text, number in labels.items())
    counts = [Count(slug, name, number, slug in asked) for (slug, name), number in named]
    present = {count.slug for count in counts}
    counts += [Count(slug, slug, 0, selected=True) for slug in asked if slug not in present]
    return tuple(sorted(counts, key=lambda count: (-count.count, count.name.casefold(), count.slug)))


def _read_spans(numbers: Mapping[int, int]) -> dict[Span, int]:
    return {read_span(int(number)): count for number, count in numbers.items()}


def year_counts(
    spans: Mapping[Span, int], *, certain: bool = False, within: Span = (BEFORE_ALL, AFTER_ALL)
) -> tuple[YearCount, ...]:
    """The counts of years, from the number of records by the span of months that their date covers;
    only of years that the range `within` touches. If that is a single year, it has its months."""
    by_year = _by_year(spans)
    first, last = year_span(within)
    years = {end for span in by_year for end in span if first <= end <= last} - {BEFORE_ALL, AFTER_ALL}
    months = {first: _months(spans, first, certain, within)} if first == last else {}
    count = _counter(by_year, certain)
    return tuple(
        YearCount(year, count(year), year in months, months.get(year, ()))
        for year in sorted(years | set(months))
        if count(year)
    )


def _months(spans: Mapping[Span, int], year: int, certain: bool, within: Span) -> tuple[MonthCount, ...]:
    count = _counter(spans, certain)
    start = year * MONTHS
    indices = range(max(within[0], start), min(within[1], start + MONTHS - 1) + 1)
    return tuple(MonthCount(year, index - start + 1, count(index)) for index in indices if count(index))


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
