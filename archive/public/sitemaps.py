"""Sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt.

A section holds the records of a range of ids: so a record stays in its section for ever, sections
need no counting, and each streams from one query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from archive.ledger.models import Record
from archive.public.addresses import absolute_to
from archive.public.validators import reader_page

SECTION = 50_000
"""Records in a section, at most: as many as the protocol allows. Sections count from 1."""

_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@reader_page
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The sections that hold a published record."""
    section = (F("pk") - 1) / SECTION + 1
    rows = Record.objects.published().annotate(section=section).order_by("section")
    sections = rows.values_list("section", flat=True).distinct()
    entries = (f"<sitemap><loc>{absolute_to('sitemap', number)}</loc></sitemap>\n" for number in sections)
    return _xml("sitemapindex", entries)


@reader_page
def sitemap(request: HttpRequest, number: int) -> HttpResponseBase:
    """The published records of one section, with the day of their current edition."""
    records = _records(number)
    if not records.exists():
        raise Http404
    return _xml("urlset", map(_url, records.iterator(chunk_size=2000)))


@reader_page
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything may be read, except endless combinations of filters."""
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('archive')}?*&*&*&",
        f"Sitemap: {absolute_to('sitemap-index')}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain")


def _records(number: int) -> QuerySet[Record, tuple[str, datetime]]:
    # Two bounds, not a range: Django knows that a bound beyond all integers finds nothing.
    last = number * SECTION
    rows = Record.objects.published().filter(pk__gt=last - SECTION, pk__lte=last).order_by("pk")
    return rows.values_list("slug", "edition__published_at")


def _url(row: tuple[str, datetime]) -> str:
    slug, published_at = row
    address = absolute_to("article-detail", slug)
    return f"<url><loc>{address}</loc><lastmod>{published_at:%Y-%m-%d}</lastmod></url>\n"


def _xml(element: str, entries: Iterable[str]) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        yield _OPEN.format(element)
        yield from entries
        yield f"</{element}>\n"

    return StreamingHttpResponse(parts(), content_type="application/xml")
