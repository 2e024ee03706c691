"""Atom feeds (RFC 4287): of the whole archive, of a term, of any filter; lately changed first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import gettext as _

from archive.catalog.filters import ArchiveFilter
from archive.catalog.hits import Hit
from archive.catalog.search import Page, search
from archive.public import errors
from archive.public.addresses import absolute, path_to
from archive.public.lists import list_page, with_query
from archive.public.terms import Kind, records_of
from archive.public.texts import plain, xml_text
from archive.public.validators import validated
from archive.public.versions import language_of

LENGTH: Final = 50
"""Entries of a feed: those that changed last."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed last."""


@list_page
def feed(request: HttpRequest) -> HttpResponseBase:
    """The whole archive."""
    return _feed(request, ArchiveFilter({}), title="", path=reverse("front"))


@list_page
def archive_feed(request: HttpRequest) -> HttpResponseBase:
    """Whatever the address asks for, as the archive's own page does."""
    asked = ArchiveFilter(request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    query_string = asked.without("page")
    title = ", ".join(chip.label for chip in asked.chips)
    return _feed(request, asked, title=title, path=with_query(reverse("archive"), query_string))


@list_page
def term_feed(request: HttpRequest, kind: Kind, slug: str) -> HttpResponseBase:
    """The records of a term."""
    asked = records_of(kind, slug)
    term = asked.names[kind.name].get(slug)
    if term is None:
        raise Http404
    if term.slug != slug:
        return HttpResponsePermanentRedirect(reverse(kind.feed_address, args=[term.slug]))
    return _feed(request, asked, title=term.name, path=reverse(kind.detail_address, args=[term.slug]))


def _feed(request: HttpRequest, asked: ArchiveFilter, *, title: str, path: str) -> HttpResponseBase:
    query = replace(asked.query, sort="changed")
    page = search(query, size=LENGTH, facets=(), head_number=asked.head_number)
    name = ": ".join(filter(None, (settings.SITE_NAME, title)))
    own = absolute(with_query(request.path, asked.without("page") if "?" in path else ""))
    made_from = (asked.head_number, page.behind, own, name, asked.meaning)
    return validated(request, made_from, lambda: _answer(page, name=name, path=path, own=own))


def _answer(page: Page[Hit], *, name: str, path: str, own: str) -> HttpResponse:
    moments = [hit.changed_at for hit in page.hits]
    written = SettledFeed(
        title=xml_text(name),
        link=absolute(path),
        description="",
        feed_url=own,
        language=settings.LANGUAGE_CODE,
        updated=max(moments, default=BEGINNING),
    )
    for hit in page.hits:
        _add(written, hit)
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


class SettledFeed(Atom1Feed):
    """Django's, except that it changed when its newest entry did, not when it is asked for; and each entry
    says its language (RFC 4287, section 2)."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if "language" in item else {}


def _add(written: Atom1Feed, hit: Hit) -> None:
    address = absolute(path_to(hit.slug, "article-detail"))
    # The record's own id, not its address, which a correction may change.
    identity = get_tag_uri(f"{settings.SITE_URL}/records/{hit.record}", hit.published_at)
    written.add_item(
        title=xml_text(plain(hit.title)),
        link=address,
        description=xml_text(_summary(hit)),
        unique_id=identity,
        pubdate=hit.published_at,
        updateddate=hit.changed_at,
        categories=[xml_text(name) for _slug, name in hit.tags],
        author_name=settings.SITE_NAME,
        language=language_of(hit),
    )


def _summary(hit: Hit) -> str:
    corrected = _("Edition %(number)s.") % {"number": hit.edition} if hit.edition > 1 else ""
    return " ".join(filter(None, (f"{hit.date.words}.", plain(hit.dek), corrected)))
