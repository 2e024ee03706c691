"""What the values of a query are called, and which term an address means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, Literal

import tantivy

from archive.catalog.beginnings import NAMES, read_spelling, spellings
from archive.catalog.hits import Named
from archive.catalog.parameters import Values
from archive.catalog.query import term
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term

Vocabulary = Literal["tag", "party", "dossier"]

MODELS: Final[dict[str, type[Term]]] = {"tag": Tag, "party": Party, "dossier": Dossier}


def named(searcher: tantivy.Searcher, parameter: Values, values: Collection[str]) -> dict[str, Named]:
    """What published documents carry of these values, with their names. Of a vocabulary, an address
    under which a term was known leads to the term.

    An address of none is left out, also where the vocabulary knows a term that only drafts carry.
    The catalog itself knows present addresses; the database is asked (one query) only for others.
    """
    present = dict(_in_use(searcher, parameter, values))
    missing = [value for value in values if value not in present]
    if not missing or not parameter.vocabulary:
        return present
    moved = {
        slug: found.slug for slug, found in terms.at_address(MODELS[parameter.vocabulary], missing).items()
    }
    used = dict(_in_use(searcher, parameter, moved.values()))
    return present | {slug: used[now] for slug, now in moved.items() if now in used}


def _in_use(
    searcher: tantivy.Searcher, parameter: Values, values: Iterable[str]
) -> Iterator[tuple[str, Named]]:
    kind = parameter.vocabulary or parameter.index_field
    for value in values:
        if _occurs(searcher, parameter.index_field, value):
            yield value, _name(searcher, kind, value)


def _name(searcher: tantivy.Searcher, kind: str, value: str) -> Named:
    # The engine's dictionary, the most frequent first, still knows names that no document carries now.
    for entry, _count in searcher.terms_with_prefix(NAMES, spellings(kind, value)):
        if _occurs(searcher, NAMES, entry):
            return Named(value, read_spelling(entry))
    return Named(value, value)


def _occurs(searcher: tantivy.Searcher, field: str, value: str) -> bool:
    return bool(searcher.search(term(field, value), 1, count=False).hits)
