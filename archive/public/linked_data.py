"""What a page says of its record to machines: JSON-LD (https://schema.org/Article) about an event."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from archive.dates import EventDate
from archive.documents import Document, Source
from archive.public.texts import plain
from archive.public.versions import Version, language_of

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_CERTAIN = re.compile(rf"(?P<start>{_DAY})(?:/(?P<end>{_DAY}))?")
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def article(
    document: Document,
    *,
    address: str,
    image: str,
    published_at: datetime,
    edition: tuple[int, datetime, str],
    versions: Sequence[Version] = (),
) -> dict[str, Any]:
    """The record as an Article about an Event. `edition` is number, moment and note of the one shown,
    `versions` are the record in its languages."""
    number, at, note = edition
    site = {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{settings.SITE_URL}/"}
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": plain(document.title),
        "description": plain(document.dek or document.lead),
        "inLanguage": language_of(document),
        **_translations(versions),
        "isAccessibleForFree": True,
        "image": image,
        "version": number,
        "datePublished": published_at.isoformat(),
        "dateModified": at.isoformat(),
        "author": site,
        "publisher": site,
        "keywords": list(document.tags),
        "temporalCoverage": coverage(document.date),
        "about": {"@type": "Event", "name": plain(document.title), **when(document.date)},
        "citation": [_source(source) for source in document.sources],
    }
    if number > 1:
        said["correction"] = {"@type": "CorrectionComment", "text": note, "datePublished": at.isoformat()}
    return {name: value for name, value in said.items() if value not in ("", [])}


def _translations(versions: Sequence[Version]) -> dict[str, Any]:
    """What the record translates, or is translated by."""
    others = [version for version in versions if not version.is_shown]
    works = [{"@type": "Article", "@id": each.address, "inLanguage": each.tag} for each in others]
    originals = [work for work, each in zip(works, others, strict=True) if each.is_original]
    return {"translationOfWork": originals[0]} if originals else {"workTranslation": works}


def when(date: EventDate) -> dict[str, str]:
    """When an event began and ended, as exactly as is known and no more: a month stays a month (ISO
    8601-1, 4.3), and what is approximate, uncertain or open is not said as a date at all."""
    certain = _CERTAIN.fullmatch(date.edtf)
    if not certain:
        return {}
    return {"startDate": certain["start"]} | ({"endDate": certain["end"]} if certain["end"] else {})


def coverage(date: EventDate) -> str:
    """The days that a date can mean as an interval (ISO 8601-1, 5.5): one day, "first/last", or nothing
    where that cannot be said."""
    if date.earliest is None or date.latest is None:
        return ""
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def as_json(said: Mapping[str, Any]) -> SafeString:
    """JSON for a script element: no text in it can end the element."""
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped


def _source(source: Source) -> dict[str, Any]:
    def parts() -> Iterator[tuple[str, Any]]:
        yield "@type", "CreativeWork"
        yield "name", plain(source.title)
        if source.issuer:
            yield "publisher", {"@type": "Organization", "name": plain(source.issuer)}
        if source.url:
            yield "url", source.url

    return dict(parts())
