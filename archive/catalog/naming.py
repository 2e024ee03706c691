"""Which tag, party or dossier an address means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final, Literal

import tantivy

from archive.catalog.hits import Hit, Named, from_card
from archive.catalog.holdings import terms_of
from archive.catalog.query import term
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term

Vocabulary = Literal["tag", "party", "dossier"]

MODELS: Final[dict[Vocabulary, type[Term]]] = {"tag": Tag, "party": Party, "dossier": Dossier}


def named(searcher: tantivy.Searcher, vocabulary: Vocabulary, slugs: Collection[str]) -> dict[str, Named]:
    """The terms that published records carry, by the addresses under which they are or were known.

    An address of none is left out, also where the vocabulary knows a term that only drafts carry.
    The catalog itself knows present addresses; the database is asked (one query) only for others.
    """
    present = dict(_in_use(searcher, vocabulary, slugs))
    missing = [slug for slug in slugs if slug not in present]
    if not missing:
        return present
    moved = {slug: found.slug for slug, found in terms.at_address(MODELS[vocabulary], missing).items()}
    used = dict(_in_use(searcher, vocabulary, moved.values()))
    return present | {slug: used[now] for slug, now in moved.items() if now in used}


def _in_use(
    searcher: tantivy.Searcher, vocabulary: Vocabulary, slugs: Iterable[str]
) -> Iterator[tuple[str, Named]]:
    for slug in slugs:
        hits = searcher.search(term(vocabulary, slug), 1, count=False).hits
        for _score, address in hits:
            yield slug, _carried(from_card(searcher.doc(address)["card"][0]), vocabulary, slug)


def _carried(hit: Hit, vocabulary: Vocabulary, slug: str) -> Named:
    return next(one for one in terms_of(hit)[vocabulary] if one.slug == slug)
