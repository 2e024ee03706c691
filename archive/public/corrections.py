"""Every correction and withdrawal, newest first, with its reason: as a page and as a feed.

Of a withdrawn record nothing is told but when and why it was withdrawn, as on the page that stands in
its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import get_tag_uri
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalog.fields import PageField
from archive.ledger import reading
from archive.ledger.models import Entry, Record
from archive.public.addresses import absolute, absolute_to
from archive.public.feeds import BEGINNING, LENGTH, SettledFeed
from archive.public.lists import paging, with_query
from archive.public.texts import plain, xml_text
from archive.public.validators import reader_page, validated

SIZE: Final = 50
"""Amendments on a page."""

_ACTS: Final = {
    Entry.Act.CORRECT: gettext_lazy("Corrected"),
    Entry.Act.WITHDRAW: gettext_lazy("Withdrawn"),
    Entry.Act.REINSTATE: gettext_lazy("Reinstated"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What was done to a record, when and why. `slug`, `title` and `language` are empty while the record
    is withdrawn, `edition` is the number of the edition that a correction made."""

    number: int
    act: str
    at: datetime
    note: str
    slug: str
    title: str
    language: str
    edition: int | None

    @property
    def words(self) -> str:
        """What was done, in a word."""
        return str(_ACTS[Entry.Act(self.act)])

    @property
    def address(self) -> str:
        """Where it is told in full; empty while the record is withdrawn."""
        if not self.slug or self.edition is None:
            return reverse("article-detail", args=[self.slug]) if self.slug else ""
        return f"{reverse('article-history', args=[self.slug])}#_edition_{self.edition}"


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    pages: int


@reader_page
def corrections(request: HttpRequest) -> HttpResponseBase:
    """One page of them."""
    number = _page_number(request)
    head = reading.head_number()
    return validated(request, (head, number), lambda: _page(request, number))


def _page(request: HttpRequest, number: int) -> HttpResponseBase:
    entries = Entry.objects.amendments()
    total = entries.count()
    pages = max(1, -(-total // SIZE))
    if number > pages:
        raise Http404
    context = {
        "amendments": list(map(_amendment, entries[(number - 1) * SIZE : number * SIZE])),
        "total": total,
        "paging": paging(_Numbered(number, pages), request.path),
        "canonical": absolute(with_query(request.path, f"page={number}" if number > 1 else "")),
    }
    return render(request, "corrections.html", context)


def _page_number(request: HttpRequest) -> int:
    try:
        return int(PageField(required=False).clean(request.GET.get("page", "")))
    except ValidationError as error:
        raise BadRequest from error


def _amendment(entry: Entry) -> Amendment:
    record = entry.record
    assert record is not None  # the table's own constraint: only acts on terms are about no record
    is_seen = record.state == Record.State.PUBLISHED and record.edition is not None
    return Amendment(
        number=entry.number,
        act=entry.act,
        at=entry.at,
        note=entry.note,
        slug=record.slug if is_seen else "",
        title=plain(record.edition.value.title) if is_seen and record.edition else "",
        language=record.edition.value.language if is_seen and record.edition else "",
        edition=entry.edition.number if entry.edition else None,
    )


@reader_page
def corrections_feed(request: HttpRequest) -> HttpResponseBase:
    """The newest ones as Atom."""
    return validated(request, (reading.head_number(),), lambda: _feed(request))


def _feed(request: HttpRequest) -> HttpResponse:
    found = list(map(_amendment, Entry.objects.amendments()[:LENGTH]))
    written = SettledFeed(
        title=f"{settings.SITE_NAME}: {_('Corrections')}",
        link=absolute_to("corrections"),
        description="",
        feed_url=absolute(request.path),
        updated=max((one.at for one in found), default=BEGINNING),
    )
    _add_all(written, found)
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _add_all(written: SettledFeed, found: Iterable[Amendment]) -> None:
    for one in found:
        written.add_item(
            title=xml_text(f"{one.words}: {one.title or _('a record')}"),
            link=absolute(one.address or reverse("corrections")),
            description=xml_text(one.note),
            unique_id=get_tag_uri(f"{settings.SITE_URL}/corrections/{one.number}", one.at),
            pubdate=one.at,
            updateddate=one.at,
            author_name=settings.SITE_NAME,
        )
