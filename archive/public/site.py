"""What the site says of itself: to readers, to those who show its pages, to browsers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents import Verdict
from archive.public.addresses import absolute_to
from archive.public.cards import card
from archive.public.validators import reader_page, validated


@reader_page
def about(request: HttpRequest) -> HttpResponseBase:
    """What this archive is, how it is kept, and how to read its signs."""
    context = {
        "verdicts": list(Verdict),
        "corrections": reverse("corrections"),
        "search_help": reverse("search-help"),
        "canonical": absolute_to("about"),
    }
    return validated(request, (), lambda: render(request, "about.html", context))


@reader_page
def site_card(request: HttpRequest) -> HttpResponseBase:
    """The picture by which pages without one of their own are shown elsewhere."""
    words = _("An archive of documented political events")

    def build() -> HttpResponse:
        return HttpResponse(card(words, "", settings.SITE_NAME), content_type="image/png")

    return validated(request, (words,), build)


@reader_page
def manifest(request: HttpRequest) -> HttpResponseBase:
    """The web application manifest (https://www.w3.org/TR/appmanifest/): name, colours, icons."""
    said = {
        "name": settings.SITE_NAME,
        "description": _("An archive of documented political events"),
        "start_url": reverse("front"),
        "display": "browser",
        "background_color": "#fdfcf9",
        "theme_color": "#fdfcf9",
        "icons": [
            {"src": static("icon.svg"), "type": "image/svg+xml", "sizes": "any"},
            {"src": static("icon-512.png"), "type": "image/png", "sizes": "512x512"},
        ],
    }
    return validated(request, (), lambda: JsonResponse(said, content_type="application/manifest+json"))
