"""The page that a preview link opens, for somebody without an account."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.desk.revisions import UnreadableRevision, read
from archive.desk.writing import links, preview
from archive.public import errors

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""Nobody keeps the page, no other site learns its address, and no search engine lists it."""


@require_safe
def outside_page(request: HttpRequest, token: str) -> HttpResponse:
    """The revision of the link. A link that never was, has ended or was revoked: the same 404."""
    response = _answer(request, token)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    link = links.follow(token)
    if link is None:
        return errors.page_not_found(request, _NOTHING)
    try:
        document = read(link.revision)
    except UnreadableRevision:
        return errors.page_not_found(request, _NOTHING)
    said: dict[str, Any] = {"link": link}
    return HttpResponse(preview.page(request, document, link.revision.article, **said))


_NOTHING = LookupError()
