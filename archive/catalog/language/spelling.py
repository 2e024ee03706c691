"""What a mistyped word was meant to be: a word of the archive that is one typing error away.

One error is a letter too many, missing, wrong, or two exchanged: four of five misspellings are of this
kind (Damerau, "A technique for computer detection and correction of spelling errors", CACM 7, 1964).
The candidates are made and looked up (as Norvig does, "How to Write a Spelling Corrector", 2007): some
hundred look-ups a word, however large the archive is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

import tantivy

from archive.catalog.language.asking import stemmers_in_use
from archive.catalog.language.reading import Term, UnreadableSearch, read_search, wanted_terms
from archive.catalog.language.searchable import SEARCHABLE, Searchable
from archive.catalog.schema import SCHEMA
from archive.catalog.texts import plain_words_of, stems_of

SHORTEST: Final = 4
"""Letters of a word that is forgiven an error: shorter ones are too near to too many others."""

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρςστυφχψω",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
)
_WORD = re.compile(r"[^\W_]+")


def respelled(searcher: tantivy.Searcher, text: str) -> str:
    """The search with each wanted word that no record has replaced by the most frequent word that is
    one typing error away, where there is one. Numbers are never mistyped words: a wrong year finds
    nothing rather than another year. Raises UnreadableSearch."""
    meant = text
    for term in reversed([*wanted_terms(read_search(text))]):
        if not term.begins and term.label is None:
            start, end = term.span
            meant = meant[:start] + _respelled_term(searcher, term, meant[start:end]) + meant[end:]
    return meant if _is_readable(meant) else text


def _is_readable(text: str) -> bool:
    """It is not where a word became the name of a field before nothing, or a letter more is one too many."""
    try:
        return bool(read_search(text))
    except UnreadableSearch:
        return False


def _respelled_term(searcher: tantivy.Searcher, term: Term, text: str) -> str:
    field = SEARCHABLE[term.field]
    head, body = text[: len(term.field)], text[len(term.field) :]

    def meant(match: re.Match[str]) -> str:
        word = match.group()
        plain = plain_words_of(word)
        if len(plain) != 1 or not _is_forgiven(plain[0]) or _is_there(searcher, field, plain):
            return word
        return _most_frequent(searcher, field, plain[0]) or word

    return head + _WORD.sub(meant, body)


def _is_there(searcher: tantivy.Searcher, field: Searchable, plain: tuple[str, ...]) -> bool:
    stems = {stems_of(plain, stemmer) for stemmer in stemmers_in_use(searcher)}
    return any(_occurs(searcher, field.stems, stem) for (stem,) in stems)


def _is_forgiven(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def _most_frequent(searcher: tantivy.Searcher, field: Searchable, word: str) -> str:
    counted = {other: max(_counts(searcher, field, other)) for other in edits(word)}
    found = {other for other, count in counted.items() if count}
    return min(found - _mere_stems(searcher, found), key=lambda other: (-counted[other], other), default="")


def _mere_stems(searcher: tantivy.Searcher, words: Collection[str]) -> set[str]:
    """The stems of the others: “negotiat” is as near as “negotiate”, but not a word."""
    stems = {(word, *stems_of((word,), stemmer)) for word in words for stemmer in stemmers_in_use(searcher)}
    return {stem for word, stem in stems if word != stem}


def _counts(searcher: tantivy.Searcher, field: Searchable, word: str) -> Iterator[int]:
    """How many records have the word as it is written; as a stem, it is a word only if it is its own."""
    yield _count(searcher, field.words, word)
    if all(stems_of((word,), stemmer) == (word,) for stemmer in stemmers_in_use(searcher)):
        yield _count(searcher, field.stems, word)


# The dictionary of the engine, which is quick, still counts records that were replaced or withdrawn;
# a search finds only those that are there.


def _occurs(searcher: tantivy.Searcher, field: str, word: str) -> bool:
    """Whether a record has the word; a common one is not counted out for it."""
    if not searcher.doc_freq(field, word):
        return False
    # Scored, so that the engine passes over all that cannot be better than the hit that it has.
    return bool(searcher.search(tantivy.Query.term_query(SCHEMA, field, word, "freq"), 1, count=False).hits)


def _count(searcher: tantivy.Searcher, field: str, word: str) -> int:
    """How many records have the word."""
    if not searcher.doc_freq(field, word):
        return 0
    query = tantivy.Query.const_score_query(tantivy.Query.term_query(SCHEMA, field, word, "basic"), 0.0)
    return int(searcher.search(query, 1).count)  # type: ignore[attr-defined]


def edits(word: str) -> set[str]:
    """All words that are one typing error away from this one, in letters of its alphabet."""
    return {other for other in _edits(word) if other != word}


def _edits(word: str) -> Iterator[str]:
    letters = next((alphabet for alphabet in _ALPHABETS if word[0] in alphabet), "")
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
            yield before + after[1:2] + after[:1] + after[2:]
