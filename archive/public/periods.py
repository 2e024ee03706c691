"""A list in the order of dates, in groups: the months, years and longer times in which its records happened.

A record stands under the shortest of these in which it must have happened, so one of which only the
year is known is under its year, and never under January. The list's order is kept: it is that of the
days on which records begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.catalog.hits import Hit
from archive.catalog.placing import month_index
from archive.catalog.query import CatalogQuery
from archive.catalog.ranking import has_places
from archive.catalog.search import Page
from archive.dates import FARTHEST_YEAR, EventDate, Precision, edtf_month, edtf_year, read_edtf, year_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Records of one time, one after another, on one page of a list. `is_begun` if the page before ends
    with such, too, `goes_on` if the page after begins with such."""

    date: EventDate
    hits: tuple[Hit, ...]
    is_begun: bool
    goes_on: bool

    @property
    def is_year(self) -> bool:
        """Whether all that is known, or all that can be said of it, is the year."""
        return self.date.precision is Precision.YEAR


def is_by_date(query: CatalogQuery) -> bool:
    """Whether the results of a query come in the order of their dates."""
    return query.sort != "changed" and has_places(query)


def periods(page: Page[Hit]) -> Iterator[Period]:
    """The records of a page of a list that is ordered by date, in groups."""
    before, beyond = (one and period_of(one.date) for one in (page.before, page.beyond))
    groups = [(edtf, tuple(hits)) for edtf, hits in groupby(page.hits, lambda hit: period_of(hit.date))]
    for place, (edtf, hits) in enumerate(groups, start=1):
        yield Period(
            date=read_edtf(edtf),
            hits=hits,
            is_begun=place == 1 and edtf == before,
            goes_on=place == len(groups) and edtf == beyond,
        )


def period_of(date: EventDate) -> str:
    """The month, or else the year, or else the years in which a date lies, as EDTF; undated: empty.

    >>> [period_of(read_edtf(date)) for date in ("2022-02-24", "2022-03/2022-05", "1997~")]
    ['2022-02', '2022', '1996/1998']
    """
    first, last = date.first_day, date.last_day
    if first is not None and last is not None and month_index(first) == month_index(last):
        return edtf_month(month_index(first))
    begin, end = (".." if day is None else _year(day) for day in (first, last))
    return "" if date.is_undated else begin if begin == end else f"{begin}/{end}"


def _year(day: int) -> str:
    return edtf_year(max(-FARTHEST_YEAR, min(year_of(day), FARTHEST_YEAR)))
