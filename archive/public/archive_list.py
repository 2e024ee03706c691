"""The archive: every published record, filtered by what the address says; and the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.catalog.facets import Count, YearCount
from archive.catalog.filters import ArchiveFilter
from archive.catalog.language.guide import FIELD_RULES, LIMITS, RULES
from archive.catalog.search import Page
from archive.catalog.snippets import with_snippets
from archive.dates import read_edtf
from archive.public.addresses import absolute_to
from archive.public.lists import list_context, list_page, results, with_query
from archive.public.texts import plain
from archive.public.validators import reader_page, unstored, validated

MOST_CHOICES: Final = 15
"""Terms shown beside a list: the most frequent ones, and those in force."""

LATEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetChoice:
    """One more click: what it is called, where it leads, how many records it gives. `within` are the
    choices inside this one."""

    label: str
    href: str
    count: int
    is_chosen: bool = False
    within: tuple[FacetChoice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The choices of one kind; `address` names the page that lists all of them, if there is one, and
    `all_label` is what that page is called."""

    label: str
    choices: tuple[FacetChoice, ...]
    address: str = ""
    all_label: str = ""


@list_page
def front(request: HttpRequest) -> HttpResponseBase:
    """What this archive is, its dossiers and its latest events."""
    asked = ArchiveFilter({})
    page = asked.results(size=LATEST)
    context = {"page": page, "canonical": absolute_to("front"), "dossiers": page.facets.dossiers}
    return validated(
        request, (asked.head_number, page.behind), lambda: render(request, "front.html", context)
    )


@list_page
def archive(request: HttpRequest) -> HttpResponseBase:
    """The records that the address asks for. A wrong value is answered by 400 and the form's word."""
    asked = ArchiveFilter(request.GET)
    if not asked.is_valid():
        context = {"form": asked.form, "canonical": absolute_to("archive"), "noindex": True, "page": None}
        return unstored(render(request, "archive.html", context, status=400))
    page = results(asked, facets=True)
    made_from = (asked.head_number, page.behind, asked.canonical_query_string)
    return validated(request, made_from, lambda: _archive(request, asked, page))


def _archive(request: HttpRequest, asked: ArchiveFilter, page: Page) -> HttpResponseBase:
    page = replace(page, hits=with_snippets(page.hits, asked.query.words, plain))
    context = list_context(page, asked, request.path, asked.without("page"))
    chips = [(chip.label, with_query(request.path, chip.query_string)) for chip in asked.chips]
    own = {
        "form": asked.form,
        "chips": chips,
        "facets": list(facets(asked, page, request.path)),
        "typed": asked.values["q"],
        "respelled": asked.respelled,
    }
    return render(request, "archive.html", context | own)


def facets(asked: ArchiveFilter, page: Page, path: str) -> Iterable[Facet]:
    """The ways to narrow a list down further, or to widen it again."""
    counts = page.facets
    terms = (
        ("tag", _("Tags"), _("All tags"), counts.tags),
        ("party", _("Parties"), _("All parties"), counts.parties),
        ("dossier", _("Dossiers"), _("All dossiers"), counts.dossiers),
    )
    for name, label, all_label, found in terms:
        choices = tuple(_term(asked, path, name, count) for count in most_frequent(found))
        yield Facet(label=label, choices=choices, address=f"{name}-list", all_label=all_label)
    years = tuple(_year(asked, path, year) for year in reversed(counts.years))
    yield Facet(label=_("Years"), choices=years)


def most_frequent(counts: tuple[Count, ...]) -> Iterable[Count]:
    """The first terms of a list by frequency, and those that are in force."""
    return (count for rank, count in enumerate(counts) if rank < MOST_CHOICES or count.selected)


def _term(asked: ArchiveFilter, path: str, name: str, count: Count) -> FacetChoice:
    change = asked.without if count.selected else asked.with_value
    return FacetChoice(
        label=count.name,
        href=with_query(path, change(name, count.slug)),
        count=count.count,
        is_chosen=count.selected,
    )


def _year(asked: ArchiveFilter, path: str, year: YearCount) -> FacetChoice:
    return FacetChoice(
        label=read_edtf(year.edtf).words,
        href=with_query(path, asked.within(year.edtf)),
        count=year.count,
        is_chosen=year.selected,
        within=tuple(
            FacetChoice(
                label=read_edtf(month.edtf).words,
                href=with_query(path, asked.within(month.edtf)),
                count=month.count,
            )
            for month in year.months
        ),
    )


@reader_page
def search_help(request: HttpRequest) -> HttpResponseBase:
    """How to search, on one page."""
    context = {"rules": RULES, "field_rules": FIELD_RULES, "limits": LIMITS}
    return render(request, "search_help.html", context | {"canonical": absolute_to("search-help")})
