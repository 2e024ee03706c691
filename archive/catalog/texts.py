"""How a text is cut into the words under which it is found, and how the reader's words are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import tantivy
from django.utils.translation import gettext as _

ANALYSER_NAME: Final = "english"
ANALYSIS_VERSION: Final = 1

MAX_LENGTH: Final = 200
MAX_TERMS: Final = 16
"""The longest search, in characters and in words or phrases."""

_LONGEST_WORD = 1000

_ACCENTS = re.compile("[\u0300-\u036f]+")
_IDEOGRAPH = re.compile("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_TERM = re.compile(r'(?P<without>-*)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class UnreadableSearch(ValueError):
    """The reader's words cannot be searched for; the message says why."""


@cache
def analyser() -> tantivy.TextAnalyzer:
    """Words of letters and digits in lower case without accents, reduced to their English stem."""
    filters = (
        tantivy.Filter.remove_long(_LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    )
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in filters:
        builder = builder.filter(one)
    return builder.build()


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
    """The words under which a text is found, in order.

    >>> words_of("Negotiations in Kyïv, U.S. demands")
    ('negoti', 'in', 'kyiv', 'u', 's', 'demand')
    """
    return tuple(analyser().analyze(folded(text)))


class Term(NamedTuple):
    """One thing asked for: words that follow each other (often a single one), wanted or not."""

    words: tuple[str, ...]
    wanted: bool


def read_search(text: str) -> tuple[Term, ...]:
    """The terms of a search, each once: words, ``"phrases"`` and ``-without``; signs alone are passed over.

    Any text is read: a quotation mark that is not closed is closed at the end. Raises
    UnreadableSearch for a text that is too long, has too many terms, or no word at all.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableSearch(_("A search has at most %(limit)d characters.") % {"limit": MAX_LENGTH})
    terms = tuple(dict.fromkeys(_terms(text)))
    if len(terms) > MAX_TERMS:
        raise UnreadableSearch(_("A search has at most %(limit)d words or phrases.") % {"limit": MAX_TERMS})
    if text.strip() and not terms:
        raise UnreadableSearch(_("There is no word to search for."))
    return terms


def _terms(text: str) -> Iterator[Term]:
    for match in _TERM.finditer(text):
        words = words_of(match["phrase"] or match["word"] or "")
        if words:
            yield Term(words, wanted=not match["without"])
