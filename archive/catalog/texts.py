"""How a text is cut into the words under which it is found.

The engine is given words that are cut already, a space between them. So texts and searches are cut by the
same few lines, and each word of a language is reduced to its stem once, not each time that it is written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final

import tantivy

STEMS: Final = "english"
PLAIN: Final = "plain"
"""The names of the two analysers: words reduced to their English stem, and words as they are."""

ANALYSIS_VERSION: Final = 2

_LONGEST_WORD = 1000

_ACCENTS = re.compile("[\u0300-\u036f]+")
IDEOGRAPHS: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The signs that are words by themselves, as a class of a regular expression has them."""

_IDEOGRAPH = re.compile(f"([{IDEOGRAPHS}])")


@cache
def analyser(name: str = STEMS) -> tantivy.TextAnalyzer:
    """Words of letters and digits in lower case without accents, reduced to their stem or not."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
    ):
        builder = builder.filter(one)
    return (builder.filter(tantivy.Filter.stemmer("english")) if name == STEMS else builder).build()


def folded(text: str) -> str:
    """The text as the analyser gets it: compatibility forms resolved, accents off in every script
    (the engine's own folding knows Latin only), each ideograph a word of its own, since Chinese and
    Japanese are written without spaces, and what is not Unicode replaced."""
    if text.isascii():
        return text
    whole = text.encode("utf-8", "replace").decode()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", whole)).casefold()
    return _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def words_of(text: str) -> tuple[str, ...]:
    """The words under which a text is found, in order, reduced to their stems.

    >>> words_of("Negotiations in Kyïv, U.S. demands")
    ('negoti', 'in', 'kyiv', 'u', 's', 'demand')
    """
    return tuple(analyser(STEMS).analyze(folded(text)))


def plain_words_of(text: str) -> tuple[str, ...]:
    """The same words as they are written.

    >>> plain_words_of("Negotiations in Kyïv, U.S. demands")
    ('negotiations', 'in', 'kyiv', 'u', 's', 'demands')
    """
    return tuple(analyser(PLAIN).analyze(folded(text)))


class Cut(dict[str, str]):
    """What becomes of each piece of text between two spaces, remembered: most are met again and again."""

    MOST: Final = 200_000

    def __init__(self, words: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, piece: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        self[piece] = words = " ".join(self._words(piece))
        return words

    def of(self, pieces: Iterable[str]) -> str:
        """What becomes of pieces that follow each other."""
        return " ".join(filter(None, map(self.__getitem__, pieces)))


def _altered(piece: str) -> Iterable[str]:
    pairs = zip(analyser(PLAIN).analyze(piece), analyser(STEMS).analyze(piece), strict=True)
    return (plain for plain, stem in pairs if plain != stem)


def pieces(text: str) -> Sequence[str]:
    """The text in pieces, for `IN_STEMS` and the others."""
    return folded(text).split()


IN_STEMS: Final = Cut(analyser(STEMS).analyze)
"""Texts with each word reduced to its stem.

>>> IN_STEMS.of(pieces("Negotiations in Kyïv, U.S. demands"))
'negoti in kyiv u s demand'
"""

IN_WORDS: Final = Cut(analyser(PLAIN).analyze)
"""Texts with their words as they are written."""

IN_ALTERED: Final = Cut(_altered)
"""Those words of texts, as they are written, that are not their own stems.

>>> IN_ALTERED.of(pieces("Negotiations in Kyïv, U.S. demands"))
'negotiations demands'
"""
