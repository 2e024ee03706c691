"""How a text is cut into the words under which it is found.

The engine is given words that are cut already, a space between them: so texts and searches are cut by the
same few lines, and it is known of each word whether it is its own stem. The words of a record are reduced
to stems by the rules of its language, where the engine knows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

import tantivy

from archive.vocabulary import languages

ANALYSIS_VERSION: Final = 4

_LONGEST_WORD = 1000

_ACCENTS = re.compile("(?:[\u0300-\u0305\u0307-\u036f]|(?<![иИ])\u0306)+")
"""Accents off their letters; й is no и with an accent, as it is decomposed, but a letter, and ends words."""

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


OWN: Final = ""
"""The stemmer of the archive's own language."""

UNSTEMMED: Final = "none"
"""The stemmer of languages whose rules the engine does not know: each word is its own stem."""

_STEMMERS: Final = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    **dict.fromkeys(("nb", "nn", "no"), "norwegian"),
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
"""The engine's stemmers (M. F. Porter's Snowball) by the languages that they are for."""


def stemmer_of(language: str) -> str:
    """The stemmer for records in this language (a tag; empty: the archive's own).

    >>> stemmer_of("pt-BR"), stemmer_of("uk")
    ('portuguese', 'none')
    """
    return _STEMMERS.get((language or languages.own()).partition("-")[0], UNSTEMMED)


def folded(text: str) -> str:
    """The text as the analyser gets it: compatibility forms resolved, accents off in every script
    (the engine's own folding knows Latin only), each ideograph a word of its own, since Chinese and
    Japanese are written without spaces, and what is not Unicode replaced."""
    if text.isascii():
        return text
    whole = text.encode("utf-8", "replace").decode()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", whole)).casefold()
    return _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFC", bare))


_APART: Final = b"".join(
    sign.lower().encode() if sign.isalnum() else b" " for sign in map(chr, range(128))
).ljust(256)
"""What becomes of each sign of an ASCII text before it is cut at its spaces."""

BREAK: Final = "\0"
"""Stands between the words of two texts, since no phrase reaches from one into the other."""

_BETWEEN: Final = f" {BREAK} "
_APART_BUT_BREAKS: Final = BREAK.encode() + _APART[1:]


def cut(texts: Iterable[str]) -> list[str]:
    """The words of several texts as they are written, in order, `BREAK` between two texts. All at once:
    most texts are short, and cutting is much of the work of making an index.

    >>> cut(["Cold War", "U.S."])
    ['cold', 'war', '\\x00', 'u', 's']
    """
    given = [*texts]
    whole = _BETWEEN.join(given)
    if whole.isascii() and max(map(len, given), default=0) < _LONGEST_WORD:
        return whole.encode().translate(_APART_BUT_BREAKS).decode().split()
    return [word for text in given for word in (*_cut(text), BREAK)]


def _cut(text: str) -> Iterable[str]:
    if not text.isascii():
        return analyser().analyze(folded(text))
    words = text.encode().translate(_APART).decode().split()
    return words if len(text) < _LONGEST_WORD else (word for word in words if len(word) < _LONGEST_WORD)


def plain_words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in order: letters and digits, in lower case, without
    accents.

    >>> plain_words_of("Negotiations in Kyïv, U.S. demands")
    ('negotiations', 'in', 'kyiv', 'u', 's', 'demands')
    """
    return tuple(_cut(text))


class _Stems(dict[str, str]):
    """The stem of each word that was met lately, in one language."""

    MOST: Final = 300_000

    def __init__(self, stemmer: str) -> None:
        builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
        self._stemmer = builder.filter(tantivy.Filter.stemmer(stemmer)).build()

    def __missing__(self, word: str) -> str:
        if len(self) >= self.MOST:
            self.clear()
        stem = self._stemmer.analyze(word)[0]
        # A word that is its own stem is kept once: most of the time goes into reaching for memory.
        self[word] = stem = word if stem == word else stem
        return stem


_stems = cache(_Stems)


def stems_of(words: Iterable[str], stemmer: str = OWN) -> tuple[str, ...]:
    """The stems of words that were cut already."""
    stemmer = stemmer or stemmer_of("")
    return tuple(words) if stemmer == UNSTEMMED else tuple(map(_stems(stemmer).__getitem__, words))


def words_of(text: str, stemmer: str = OWN) -> tuple[str, ...]:
    """The words under which a text is found, in order, reduced to their stems.

    >>> words_of("Negotiations in Kyïv, U.S. demands")
    ('negoti', 'in', 'kyiv', 'u', 's', 'demand')
    """
    return stems_of(_cut(text), stemmer)
