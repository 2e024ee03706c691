"""Pages for what went wrong: plain words, the same for every cause, and no database query.

They are handlers in the sense of `config.urls` (`handler400`, `handler403`, `handler404`,
`handler500`), and they say nothing of what the program met: no path, no query, no name.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or form cannot be read."""
    return _page(request, 400, _("That cannot be read"), _("The address holds something unreadable."))


def wrong_value(request: HttpRequest, faults: Mapping[str, Iterable[object]]) -> HttpResponse:
    """400: parameters that cannot be; `faults` says of each by its name what is wrong."""
    said = " ".join(f"{name}: {' '.join(map(str, messages))}" for name, messages in faults.items())
    return _page(request, 400, _("That cannot be asked"), said)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this visitor."""
    return _page(request, 403, _("Not allowed"), _("You may not do that, or not from there."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing is, or was ever, public at this address."""
    return _page(request, 404, _("Nothing here"), _("There is no page at this address."))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. The reference on the page is in the log, too."""
    reference = secrets.token_hex(4)
    logger.error("The answer with reference %s failed.", reference)
    words = _("Something broke on our side. Nothing is lost; please try again later.")
    try:
        return _page(request, 500, _("That did not work"), words, reference)
    except Exception:  # the page itself may be what is broken
        logger.exception("The page for errors failed.")
        return HttpResponse(f"{words} ({reference})", status=500, content_type="text/plain")


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the catalog is being made; the same request works soon."""
    words = _("The catalog is being made ready. Please try again in a minute.")
    response = _page(request, 503, _("Not ready yet"), words)
    response.headers["Retry-After"] = "60"
    return response


def _page(
    request: HttpRequest, status: int, heading: str, explanation: str, reference: str = ""
) -> HttpResponse:
    said = {"heading": heading, "explanation": explanation, "reference": reference}
    context = said | {"is_missing": status == HTTPStatus.NOT_FOUND}
    response = render(request, "error.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
