"""Which language is spoken: at readers' pages the one that the address names, at the desk the editor's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from config.headers import DESK

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def spoken(get_response: GetResponse) -> GetResponse:
    """Middleware that speaks the language of the request until it is answered. Readers' pages ask no
    cookie and no browser for it: an address says the same to everybody, so that it can be stored."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        at_desk = request.path_info.startswith(DESK)
        code = translation.get_language_from_request(request) if at_desk else named_by(request.path_info)
        with translation.override(code):
            return get_response(request)

    return answer


def named_by(path: str) -> str:
    """The language of a readers' page: named by the first part of its path, else the first of the site.

    >>> named_by("/uk/archive/"), named_by("/archive/")
    ('uk', 'en')
    """
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
