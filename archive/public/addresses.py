"""The parts of public addresses, and absolute addresses.

Absolute addresses begin with the configured `SITE_URL`, never with a host that a request names.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.urls import get_script_prefix, register_converter, reverse
from django.utils import translation

from archive.documents import KEY_PATTERN


class _Text:
    """A part of an address that is passed on as it is written."""

    regex: str

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class Slug(_Text):
    """The address of a record or term, in any script: letters, digits, hyphens, underscores."""

    regex = r"[-\w]+"


class Key(_Text):
    """The key of a demand."""

    regex = KEY_PATTERN


class _Number:
    regex: str
    form: str

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return format(value, self.form)


class Year(_Number):
    """A year as astronomers and ISO 8601 count: 0 is 1 BC, -43 is 44 BC. One form each."""

    regex = r"0|-?[1-9][0-9]{0,3}"
    form = "d"


class Month(_Number):
    """A month, 01 to 12."""

    regex = r"0[1-9]|1[0-2]"
    form = "02d"


class Day(_Number):
    """A day of a month, 01 to 31."""

    regex = r"0[1-9]|[12][0-9]|3[01]"
    form = "02d"


# By these names `path()` knows them, in this room and in those above.
register_converter(Slug, "address")
register_converter(Key, "key")
register_converter(Year, "year")
register_converter(Month, "month")
register_converter(Day, "day")


def path_of(name: str) -> str:
    """The path of a named page in the language that is spoken."""
    return _path(spoken_where(), name)


def path_to(part: str, name: str) -> str:
    """The path of a named page of what is called so in addresses, as `reverse` has it, from its two ends: a
    list has 150 such links, and looking each of them up takes ten times as long."""
    before, _, after = _path(spoken_where(), name, "_").rpartition("_")
    return f"{before}{part if part.isascii() else quote(part)}{after}"


def spoken_where() -> tuple[str | None, str]:
    """What paths depend on: the language, and what they begin with (in previews, the readers' site)."""
    return translation.get_language(), get_script_prefix()


@cache
def _path(where: tuple[str | None, str], name: str, *args: str) -> str:
    return reverse(name, args=args)


def absolute(path: str) -> str:
    """The address under which readers anywhere find a path of this site."""
    return f"{settings.SITE_URL}{path}"


def absolute_to(name: str, *args: str | int) -> str:
    """The absolute address of a named page in the language that is spoken."""
    return absolute(reverse(name, args=args))


def permanent_to(name: str, *args: str | int) -> str:
    """The absolute address of a named page that is cited: the same in whatever language it is read."""
    with translation.override(settings.LANGUAGE_CODE):
        return absolute_to(name, *args)
