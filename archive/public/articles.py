"""The page of a record, and its editions as they were published."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import formats, timezone

from archive.catalog.demands.asking import demands_of
from archive.catalog.demands.hits import DemandHit
from archive.catalog.freshness import CatalogMissing
from archive.catalog.neighbours import Neighbourhood, neighbourhood
from archive.catalog.similar import Similar, similar
from archive.ledger import references
from archive.ledger.models import Edition
from archive.ledger.reading import CurrentEdition
from archive.public.addresses import absolute_to, permanent_to
from archive.public.article_page import NOBODY, ArticleContent
from archive.public.cards import card
from archive.public.linked_data import article as linked_data_of
from archive.public.linked_data import as_json
from archive.public.records import record_page
from archive.public.texts import plain
from archive.public.validators import unstored, validated


@record_page("article-detail")
def article_detail(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The current edition among its neighbours."""
    made_from = (current.edition.digest, current.record.slug, current.head_number)
    return validated(request, made_from, lambda: _current_page(request, current))


def _current_page(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    around = _around(current)
    content = ArticleContent(
        current.edition.value, around or NOBODY, _similar(current, around), _demands(current, around)
    )
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


def _similar(current: CurrentEdition, around: Neighbourhood | None) -> tuple[Similar, ...]:
    """The events that may belong to it, where the catalog has the record."""
    if around is None or around.record is None:
        return ()
    return similar(around.record, current.edition.value, head_number=current.head_number)


def _demands(current: CurrentEdition, around: Neighbourhood | None) -> dict[str, DemandHit]:
    """What the catalog has of its demands, by their keys."""
    if around is None or not around.record or not around.record.demands:
        return {}
    found = demands_of(current.record.pk, head_number=current.head_number)
    return {demand.key: demand for demand in found.demands}


@record_page("article-edition")
def article_edition(request: HttpRequest, current: CurrentEdition, number: int) -> HttpResponseBase:
    """One edition as it was published, marked where it is no longer in force."""
    edition = get_object_or_404(Edition, record=current.record, number=number)
    content = ArticleContent(edition.value)
    context = _context(current, edition, content) | {"is_edition": True}
    made_from = (edition.digest, current.edition.number, current.record.slug)
    return validated(request, made_from, lambda: render(request, "article_detail.html", context))


@record_page("article-card")
def article_card(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The picture by which the record is shown elsewhere."""
    document = current.edition.value
    date = "" if document.date.is_undated else document.date.words

    def build() -> HttpResponse:
        return HttpResponse(card(plain(document.title), date, settings.SITE_NAME), content_type="image/png")

    return validated(request, (current.edition.digest,), build)


def _context(current: CurrentEdition, edition: Edition, content: ArticleContent) -> dict[str, object]:
    slug = current.record.slug
    permanent, image = permanent_to("article-detail", slug), absolute_to("article-card", slug)
    linked_data = linked_data_of(
        content.document,
        address=permanent,
        image=image,
        published_at=current.first_published_at,
        edition=(edition.number, edition.published_at, edition.note),
        versions=content.versions,
    )
    return {
        "content": content,
        "document": content.document,
        "edition": edition,
        "slug": slug,
        "canonical": absolute_to("article-detail", slug),
        "permanent": permanent,
        "card": image,
        "linked_data": as_json(linked_data),
        "edition_address": permanent_to("article-edition", slug, edition.number),
        "first_published_at": current.first_published_at,
        **_said_moments(current.first_published_at, edition.published_at),
        "newer": current.edition.number if current.edition.number > edition.number else None,
        "is_edition": False,
        "is_behind": False,
    }


def _said_moments(first: datetime, newest: datetime) -> dict[str, str]:
    """When the record was published, and the edition that is shown, in the ways that a page says it: some
    several times."""
    first, newest = timezone.localtime(first), timezone.localtime(newest)
    return {
        "first_published": first.isoformat(),
        "published": newest.isoformat(),
        "published_on": formats.date_format(newest, "DATE_FORMAT"),
        "published_day": f"{newest:%Y/%m/%d}",
    }
