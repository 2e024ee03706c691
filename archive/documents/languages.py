"""Tags of languages (BCP 47, RFC 5646): the language, perhaps with its script, region and variants.

Extensions and private use are left out: nothing in an archive is told apart by them.
"""

from __future__ import annotations

import re

TAG_PATTERN = (
    r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
"""A tag as it is written in documents: each part in the case that RFC 5646, 2.1.1, recommends."""

LONGEST = 35
"""Letters of a tag: as many as RFC 5646, 4.4.1, asks everybody to have room for."""

_TAG = re.compile(TAG_PATTERN)
_REGION = 2
_SCRIPT = 4


def is_language(text: str) -> bool:
    """Whether the text is the tag of a language, as documents write it.

    >>> is_language("pt-BR"), is_language("pt-br"), is_language("Ukrainian")
    (True, False, False)
    """
    return len(text) <= LONGEST and bool(_TAG.fullmatch(text))


def language_of(text: str) -> str:
    """The tag as documents write it; empty where the text is no tag.

    >>> language_of("ZH_hant-tw"), language_of("Ukrainian")
    ('zh-Hant-TW', '')
    """
    first, *others = text.strip().replace("_", "-").lower().split("-")
    tag = "-".join((first, *map(_cased, others)))
    return tag if is_language(tag) else ""


def _cased(part: str) -> str:
    if len(part) == _REGION:
        return part.upper()
    return part.capitalize() if len(part) == _SCRIPT and part.isalpha() else part
