"""Addresses that no page can have: refused before a database, which would each do it differently,
sees them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def refuse_unreadable(get_response: GetResponse) -> GetResponse:
    """Middleware that answers 400 to an address which is not UTF-8 or holds a NUL."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        path = str(request.META.get("PATH_INFO", "")).encode("latin-1", "replace")
        query = unquote_to_bytes(str(request.META.get("QUERY_STRING", "")))
        if not (is_readable(path) and is_readable(query)):
            raise BadRequest("The address is not readable text.")
        return get_response(request)

    return answer


def is_readable(value: bytes) -> bool:
    """Whether bytes are UTF-8 (RFC 3629) without NUL."""
    try:
        return "\0" not in value.decode()
    except UnicodeDecodeError:
        return False
