"""Addresses that no page can have: refused before a database, which would each do it differently,
sees them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.urls import get_resolver

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def refuse_unreadable(get_response: GetResponse) -> GetResponse:
    """Middleware that answers 400 to a NUL, or to a query that is not UTF-8. (A path that is not
    UTF-8 reaches us in a readable spelling, and names nothing.)"""

    def answer(request: HttpRequest) -> HttpResponseBase:
        query = unquote_to_bytes(str(request.META.get("QUERY_STRING", "")))
        if "\0" in request.path_info or not is_readable(query):
            refuse: Callable[..., HttpResponseBase] = get_resolver().resolve_error_handler(400)
            return refuse(request, exception=BadRequest())
        return get_response(request)

    return answer


def is_readable(value: bytes) -> bool:
    """Whether bytes are UTF-8 (RFC 3629) without NUL."""
    try:
        return "\0" not in value.decode()
    except UnicodeDecodeError:
        return False
