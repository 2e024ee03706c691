"""When a stored copy of a page is still right (RFC 9110, sections 8.8 and 13).

A page is a function of the ledger and of this program. Its entity tag names what it was made
from, so it is known before anything is rendered. Copies are never compared by date: an act on
another record can change a page's related events within the same second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

UNSTORED = "no-store"

SHAPING = {".py", ".mo", ".html", ".css", ".js", ".svg", ".png", ".woff2", ".webmanifest"}
"""Endings of the files that shape a page: it is made from them, or names them by their digest."""

View = Callable[..., HttpResponseBase]


def reader_page(view: View) -> View:
    """A view for readers: GET and HEAD alone; anybody may keep a copy, but asks before showing it."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if "Cache-Control" not in response.headers:
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return answer


def validated(
    request: HttpRequest, made_from: tuple[object, ...], build: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The built answer under an entity tag over `made_from`, or 304 when the reader has it."""
    tag = entity_tag(*made_from)
    response = get_conditional_response(request, etag=tag) or build()
    if response.headers.get("Cache-Control") != UNSTORED:
        response.headers["ETag"] = tag
    return response


def unstored(response: HttpResponseBase) -> HttpResponseBase:
    """An answer of which nobody keeps a copy: it says less than it should, and only for now."""
    response.headers["Cache-Control"] = UNSTORED
    return response


def entity_tag(*made_from: object) -> str:
    """An entity tag of a page in the language that is spoken; weak, since compression on the way may
    change its bytes, not what they say."""
    parts = "\n".join(map(str, (program_digest(), get_language(), *made_from)))
    return f'W/"{hashlib.sha256(parts.encode()).hexdigest()[:32]}"'


@cache
def program_digest() -> str:
    """A digest of all that shapes a page besides the ledger: code, templates, styles, fonts, settings."""
    digest = hashlib.sha256(f"{settings.SITE_NAME}\n{settings.SITE_URL}\n{settings.LANGUAGES}".encode())
    for file in _program_files():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _program_files() -> Iterator[Path]:
    for folder in ("archive", "locale", "templates", "static"):
        files = (settings.BASE_DIR / folder).rglob("*.*")
        yield from sorted(file for file in files if file.suffix in SHAPING)
