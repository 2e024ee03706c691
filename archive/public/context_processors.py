"""What every template knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from archive.public.languages import spoken_language


def site(request: HttpRequest) -> dict[str, str]:
    """The name of the archive, the address that its absolute links begin with, and the language."""
    return {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL, **spoken_language()}
