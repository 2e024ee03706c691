"""Sitemaps (https://www.sitemaps.org/protocol.html) and robots.txt.

A section holds the records of a range of ids: so a record stays in its section for ever, sections
need no counting, and each streams from one query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from django.db.models import Exists, F, QuerySet, TextField
from django.db.models.functions import Cast, Substr
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse

from archive.ledger.models import Entry, Record
from archive.public.addresses import absolute_to
from archive.public.languages import in_each_language
from archive.public.validators import reader_page

SECTION = 50_000
"""Records in a section, at most: as many as the protocol allows. Sections count from 1."""

AT_ONCE = 2000
"""Records that are read and written together."""

SECTIONS_AT_ONCE = 500
"""Sections that one query looks into: databases set a limit to columns."""

_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


@reader_page
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The sections that hold a published record. Of each one record is looked for, not all."""
    newest = Record.objects.order_by("-pk").first()
    last = -(-newest.pk // SECTION) if newest else 0
    parts = (
        range(start, min(start + SECTIONS_AT_ONCE, last + 1))
        for start in range(1, last + 1, SECTIONS_AT_ONCE)
    )
    sections = (number for part in parts for number in _held(part))
    entries = (f"<sitemap><loc>{absolute_to('sitemap', number)}</loc></sitemap>\n" for number in sections)
    return _xml("sitemapindex", entries)


def _held(sections: range) -> Iterator[int]:
    published = {str(number): Exists(_published_in(number)) for number in sections}
    rows = Record.objects.order_by("-pk").values(**published)[:1]
    yield from (int(number) for row in rows for number, is_there in row.items() if is_there)


def _published_in(section: int) -> QuerySet[Record]:
    return Record.objects.published().filter(pk__gt=(section - 1) * SECTION, pk__lte=section * SECTION)


@reader_page
def sitemap(request: HttpRequest, number: int) -> HttpResponseBase:
    """The published records of one section, with the day of their current edition."""
    rows = _rows(number)
    if not rows.exists():
        raise Http404
    return _xml("urlset", _urls(rows.iterator(chunk_size=AT_ONCE)))


@reader_page
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything may be read, except endless combinations of filters."""
    lines = (
        "User-agent: *",
        *(
            f"Disallow: {page.address}?*&*&*&"
            for name in ("archive", "demand-list", "demand-grid")
            for page in in_each_language(reverse(name))
        ),
        f"Sitemap: {absolute_to('sitemap-index')}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain")


def _rows(number: int) -> QuerySet[Entry, tuple[str, str]]:
    """Address and day of each record. The day stands with the entry, too, whose row is short; and
    nobody needs 50,000 moments where their first letters say it."""
    # Two bounds, not a range: Django knows that a bound beyond all integers finds nothing.
    last = number * SECTION
    rows = Entry.objects.filter(record__pk__gt=last - SECTION, record__pk__lte=last)
    current = rows.filter(record__state=Record.State.PUBLISHED, edition=F("record__edition"))
    day = Substr(Cast("at", TextField()), 1, len("2021-12-17"))
    return current.order_by("record").values_list("record__slug", day)


def _urls(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    before, _, after = absolute_to("article-detail", "slug").rpartition("slug")
    rest = iter(rows)
    while some := list(islice(rest, AT_ONCE)):
        yield "".join(
            f"<url><loc>{before}{_quoted(slug)}{after}</loc><lastmod>{day}</lastmod></url>\n"
            for slug, day in some
        )


def _quoted(slug: str) -> str:
    return slug if slug.isascii() else quote(slug)


def _xml(element: str, entries: Iterable[str]) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        yield _OPEN.format(element)
        yield from entries
        yield f"</{element}>\n"

    return StreamingHttpResponse(parts(), content_type="application/xml")
