"""The register: every published demand, filtered by what the address says."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from archive.catalog.demands.filters import DemandFilter
from archive.catalog.demands.hits import DemandHit
from archive.catalog.search import Page
from archive.public.addresses import absolute_to
from archive.public.archive_list import narrowing
from archive.public.demands.standing import StandingLine, standing_lines
from archive.public.lists import list_context, list_page, results, with_query
from archive.public.validators import unstored, validated

SAME_DEMANDS = {"csv": "demands-csv", "safe_csv": "demands-safe-csv", "jsonl": "demands-jsonl"}
"""The address names under which the demands of one query are had in other forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDemand:
    """A demand, and how it stands."""

    demand: DemandHit
    standing: list[StandingLine]


def listed(demand: DemandHit) -> ListedDemand:
    """A demand as lists show it."""
    return ListedDemand(demand=demand, standing=standing_lines([demand]))


@list_page
def demand_list(request: HttpRequest) -> HttpResponseBase:
    """The demands that the address asks for. A wrong value is answered by 400 and the form's word."""
    asked = DemandFilter(request.GET)
    if not asked.is_valid():
        context = {"form": asked.form, "canonical": absolute_to("demand-list"), "noindex": True, "page": None}
        return unstored(render(request, "demand_list.html", context, status=400))
    page = results(asked, facets=True)
    made_from = (asked.head_number, page.behind, asked.meaning)
    return validated(request, made_from, lambda: _register(request, asked, page))


def _register(request: HttpRequest, asked: DemandFilter, page: Page[DemandHit]) -> HttpResponseBase:
    query_string = asked.without("page")
    own = {
        "demands": [listed(demand) for demand in page.hits],
        "grid": with_query(reverse("demand-grid"), query_string),
    }
    context = list_context(page, asked, request.path, query_string, same=SAME_DEMANDS)
    return render(request, "demand_list.html", context | narrowing(asked, page, request.path) | own)
