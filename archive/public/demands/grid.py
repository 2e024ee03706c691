"""Who wants what of whom: issuers by addressees, each pair with its demands and how many are met."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from archive.catalog.counting import count_by
from archive.catalog.demands.filters import DemandFilter
from archive.catalog.demands.kind import PAIRS
from archive.catalog.demands.states import read_pair
from archive.catalog.facets import Count
from archive.catalog.freshness import View, view
from archive.catalog.hits import Named
from archive.documents import Verdict
from archive.public.addresses import absolute_to
from archive.public.lists import MOST_INDEXED_FILTERS, list_page, with_query
from archive.public.validators import unstored, validated

MOST_SIDES: Final = 20
"""Issuers, and addressees, in one table: those with the most demands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The demands of one party of another: how many, how many of them fulfilled and how many accepted, and
    where they are listed (nowhere where a side has no name)."""

    total: int
    met: int
    accepted: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one party demands; a cell for each addressee of the table, None where it demands nothing of it."""

    issuer: Named
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The whole table; `more_issuers` and `more_addressees` are those that it has no room for."""

    addressees: tuple[Named, ...]
    rows: tuple[Row, ...]
    more_issuers: int
    more_addressees: int


@list_page
def demand_grid(request: HttpRequest) -> HttpResponseBase:
    """The table for what the address asks for. A wrong value is answered by 400 and the form's word."""
    asked = DemandFilter(request.GET)
    if not asked.is_valid():
        context = {"form": asked.form, "canonical": absolute_to("demand-grid"), "noindex": True, "grid": None}
        return unstored(render(request, "demand_grid.html", context, status=400))
    seen = view(asked.head_number)
    made_from = (asked.head_number, seen.behind, asked.meaning)
    return validated(request, made_from, lambda: _page(request, asked, seen))


def _page(request: HttpRequest, asked: DemandFilter, seen: View) -> HttpResponseBase:
    query_string = asked.without("page")
    context = {
        "form": asked.form,
        "grid": grid_of(asked, seen),
        "chips": [(chip.label, with_query(request.path, chip.query_string)) for chip in asked.chips],
        "behind": seen.behind,
        "list": with_query(reverse("demand-list"), query_string),
        "canonical": with_query(absolute_to("demand-grid"), query_string),
        "noindex": len(asked.chips) > MOST_INDEXED_FILTERS,
    }
    response = render(request, "demand_grid.html", context)
    return unstored(response) if seen.behind else response


def grid_of(asked: DemandFilter, seen: View) -> Grid:
    """The table, from one count of the engine."""
    states = _states(count_by(seen.searcher, asked.query, [PAIRS])[PAIRS.name].counts)
    issuers = _most(states, 0)
    addressees = _most(states, 1)
    return Grid(
        addressees=tuple(addressees[:MOST_SIDES]),
        rows=tuple(_row(one, addressees[:MOST_SIDES], states, asked) for one in issuers[:MOST_SIDES]),
        more_issuers=max(0, len(issuers) - MOST_SIDES),
        more_addressees=max(0, len(addressees) - MOST_SIDES),
    )


States = Mapping[tuple[Named, Named], Counter[str]]


def _states(counts: Iterable[Count]) -> States:
    """How many demands each pair has in each state."""
    states: dict[tuple[Named, Named], Counter[str]] = defaultdict(Counter)
    for count in counts:
        pair = read_pair(count.value)
        states[pair.issuer, pair.addressee][pair.state] += count.count
    return states


def _most(states: States, side: int) -> list[Named]:
    """The parties of a side, those with the most demands first; what has no name is last."""
    totals: Counter[Named] = Counter()
    for pair, counted in states.items():
        totals[pair[side]] += counted.total()
    return sorted(totals, key=lambda one: (not one.name, -totals[one], one.name.casefold(), one.slug))


def _row(issuer: Named, addressees: Iterable[Named], states: States, asked: DemandFilter) -> Row:
    pairs = ((issuer, addressee) for addressee in addressees)
    return Row(
        issuer=issuer,
        cells=tuple(_cell(*pair, states[pair], asked) if pair in states else None for pair in pairs),
    )


def _cell(issuer: Named, addressee: Named, states: Counter[str], asked: DemandFilter) -> Cell:
    return Cell(
        total=states.total(),
        met=states[Verdict.FULFILLED],
        accepted=states[Verdict.ACCEPTED],
        href=with_query(reverse("demand-list"), asked.of_pair(issuer.slug, addressee.slug))
        if issuer.slug and addressee.slug
        else "",
    )
