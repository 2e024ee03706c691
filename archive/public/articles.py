"""The page of a record, and its editions as they were published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from archive.catalog.freshness import CatalogMissing
from archive.catalog.neighbours import Neighbourhood, neighbourhood
from archive.ledger import references
from archive.ledger.models import Edition
from archive.ledger.reading import CurrentEdition
from archive.public.addresses import absolute_to
from archive.public.article_page import NOBODY, ArticleContent
from archive.public.records import record_page
from archive.public.validators import unstored, validated


@record_page("article-detail")
def article_detail(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The current edition among its neighbours."""
    made_from = (current.edition.digest, current.record.slug, current.head_number)
    return validated(request, made_from, lambda: _current_page(request, current))


def _current_page(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    around = _around(current)
    content = ArticleContent(current.edition.value, around or NOBODY)
    is_behind = around is None or around.behind > 0
    context = _context(current, current.edition, content) | {"is_behind": is_behind}
    response = render(request, "article_detail.html", context)
    return unstored(response) if is_behind else response


def _around(current: CurrentEdition) -> Neighbourhood | None:
    """The neighbours; None while there is no catalog: the edition itself needs none."""
    slugs = references.named(current.edition.value)
    try:
        return neighbourhood(current.record.pk, slugs, head_number=current.head_number)
    except CatalogMissing:
        return None


@record_page("article-edition")
def article_edition(request: HttpRequest, current: CurrentEdition, number: int) -> HttpResponseBase:
    """One edition as it was published, marked where it is no longer in force."""
    edition = get_object_or_404(Edition, record=current.record, number=number)
    content = ArticleContent(edition.value)
    context = _context(current, edition, content) | {"is_edition": True}
    made_from = (edition.digest, current.edition.number, current.record.slug)
    return validated(request, made_from, lambda: render(request, "article_detail.html", context))


def _context(current: CurrentEdition, edition: Edition, content: ArticleContent) -> dict[str, object]:
    slug = current.record.slug
    return {
        "content": content,
        "document": content.document,
        "edition": edition,
        "slug": slug,
        "canonical": absolute_to("article-detail", slug),
        "edition_address": absolute_to("article-edition", slug, edition.number),
        "first_published_at": current.first_published_at,
        "newer": current.edition.number if current.edition.number > edition.number else None,
        "is_edition": False,
        "is_behind": False,
    }
