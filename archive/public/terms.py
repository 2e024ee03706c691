"""Tags, parties and dossiers: the list of each vocabulary, and the records of each term.

A term is public while a published record carries it; one that only drafts carry is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.core.exceptions import BadRequest
from django.db.models import Subquery
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.catalog.filters import ArchiveFilter
from archive.catalog.naming import MODELS
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import search
from archive.catalog.storage import Mark
from archive.ledger.models import Head
from archive.public.addresses import absolute_to
from archive.public.lists import list_context, list_page, place_in_list, results
from archive.public.validators import validated


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A vocabulary as readers meet it. `name` is its facet and parameter in `ArchiveFilter`, and begins
    its address names; `all_label` leads to the list of its terms; `sort` is the order in which the
    records of one of its terms stand."""

    name: str
    plural: str | Promise
    all_label: str | Promise
    about: str | Promise
    sort: str = "newest"

    @property
    def list_address(self) -> str:
        """The address name of the list of terms."""
        return f"{self.name}-list"

    @property
    def detail_address(self) -> str:
        """The address name of one term."""
        return f"{self.name}-detail"

    @property
    def feed_address(self) -> str:
        """The address name of one term's feed."""
        return f"{self.name}-feed"


TAGS: Final = Kind(
    name="tag",
    plural=_("Tags"),
    all_label=_("All tags"),
    about=_("The subjects of the records, the most frequent first."),
)
PARTIES: Final = Kind(
    name="party",
    plural=_("Parties"),
    all_label=_("All parties"),
    about=_("The states, organisations and groups that take part, demand or are addressed."),
)
DOSSIERS: Final = Kind(
    name="dossier",
    plural=_("Dossiers"),
    all_label=_("All dossiers"),
    about=_("Conflicts and crises, each with its records in the order of their dates."),
    sort="oldest",
)
KINDS: Final = {kind.name: kind for kind in (TAGS, PARTIES, DOSSIERS)}


@list_page
def term_list(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """All terms of a vocabulary that published records carry, with the number of those."""
    asked = ArchiveFilter({})
    page = search(CatalogQuery(), size=1, facets=[RECORDS.facets[kind.name]], head_number=asked.head_number)
    context = {
        "kind": kind,
        "terms": page.facets[kind.name].counts,
        "behind": page.behind,
        "canonical": absolute_to(kind.list_address),
    }
    return validated(
        request, (asked.head_number, page.behind), lambda: render(request, "term_list.html", context)
    )


@list_page
def term_detail(request: HttpRequest, kind: Kind, slug: str) -> HttpResponseBase:
    """The records that carry a term; a former address of it redirects to the present one."""
    mark, description = _head_and_description(kind, slug)
    asked = records_of(kind, slug, place_in_list(request), head=mark)
    term = asked.names[kind.name].get(slug)
    if term is None:
        raise Http404
    path = reverse(kind.detail_address, args=[term.slug])
    if term.slug != slug:
        return HttpResponsePermanentRedirect(path)
    page = results(asked)
    own = {"kind": kind, "term": term, "description": description}
    context = list_context(page, asked, path) | own
    context["feed"] = reverse(kind.feed_address, args=[slug])
    return validated(
        request, (mark, page.behind, description), lambda: render(request, "term_detail.html", context)
    )


def records_of(
    kind: Kind, slug: str, place: Mapping[str, str] = MappingProxyType({}), *, head: Mark | None = None
) -> ArchiveFilter:
    """The query for the records of a term, at a place in their list (see `place_in_list`). Raises
    BadRequest for what is no place."""
    asked = ArchiveFilter({kind.name: slug, "sort": kind.sort, **place}, head_number=head)
    if not asked.is_valid():
        raise BadRequest(asked.form.errors.as_text())
    return asked


def _head_and_description(kind: Kind, slug: str) -> tuple[Mark, str]:
    """The head of the ledger, and what the vocabulary says of the term, in one query."""
    described = MODELS[kind.name]._default_manager.filter(slug=slug).values("description")[:1]
    rows = Head.objects.annotate(description=Subquery(described))
    row = rows.values_list("number", "seal", "description").first()
    return (Mark(row[0], row[1]), row[2] or "") if row else (Mark(0, ""), "")
