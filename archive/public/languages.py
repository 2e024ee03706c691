"""A page in the languages of the site: the first at its plain address, each other below a part of its own.

What is cited, harvested or stored has one address, whatever language its reader speaks.
"""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.utils import translation

DIRECTIONS = ("ltr", "rtl")


class InLanguage(NamedTuple):
    """The same page in a language: its code, the language's own name, the address."""

    code: str
    name: str
    address: str
    is_spoken: bool


def home(code: str) -> str:
    """The path of the front page in a language."""
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def in_each_language(address: str) -> list[InLanguage]:
    """A page of the language that is spoken in each language of the site. `address` is its path, with a
    query or without, or that behind `SITE_URL`."""
    site = settings.SITE_URL if address.startswith(f"{settings.SITE_URL}/") else ""
    spoken = translation.get_language() or settings.LANGUAGE_CODE
    rest = address.removeprefix(site).removeprefix(home(spoken)).lstrip("/")
    return [
        InLanguage(code, str(name), f"{site}{home(code)}{rest}", code == spoken)
        for code, name in settings.LANGUAGES
    ]


def spoken_language() -> dict[str, str]:
    """What every page says of its language: code, direction of writing, and where its front page is."""
    code = translation.get_language() or settings.LANGUAGE_CODE
    return {
        "LANGUAGE": code,
        "DIRECTION": DIRECTIONS[translation.get_language_bidi()],
        "HOME": home(code),
    }
