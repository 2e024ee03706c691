"""Key facts as data: the labels in use, and one label across events as a table in time."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse

from archive.catalog.filters import ArchiveFilter
from archive.catalog.hits import Hit
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import Page, find, search
from archive.public import errors
from archive.public.addresses import absolute, absolute_to
from archive.public.controls import controls
from archive.public.fact_table import fact_rows
from archive.public.lists import list_page, paging, with_query
from archive.public.validators import validated

PAGE_SIZE: Final = 50
FORMS: Final = ("csv", "safe-csv", "json")
"""The files in which a table is had; their address names end so."""

NARROWING: Final = ("dossier", "party")
"""The facets by which a table is narrowed down."""


@list_page
def fact_list(request: HttpRequest) -> HttpResponseBase:
    """All labels of key facts in use, with the number of their records."""
    asked = ArchiveFilter({})
    page = search(CatalogQuery(), size=1, facets=[RECORDS.facets["fact"]], head_number=asked.head_number)
    context = {
        "labels": page.facets["fact"].counts,
        "behind": page.behind,
        "canonical": absolute_to("fact-list"),
    }
    return validated(
        request, (asked.head_number, page.behind), lambda: render(request, "fact_list.html", context)
    )


@list_page
def fact_detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What the events say under one label, in the order of their dates. The other parameters are those of
    the archive."""
    asked = facts_asked(slug, request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    facets = [RECORDS.facets[name] for name in ("fact", *NARROWING)]
    page = find(
        RECORDS.read,
        asked.query,
        page=asked.page,
        size=PAGE_SIZE,
        facets=facets,
        head_number=asked.head_number,
    )
    if page.is_beyond_end or slug not in asked.names["fact"]:
        raise Http404
    made_from = (asked.head_number, page.behind, asked.meaning)
    return validated(request, made_from, lambda: _fact_detail(request, slug, asked, page))


def facts_asked(slug: str, parameters: QueryDict) -> ArchiveFilter:
    """The query for the records that state a fact of this label, the oldest first."""
    data = parameters.copy()
    data.setlist("fact", [slug, *data.getlist("fact")])
    data["sort"] = "oldest"
    return ArchiveFilter(data)


def _fact_detail(request: HttpRequest, slug: str, asked: ArchiveFilter, page: Page[Hit]) -> HttpResponseBase:
    own = own_query(asked.without("page"), slug)
    name = asked.names["fact"][slug].name
    context = {
        "label": name,
        "slug": slug,
        "page": page,
        "rows": list(fact_rows(page.hits, slug, before=_before(asked, page))),
        "chips": [
            (chip.label, with_query(request.path, own_query(chip.query_string, slug)))
            for chip in asked.chips
            if (chip.name, chip.value) != ("fact", slug)
        ],
        "controls": list(controls(page.facets[name] for name in NARROWING)),
        "kept": [item for item in parse_qsl(own) if item[0] not in NARROWING],
        "paging": paging(page, request.path, own),
        "canonical": absolute(with_query(request.path, own, _page_of(page))),
        "noindex": len(asked.chips) > 1,
        "archive": with_query(reverse("archive"), asked.without("page")),
        "files": {form: with_query(reverse(f"fact-{form}", args=[slug]), own) for form in FORMS},
    }
    return render(request, "fact_detail.html", context)


def _before(asked: ArchiveFilter, page: Page[Hit]) -> tuple[Hit, ...]:
    """The record before the first of the page."""
    place = (page.number - 1) * PAGE_SIZE
    if not place:
        return ()
    return find(RECORDS.read, asked.query, page=place, size=1, head_number=asked.head_number).hits


def _page_of(page: Page[Hit]) -> str:
    return f"page={page.number}" if page.number > 1 else ""


def own_query(query_string: str, slug: str) -> str:
    """The query string without what the address of a label says already."""
    said = (("fact", slug), ("sort", "oldest"))
    return urlencode([item for item in parse_qsl(query_string) if item not in said])
