"""The door before every page of a record: what readers may have of it, if anything."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from archive.ledger import reading
from archive.ledger.reading import CurrentEdition
from archive.public.validators import View, reader_page


def record_page(name: str) -> Callable[[View], View]:
    """Makes a view of the record at an address, which it is given, from one database query.

    Answers itself where there is none to show: 404 where nothing ever stood, 410 with a tombstone
    for a withdrawn record, and 301 from a former address to the present one. `name` is the view's
    address name.
    """

    def decorate(view: View) -> View:
        @reader_page
        @wraps(view)
        def answer(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            current = reading.current_edition(slug)
            if current is None:
                raise Http404
            if current.withdrawn_at is not None:
                return _tombstone(request, current)
            if current.record.slug != slug:
                present = reverse(name, kwargs={"slug": current.record.slug, **kwargs})
                return HttpResponsePermanentRedirect(present)
            return view(request, current, *args, **kwargs)

        return answer

    return decorate


def _tombstone(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """Date and reason of the withdrawal, and nothing of the record."""
    context = {"at": current.withdrawn_at, "note": current.withdrawal_note}
    return render(request, "article_gone.html", {"withdrawal": context}, status=410)
