"""The history of a record: every edition, and what changed in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from archive import documents
from archive.ledger.models import Edition
from archive.ledger.reading import CurrentEdition
from archive.public.addresses import absolute_to
from archive.public.records import record_page
from archive.public.validators import validated


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """An edition, and what changed since the one before."""

    edition: Edition
    changes: Sequence[documents.Change]


@record_page("article-history")
def article_history(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """Every edition with its note and what changed, newest first."""
    return validated(
        request,
        (current.edition.digest, current.edition.number, current.record.slug),
        lambda: render(request, "article_history.html", _history(current)),
    )


def _history(current: CurrentEdition) -> dict[str, object]:
    editions = list(Edition.objects.filter(record=current.record).order_by("number"))
    before = [None, *editions]
    past = [
        PastEdition(
            edition=edition, changes=documents.compare(previous.value, edition.value) if previous else ()
        )
        for previous, edition in zip(before, editions, strict=False)
    ]
    return {
        "slug": current.record.slug,
        "document": current.edition.value,
        "canonical": absolute_to("article-history", current.record.slug),
        "editions": past[::-1],
    }
