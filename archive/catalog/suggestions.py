"""What a reader may be typing: tags, parties, dossiers and labels of facts with how many records they
give, and titles. The work is bounded, however many records begin so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

import tantivy
from tantivy import Occur, Order, Query

from archive.catalog.beginnings import KINDS, NAMES, Kind, Name, beginning, read_entry, spellings
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.language.searchable import TITLE
from archive.catalog.query import term
from archive.catalog.schema import RECORD, SCHEMA
from archive.catalog.search import hits_at
from archive.catalog.storage import Mark
from archive.catalog.texts import plain_words_of

MOST: Final[dict[Kind, int]] = {"tag": 4, "party": 4, "dossier": 3, "fact": 3}
MOST_TITLES: Final = 5

MOST_WORDS: Final = 8
"""Words of what is typed that count: nobody types more before looking."""

_SPARE: Final = 8
"""Entries looked at beyond those that are shown: a name can be found by two of its words, and the
dictionary still has names of which no record is left."""

SMALL: Final = 20_000
SHORTEST: Final = 3
"""In an archive of more records than this, a title's word is found by so many of its letters."""

MOST_RECORDS: Final = 300_000
"""A beginning of more words of titles than these finds no titles: any few of them would say nothing."""


class NamedCount(NamedTuple):
    """A name, and how many records it gives."""

    name: Name
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What begins so: names, each kind by how many records it gives, and titles, the newest events first.
    `behind` is how many of the ledger's newest entries the catalog has not folded yet."""

    names: tuple[NamedCount, ...] = ()
    titles: tuple[Hit, ...] = ()
    behind: int = 0


def suggest(typed: str, *, head_number: Mark | int | None = None) -> Suggestions:
    """The names and titles in which the words that are typed follow each other, or stand (in titles);
    the last one need only be begun. For `head_number` see `freshness.view`. Raises CatalogMissing."""
    words = plain_words_of(typed)[:MOST_WORDS]
    if not words:
        return Suggestions()
    seen = view(head_number)
    names = (one for kind in KINDS for one in _names(seen.searcher, kind, words, MOST[kind]))
    titles = _titles(seen.searcher, words)
    return Suggestions(names=tuple(names), titles=tuple(titles), behind=seen.behind)


def _names(searcher: tantivy.Searcher, kind: Kind, words: tuple[str, ...], most: int) -> list[NamedCount]:
    """So many of the most frequent names that begin so. Only what is shown is counted."""
    found = searcher.terms_with_prefix(NAMES, beginning(kind, words), limit=most + _SPARE)
    counted = islice(_different(searcher, (entry for entry, _count in found)), most)
    return sorted(counted, key=lambda one: (-one.records, one.name.name.casefold(), one.name.slug))


def _different(searcher: tantivy.Searcher, found: Iterable[str]) -> Iterator[NamedCount]:
    """The names that some record has now, each once. Of labels that differ in their letters only, that
    of most records stands for all."""
    seen: set[str] = set()
    for entry in found:
        name = read_entry(entry)
        if name.slug not in seen and (count := _count_of(searcher, name, entry)):
            seen.add(name.slug)
            yield NamedCount(name, count)


def _count_of(searcher: tantivy.Searcher, name: Name, entry: str) -> int:
    """The records that the name gives now, if one still has it as it is written in this entry."""
    count = _count(searcher, entry)
    return _count(searcher, spellings(name.kind, name.slug)) if count and name.kind == "fact" else count


def _count(searcher: tantivy.Searcher, entry: str) -> int:
    """The records that have an entry which begins so; none has two of them. (With a filter the engine leaves
    out those that were replaced, and it counts so twice as fast as by a search.)"""
    counted = searcher.terms_with_prefix(NAMES, entry, filter_query=Query.all_query())
    return sum(count for _entry, count in counted)


def _titles(searcher: tantivy.Searcher, words: Sequence[str]) -> Iterator[Hit]:
    *whole, begun = words
    if not _is_bounded(searcher, begun):
        return iter(())
    wanted = [term("kind", RECORD), *(Query.term_query(SCHEMA, TITLE.words, word, "basic") for word in whole)]
    # The analyser leaves letters and digits only: nothing in them is an operator of a pattern.
    wanted.append(Query.regex_query(SCHEMA, TITLE.words, f"{begun}.*"))
    query = Query.boolean_query([(Occur.Must, one) for one in wanted])
    hits = searcher.search(query, MOST_TITLES, order_by_field="newest", order=Order.Desc, count=False).hits
    return hits_at(searcher, (address for _place, address in hits))


def _is_bounded(searcher: tantivy.Searcher, begun: str) -> bool:
    if searcher.num_docs <= SMALL:
        return True
    if len(begun) < SHORTEST:
        return False
    counted = searcher.terms_with_prefix(TITLE.words, begun)
    return sum(count for _word, count in counted) <= MOST_RECORDS
