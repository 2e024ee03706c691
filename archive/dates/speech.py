"""The language in which something is said, for the rooms that stand without Django.

They speak English until the rooms above tell them, once, how a text is translated and which language is
spoken just now (`listen`): so one place decides for all words of a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

ENGLISH: Final = "en"


@dataclass(slots=True)
class _Speech:
    translate: Callable[[str], str]
    language: Callable[[], str | None]


_SPEECH: Final = _Speech(translate=str, language=lambda: ENGLISH)


def listen(*, translate: Callable[[str], str], language: Callable[[], str | None]) -> None:
    """From now on texts are translated so, and the language that is spoken is asked for so."""
    _SPEECH.translate, _SPEECH.language = translate, language


def gettext(text: str) -> str:
    """A text in the language that is spoken."""
    return _SPEECH.translate(text)


def gettext_noop(text: str) -> str:
    """The text itself, which the collector of messages takes for one to translate: who shows it does so."""
    return text


def language() -> str:
    """The language that is spoken, such as "en" or "uk"; English where none is."""
    return _SPEECH.language() or ENGLISH
