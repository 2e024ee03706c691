"""The languages in which dates can be worded."""

from __future__ import annotations

from typing import Final

from archive.dates import speech, wording_en, wording_uk
from archive.dates.wording import Wording

ENGLISH: Final = wording_en.WORDING
WORDINGS: Final = {"en": ENGLISH, "uk": wording_uk.WORDING}


def wording_of(language: str) -> Wording:
    """The words of a language, by its tag ("uk", "en-gb"); English for one that has none."""
    return WORDINGS.get(language.partition("-")[0], ENGLISH)


def spoken() -> Wording:
    """The words of the language that is spoken."""
    return wording_of(speech.language())
