"""The archive: every published record, filtered by what the address says; and the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from archive.catalog.facets import Count, Counted
from archive.catalog.filters import ArchiveFilter, CatalogFilter
from archive.catalog.hits import Hit
from archive.catalog.language.guide import DATE_RULES, FIELD_RULES, LIMITS, RULES
from archive.catalog.records import RECORDS
from archive.catalog.search import Page
from archive.catalog.snippets import with_snippets
from archive.public.addresses import absolute_to
from archive.public.controls import controls, is_control
from archive.public.histogram import histogram
from archive.public.lists import list_context, list_page, results, with_query
from archive.public.periods import is_by_date, periods
from archive.public.terms import KINDS
from archive.public.texts import plain
from archive.public.validators import reader_page, unstored, validated


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One more click: what it is called, where it leads, how many records it gives. `within` are the
    choices inside this one."""

    label: str
    href: str
    count: int
    is_chosen: bool
    within: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The choices of one facet; `all_address` and `all_label` are of the page that lists all of them, if
    there is one."""

    label: Any
    choices: tuple[Choice, ...]
    all_address: str = ""
    all_label: Any = ""


@list_page
def archive(request: HttpRequest) -> HttpResponseBase:
    """The records that the address asks for. A wrong value is answered by 400 and the form's word."""
    asked = ArchiveFilter(request.GET)
    if not asked.is_valid():
        context = {"form": asked.form, "canonical": absolute_to("archive"), "noindex": True, "page": None}
        return unstored(render(request, "archive.html", context, status=400))
    page = results(asked, facets=True)
    made_from = (asked.head_number, page.behind, asked.meaning)
    return validated(request, made_from, lambda: _archive(request, asked, page))


def _archive(request: HttpRequest, asked: ArchiveFilter, page: Page[Hit]) -> HttpResponseBase:
    page = replace(page, hits=with_snippets(page.hits, asked.query.words, plain))
    context = list_context(page, asked, request.path, asked.without("page"))
    own = {
        "periods": list(periods(page)) if is_by_date(asked.query) else [],
        "histogram": histogram(asked, page.facets["time"], request.path),
    }
    return render(request, "archive.html", context | narrowing(asked, page, request.path) | own)


def narrowing(asked: CatalogFilter[Any], page: Page[Any], path: str) -> dict[str, object]:
    """What the form of the query at this path, its controls, choices and chips are made of."""
    offered = list(controls(page.facets.values()))
    others = [counted for counted in page.facets.values() if not is_control(counted.facet)]
    return {
        "form": asked.form,
        "chosen": [control.name for control in offered],
        "controls": offered,
        "chips": [(chip.label, with_query(path, chip.query_string)) for chip in asked.chips],
        "facets": list(choices(asked, others, path)),
        "typed": asked.values["q"],
        "respelled": asked.respelled,
    }


def choices(asked: CatalogFilter[Any], facets: Iterable[Counted], path: str) -> Iterable[Choices]:
    """The ways to narrow the list at this path down further, or to widen it again. Facets that are drawn
    stand elsewhere (see `histogram`)."""
    for counted in facets:
        facet = counted.facet
        if facet.is_drawn:
            continue
        kind = KINDS.get(facet.name)
        yield Choices(
            label=facet.plural,
            choices=tuple(_choice(asked, counted, count, path) for count in facet.shown(counted.counts)),
            all_address=kind.list_address if kind else "",
            all_label=kind.all_label if kind else "",
        )


def _choice(asked: CatalogFilter[Any], counted: Counted, count: Count, path: str) -> Choice:
    return Choice(
        label=count.name,
        href=with_query(path, counted.facet.click(asked, count)),
        count=count.count,
        is_chosen=count.selected,
        within=tuple(_choice(asked, counted, part, path) for part in count.within),
    )


@reader_page
def search_help(request: HttpRequest) -> HttpResponseBase:
    """How to search, on one page."""
    context = {
        "rules": RULES,
        "field_rules": FIELD_RULES,
        "date_rules": DATE_RULES,
        "limits": LIMITS,
        "parameters": RECORDS.parameters.values(),
    }
    context["canonical"] = absolute_to("search-help")
    return validated(request, (), lambda: render(request, "search_help.html", context))
