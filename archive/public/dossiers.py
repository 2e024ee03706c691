"""The page of a dossier: what it is about, its events in time, who takes part, and how much is known."""

from __future__ import annotations

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Subquery
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from archive.catalog.filters import ArchiveFilter
from archive.catalog.hits import Hit, Named
from archive.catalog.records import RECORDS
from archive.catalog.search import Page, find
from archive.catalog.storage import Mark
from archive.catalog.tallies import FACT_TALLY, SURE_MONTHS
from archive.ledger.models import Head
from archive.public.archive_list import choices
from archive.public.bars import drawn
from archive.public.coverage import coverage
from archive.public.demands.summary import demand_summary
from archive.public.lists import list_context, list_page, place_in_list, with_query
from archive.public.terms import Kind, records_of
from archive.public.validators import validated
from archive.vocabulary.models import Dossier
from archive.vocabulary.months import read_months

PAGE_SIZE: Final = 50
_PARAGRAPHS: Final = re.compile(r"\s*\n\s*\n\s*")

COUNTED: Final = (RECORDS.facets["party"], RECORDS.facets["precision"], SURE_MONTHS, FACT_TALLY)


@list_page
def dossier_detail(request: HttpRequest, kind: Kind, slug: str) -> HttpResponseBase:
    """A dossier; a former address of it redirects to the present one."""
    mark, description, checked = head_and_texts(slug)
    asked = records_of(kind, slug, place_in_list(request), head=mark)
    term = asked.names["dossier"].get(slug)
    if term is None:
        raise Http404
    if term.slug != slug:
        return HttpResponsePermanentRedirect(reverse(kind.detail_address, args=[term.slug]))
    page = find(RECORDS.read, asked.query, page=asked.start, size=PAGE_SIZE, facets=COUNTED, head_number=mark)
    if page.is_beyond_end:
        raise Http404
    made_from = (mark, page.behind, description, checked, page.number)
    context = _context(kind, term, asked, page) | {
        "paragraphs": paragraphs(description),
        "summary": demand_summary(dossier=term.slug, head_number=mark),
        "coverage": coverage(
            page.total,
            page.facets,
            _months(checked),
            lambda edtf: with_query(reverse("archive"), asked.within(edtf)),
        ),
    }
    return validated(request, made_from, lambda: render(request, "dossier_detail.html", context))


def _context(kind: Kind, term: Named, asked: ArchiveFilter, page: Page[Hit]) -> dict[str, object]:
    path = reverse(kind.detail_address, args=[term.slug])
    [parties] = choices(asked, [page.facets["party"]], reverse("archive"))
    return list_context(page, asked, path) | {
        "kind": kind,
        "term": term,
        "bars": drawn(page.hits),
        "parties": parties.choices,
        "feed": reverse(kind.feed_address, args=[term.slug]),
    }


def head_and_texts(slug: str) -> tuple[Mark, str, str]:
    """The head of the ledger, and what the vocabulary says of the dossier, in one query."""
    dossier = Dossier.objects.filter(slug=slug)
    rows = Head.objects.annotate(
        description=Subquery(dossier.values("description")[:1]),
        checked=Subquery(dossier.values("checked")[:1]),
    )
    row = rows.values_list("number", "seal", "description", "checked").first()
    return (Mark(row[0], row[1]), row[2] or "", row[3] or "") if row else (Mark(0, ""), "", "")


def paragraphs(description: str) -> list[str]:
    """The paragraphs of an introduction: blank lines part them."""
    return [text for text in _PARAGRAPHS.split(description.strip()) if text]


def _months(checked: str) -> frozenset[tuple[int, int]]:
    try:
        return read_months(checked)
    except ValidationError:  # only what no form has seen
        return frozenset()
