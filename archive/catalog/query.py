"""The catalog query: what a reader asks of the archive, as one value, and as the engine takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import tantivy
from tantivy import Occur

from archive.catalog.conditions import Condition
from archive.catalog.language.asking import Clause, clauses, stemmers_in_use
from archive.catalog.language.reading import read_search
from archive.catalog.placing import AFTER_ALL, BEFORE_ALL, Span, month_index
from archive.catalog.schema import COVERS, PLACED, RECORD, SCHEMA, WHOLE
from archive.catalog.units import OPEN, around, between

Sort = Literal["newest", "oldest", "relevance", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogQuery:
    """What is asked: all of it must hold of a document.

    `kind` is the kind of documents (see `kinds.Kind`), `words` a search (see `language.reading`),
    `conditions` are what they must carry or lack; `first_day` and `last_day` are day numbers
    (`archive.dates`), both included, None where open. A vague date matches if it *may* fall between
    them, or with `certain` only if it must; an undated document matches no range. Sorted by relevance
    without words means newest; changed means lately published or corrected first, as feeds have it.
    """

    kind: str = RECORD
    words: str = ""
    conditions: tuple[Condition, ...] = ()
    first_day: int | None = None
    last_day: int | None = None
    certain: bool = False
    sort: Sort = "newest"

    def where(self, conditions: Iterable[Condition]) -> CatalogQuery:
        """The query under these conditions, too."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def wanted(self, field: str) -> frozenset[str]:
        """The values that must be carried in a field of the index."""
        return frozenset(one.value for one in self.conditions if one.field == field and one.wanted)

    @property
    def months(self) -> Span:
        """The first and the last month that the range of dates touches (see `placing`)."""
        return (
            BEFORE_ALL if self.first_day is None else month_index(self.first_day),
            AFTER_ALL if self.last_day is None else month_index(self.last_day),
        )


def engine_query(searcher: tantivy.Searcher, query: CatalogQuery) -> tantivy.Query:
    """The query as the engine takes it, built of parts: no reader's word is ever parsed by the
    engine, so none can be a syntax error. Only words score; filters do not. It is for the state of the
    index that `searcher` shows, with the languages in use there.

    Raises UnreadableSearch.
    """
    nodes = read_search(query.words)
    said = [*clauses(nodes, stemmers_in_use(searcher) if nodes else ())]
    has_words = any(occur == Occur.Must for occur, _query in said)
    return tantivy.Query.boolean_query([*_of_kind(query.kind, has_words), *_filters(query), *said])


def term(field: str, value: str | int) -> tantivy.Query:
    """Records with this very value."""
    return tantivy.Query.term_query(SCHEMA, field, value)


def terms(field: str, values: Iterable[str]) -> list[tantivy.Query]:
    """Records with each of these values."""
    return [term(field, value) for value in values]


def any_of(*queries: tantivy.Query) -> tantivy.Query:
    """Records that one of the queries finds."""
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _of_kind(kind: str, has_words: bool) -> Iterator[Clause]:
    """Of what has the words, the other kinds are left out: the engine ranks a third faster so."""
    if has_words:
        yield from ((Occur.MustNot, term("kind", other)) for other in WHOLE if other != kind)
    else:
        yield Occur.Must, tantivy.Query.const_score_query(term("kind", kind), 0.0)


def _filters(query: CatalogQuery) -> Iterator[Clause]:
    wanted = [term(one.field, one.value) for one in query.conditions if one.wanted]
    wanted += [_within(query)] if has_range(query) else []
    yield from ((Occur.Must, tantivy.Query.const_score_query(one, 0.0)) for one in wanted)
    unwanted = (one for one in query.conditions if not one.wanted)
    yield from ((Occur.MustNot, term(one.field, one.value)) for one in unwanted)


def has_range(query: CatalogQuery) -> bool:
    """Whether a range of dates is asked for."""
    return query.first_day is not None or query.last_day is not None


def _within(query: CatalogQuery) -> tantivy.Query:
    """What counts from a day in the range; and what has begun before it and goes on in it, or, if it is
    to lie in it for certain, without what goes beyond it on either side."""
    first, last = query.first_day, query.last_day
    placed = terms(PLACED, between(first, last))
    if not query.certain:
        return any_of(*placed, *terms(COVERS, (OPEN,) if first is None else around(first)))
    outside = [first - 1] if first is not None else []
    outside += [last + 1] if last is not None else []
    beyond = [(Occur.MustNot, one) for day in outside for one in terms(COVERS, around(day))]
    return tantivy.Query.boolean_query([(Occur.Must, any_of(*placed)), *beyond])
