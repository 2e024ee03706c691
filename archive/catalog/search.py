"""Searching the catalog: lists with their counts, streams of all results, and the terms in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import tantivy

from archive.catalog import facets as counting
from archive.catalog import ranking
from archive.catalog.facets import Count, Facets, YearCount
from archive.catalog.freshness import view
from archive.catalog.hits import Hit, from_card
from archive.catalog.naming import Vocabulary
from archive.catalog.query import CatalogQuery
from archive.catalog.storage import Mark

PAGE_SIZE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of results: `total` of them in all, `number` of `pages` (from 1; an empty list has one
    page). `behind` is how many of the ledger's newest entries the catalog has not folded yet."""

    total: int
    hits: tuple[Hit, ...]
    facets: Facets
    number: int
    pages: int
    behind: int

    @property
    def is_beyond_end(self) -> bool:
        """Whether there is no such page."""
        return self.number > self.pages


def search(
    query: CatalogQuery,
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
    facets: bool = True,
    head_number: Mark | int | None = None,
) -> Page:
    """One page of what the query finds, with the counts beside it, all of one moment.

    For `head_number` see `freshness.view`: without it, this costs one database query. A page beyond
    the end has no hits (`Page.is_beyond_end`). Raises UnreadableSearch, CatalogMissing.
    """
    seen = view(head_number)
    total = ranking.count(seen.searcher, query)
    start = (page - 1) * size
    found = ranking.window(seen.searcher, query, start, size) if start < total else []
    return Page(
        total=total,
        hits=tuple(hits_at(seen.searcher, found)),
        facets=counting.facets(seen.searcher, query) if facets else Facets(),
        number=page,
        pages=max(1, -(-total // size)),
        behind=seen.behind,
    )


def stream(query: CatalogQuery, *, batch: int = 1000, head_number: Mark | int | None = None) -> Iterator[Hit]:
    """Every hit of the query in its order (but by date where that is relevance), all of the
    moment at which the stream began, at flat memory. Raises as `search` does, at once."""
    searcher = view(head_number).searcher
    batches = ranking.walk(searcher, query, batch)
    return (hit for found in batches for hit in hits_at(searcher, found))


def terms(kind: Vocabulary, *, head_number: Mark | int | None = None) -> tuple[Count, ...]:
    """All tags, parties or dossiers that published records carry, the most frequent first."""
    return counting.all_terms(view(head_number).searcher, kind)


def dates(*, head_number: Mark | int | None = None) -> tuple[YearCount, ...]:
    """All years in which the date of a published record begins or ends, in order, with how many
    records may fall in each."""
    return counting.all_years(view(head_number).searcher)


def hits_at(searcher: tantivy.Searcher, addresses: Iterable[tantivy.DocAddress]) -> Iterator[Hit]:
    """The hits that lie at these places of the index."""
    return (from_card(searcher.doc(address)["card"][0]) for address in addresses)
