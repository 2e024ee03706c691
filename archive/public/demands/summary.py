"""The demands of some records in short: how many there are, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from archive.catalog.demands.filters import DemandFilter
from archive.catalog.storage import Mark
from archive.public.demands.standing import sign_of
from archive.public.lists import with_query


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many of the demands stand in a state with anybody of whom they are made, and where those are
    listed; `sign` is what styles know the state by."""

    label: str
    sign: str
    count: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All of it; `list` and `grid` are the addresses of the same demands in the register and as a table."""

    total: int
    states: tuple[StateCount, ...]
    list: str
    grid: str


def demand_summary(*, head_number: Mark | int | None = None, **asked: str) -> Summary:
    """The demands that the parameters ask for (as in `DemandFilter`: `dossier="…"`), in one search and no
    database query where the head is known (see `freshness.view`). Raises ValueError for wrong parameters."""
    query = DemandFilter(asked, head_number=head_number)
    page = query.results(size=1)
    counted = page.facets["state"]
    path = reverse("demand-list")
    return Summary(
        total=page.total,
        states=tuple(
            StateCount(
                label=one.name,
                sign=sign_of(one.value),
                count=one.count,
                href=with_query(path, counted.facet.click(query, one)),
            )
            for one in counted.counts
        ),
        list=with_query(path, query.without("page")),
        grid=with_query(reverse("demand-grid"), query.without("page")),
    )
