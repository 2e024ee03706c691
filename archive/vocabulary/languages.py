"""Languages by their tags (BCP 47): their own names, and which way they are written.

Names are those that Django knows languages by, in the language itself, so a reader of any language finds
their own.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.text import capfirst

_FURTHER: Final[dict[str, dict[str, Any]]] = {
    "la": {"name_local": "Latina"},
    "mt": {"name_local": "Malti"},
    "ps": {"name_local": "پښتو", "bidi": True},
    "so": {"name_local": "Soomaali"},
    "yi": {"name_local": "ייִדיש", "bidi": True},
    "zh": {"name_local": "中文"},
}
"""Languages in which documents of our field are written, and Django is not."""

_RIGHT_TO_LEFT: Final = {"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"}
"""Scripts (ISO 15924) that are written from right to left."""

_SCRIPT: Final = 4
"""Letters of the name of a script in a tag; nothing else beside a language has as many."""


def own() -> str:
    """The tag of the language in which records are written that name none: the archive's own."""
    return str(settings.LANGUAGE_CODE).partition("-")[0]


def ways_to_say(tag: str) -> tuple[str, ...]:
    """How documents name the language: those in the archive's own need not."""
    return (tag, "") if tag == own() else (tag,)


def is_known(tag: str) -> bool:
    """Whether the archive has a name for the language."""
    return bool(_info(tag.partition("-")[0]))


@cache
def name_of(tag: str) -> str:
    """The language's own name; the tag where it is not known.

    >>> name_of("uk"), name_of("pt-BR"), name_of("de-AT"), name_of("tlh")
    ('Українська', 'Português Brasileiro', 'Deutsch (AT)', 'tlh')
    """
    if whole := _info(tag):
        return str(capfirst(whole["name_local"]))
    language, _hyphen, rest = tag.partition("-")
    known = _info(language)
    return f"{capfirst(known['name_local'])} ({rest})" if known else tag


@cache
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way the language is written: as its script is, where the tag names one.

    >>> direction("ar"), direction("uk"), direction("az-Arab"), direction("ku-Latn")
    ('rtl', 'ltr', 'rtl', 'ltr')
    """
    language, *rest = tag.split("-")
    script = next((part for part in rest if len(part) == _SCRIPT and part.isalpha()), "")
    is_backwards = script in _RIGHT_TO_LEFT if script else _info(language).get("bidi", False)
    return "rtl" if is_backwards else "ltr"


def _info(tag: str) -> dict[str, Any]:
    """What is known of a language; nothing of those that only stand for another."""
    known = LANG_INFO.get(tag.lower(), _FURTHER.get(tag, {}))
    return known if "name_local" in known else {}
