"""The front page: what this archive is, what is new in it, and all of it as one strip of time."""

from __future__ import annotations

import datetime
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format

from archive.catalog.conditions import Condition
from archive.catalog.fold import ledger_mark
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import search
from archive.catalog.storage import Mark
from archive.public.addresses import absolute_to
from archive.public.lists import list_page
from archive.public.strip import strip
from archive.public.validators import validated

LATEST: Final = 6
CHANGED: Final = 5
ON_THIS_DAY: Final = 4
_COUNTED: Final = (RECORDS.facets["dossier"], RECORDS.facets["year"])


@list_page
def front(request: HttpRequest) -> HttpResponseBase:
    """One page for all of it; it changes with the ledger, and with the day."""
    head, today = ledger_mark(), timezone.localdate()

    def build() -> HttpResponseBase:
        page = search(CatalogQuery(), size=LATEST, facets=_COUNTED, head_number=head)
        context = {
            "page": page,
            "canonical": absolute_to("front"),
            "dossiers": page.facets["dossier"].counts,
            "strip": strip(page.facets["year"].counts),
            "changed": search(CatalogQuery(sort="changed"), size=CHANGED, facets=(), head_number=head).hits,
            "anniversaries": anniversaries(today, head),
        }
        return render(request, "front.html", context)

    return validated(request, (head, view(head).behind, today), build)


def anniversaries(day: datetime.date, head: Mark | int) -> tuple[str, tuple[Hit, ...]]:
    """What happened on this day of another year, the latest first; on days of which nothing is known,
    what happened in this month. Before it, how the day or month is called."""
    for part, words in ((f"{day:%m-%d}", "MONTH_DAY_FORMAT"), (f"{day:%m}", "F")):
        query = CatalogQuery(conditions=(Condition("anniversary", part),))
        found = search(query, size=ON_THIS_DAY, facets=(), head_number=head)
        if found.hits:
            return date_format(day, words), found.hits
    return "", ()
