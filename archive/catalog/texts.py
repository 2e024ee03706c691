"""How a text is cut into the words under which it is found.

The engine is given words that are cut already, a space between them: so texts and searches are cut by the
same few lines, and it is known of each word whether it is its own stem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

import tantivy

ANALYSIS_VERSION: Final = 3

_LONGEST_WORD = 1000

_ACCENTS = re.compile("[\u0300-\u036f]+")
IDEOGRAPHS: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""The signs that are words by themselves, as a class of a regular expression has them."""

_IDEOGRAPH = re.compile(f"([{IDEOGRAPHS}])")


@cache
def analyser() -> tantivy.TextAnalyzer:
    """Cuts a text into words of letters and digits, in lower case without accents."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
    ):
        builder = builder.filter(one)
    return builder.build()


@cache
def _stemmer() -> tantivy.TextAnalyzer:
    """Reduces a word to its stem."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


def folded(text: str) -> str:
    """The text as the analyser gets it: compatibility forms resolved, accents off in every script
    (the engine's own folding knows Latin only), each ideograph a word of its own, since Chinese and
    Japanese are written without spaces, and what is not Unicode replaced."""
    if text.isascii():
        return text
    whole = text.encode("utf-8", "replace").decode()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", whole)).casefold()
    return _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFC", bare))


_APART: Final = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})


def _cut(text: str) -> Iterable[str]:
    if not text.isascii():
        return analyser().analyze(folded(text))
    words = text.lower().translate(_APART).split()
    return words if len(text) < _LONGEST_WORD else (word for word in words if len(word) < _LONGEST_WORD)


def plain_words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in order: letters and digits, in lower case, without
    accents.

    >>> plain_words_of("Negotiations in Kyïv, U.S. demands")
    ('negotiations', 'in', 'kyiv', 'u', 's', 'demands')
    """
    return tuple(_cut(text))


class _Stems(dict[str, str]):
    """The English stem of each word that was met lately."""

    MOST: Final = 300_000

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        stem = _stemmer().analyze(word)[0]
        # A word that is its own stem is kept once: most of the time goes into reaching for memory.
        self[word] = stem = word if stem == word else stem
        return stem


_STEMS: Final = _Stems()


def stems_of(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of words that were cut already."""
    return tuple(map(_STEMS.__getitem__, words))


def words_of(text: str) -> tuple[str, ...]:
    """The words under which a text is found, in order, reduced to their stems.

    >>> words_of("Negotiations in Kyïv, U.S. demands")
    ('negoti', 'in', 'kyiv', 'u', 's', 'demand')
    """
    return stems_of(_cut(text))
