"""Sessions, which the desk alone has."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from config.headers import DESK, GetResponse


def at_the_desk_alone(get_response: GetResponse) -> GetResponse:
    """Middleware that lets no session cookie through to readers' pages. Django would take back one that
    it cannot read, with a cookie of its own, and with an answer that no cache may share."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(DESK):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return get_response(request)

    return answer
