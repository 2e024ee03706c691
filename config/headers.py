"""What every answer tells the browser: load nothing from elsewhere, run nothing inline, be framed
by nobody. Pages of the admin are never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

GetResponse = Callable[[HttpRequest], HttpResponseBase]

DESK = "/admin/"
EVERYWHERE = {
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
PUBLIC_SOURCES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
}
DESK_SOURCES = {"default-src": "'self'", "img-src": "'self' data:"}
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def policy(sources: Mapping[str, str]) -> str:
    """A Content-Security-Policy (https://www.w3.org/TR/CSP3/)."""
    return "; ".join(f"{name} {value}" for name, value in {**sources, **EVERYWHERE}.items())


PUBLIC_POLICY = policy(PUBLIC_SOURCES)
DESK_POLICY = policy(DESK_SOURCES)


def headers(get_response: GetResponse) -> GetResponse:
    """Middleware that adds the headers. A view that sets a stricter policy of its own keeps it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        at_desk = request.path_info.startswith(DESK)
        response.headers.setdefault("Content-Security-Policy", DESK_POLICY if at_desk else PUBLIC_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if at_desk:
            add_never_cache_headers(response)
        return response

    return answer
