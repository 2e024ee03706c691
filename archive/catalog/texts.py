"""How a text is cut into the words under which it is found."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

import tantivy

STEMS: Final = "english"
PLAIN: Final = "plain"
"""The names of the two analysers: words reduced to their English stem, and words as they are."""

ANALYSIS_VERSION: Final = 1

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
