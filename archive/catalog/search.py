"""Searching the catalog: lists with their counts, streams of all results, and the values in use."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple

import tantivy

from archive.catalog import ranking
from archive.catalog.counting import count_by, tally
from archive.catalog.facets import Count, Counted, Facet
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.kinds import H
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.storage import Mark

PAGE_SIZE: Final = 25


class Start(NamedTuple):
    """Where a page begins: its number, and the place of the last hit of the page before, with which a page
    far down costs no more than the first one (see `ranking.window`)."""

    number: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[H]):
    """One page of results: `total` of them in all, `number` of `pages` (from 1; an empty list has one
    page). `facets` are the counts beside it, by the names of the facets. `behind` is how many of the
    ledger's newest entries the catalog has not folded yet."""

    total: int
    hits: tuple[H, ...]
    facets: Mapping[str, Counted]
    number: int
    pages: int
    behind: int
    last: int | None = None
    """The place of the last hit, after which the next page begins; None where hits have no places."""
    before: H | None = None
    beyond: H | None = None
    """The hits just before the page and just after it, where hits have places."""

    @property
    def is_beyond_end(self) -> bool:
        """Whether there is no such page."""
        return self.number > self.pages or (self.total > 0 and not self.hits)


def search(
    query: CatalogQuery,
    *,
    page: int | Start = 1,
    size: int = PAGE_SIZE,
    facets: Collection[Facet] = tuple(RECORDS.facets.values()),
    head_number: Mark | int | None = None,
) -> Page[Hit]:
    """One page of the records that the query finds, with the counts of these facets, all of one moment.

    For `head_number` see `freshness.view`: without it, this costs one database query. A page beyond
    the end has no hits (`Page.is_beyond_end`). Raises UnreadableSearch, CatalogMissing.
    """
    return find(RECORDS.read, query, page=page, size=size, facets=facets, head_number=head_number)


def find(
    read: Callable[[bytes], H],
    query: CatalogQuery,
    *,
    page: int | Start = 1,
    size: int = PAGE_SIZE,
    facets: Collection[Facet] = (),
    head_number: Mark | int | None = None,
) -> Page[H]:
    """The same for documents of any kind; `read` makes a hit of a document's card."""
    seen = view(head_number)
    total, counted = tally(seen.searcher, query, facets)
    number, after = page if isinstance(page, Start) else (page, None)
    start = (number - 1) * size
    found, lead = (
        ranking.with_neighbours(seen.searcher, query, start, size, after=after, total=total)
        if start < total
        else ([], 0)
    )
    own = found[lead : lead + size]
    hits = [*read_at(seen.searcher, found, read)]
    return Page(
        total=total,
        hits=tuple(hits[lead : lead + size]),
        facets=counted,
        number=number,
        pages=max(1, -(-total // size)),
        behind=seen.behind,
        last=ranking.place_of(seen.searcher, query, own[-1]) if own else None,
        before=hits[0] if lead else None,
        beyond=hits[lead + size] if len(hits) > lead + size else None,
    )


def stream(query: CatalogQuery, *, batch: int = 1000, head_number: Mark | int | None = None) -> Iterator[Hit]:
    """Every record that the query finds in its order (but by date where that is relevance), all of the
    moment at which the stream began, at flat memory. Raises as `search` does, at once."""
    return read_all(RECORDS.read, query, batch=batch, head_number=head_number)


def read_all(
    read: Callable[[bytes], H],
    query: CatalogQuery,
    *,
    batch: int = 1000,
    head_number: Mark | int | None = None,
) -> Iterator[H]:
    """The same for documents of any kind; `read` makes a hit of a document's card."""
    searcher = view(head_number).searcher
    batches = ranking.walk(searcher, query, batch)
    return (hit for found in batches for hit in read_at(searcher, found, read))


def in_use(name: str, *, head_number: Mark | int | None = None) -> tuple[Count, ...]:
    """All that published records carry of a facet (by its name), with how many of them do."""
    facet = RECORDS.facets[name]
    return count_by(view(head_number).searcher, CatalogQuery(), [facet])[name].counts


def hits_at(searcher: tantivy.Searcher, addresses: Iterable[tantivy.DocAddress]) -> Iterator[Hit]:
    """The records that lie at these places of the index."""
    return read_at(searcher, addresses, RECORDS.read)


def read_at(
    searcher: tantivy.Searcher, addresses: Iterable[tantivy.DocAddress], read: Callable[[bytes], H]
) -> Iterator[H]:
    """The hits that lie at these places of the index."""
    return (read(searcher.doc(address)["card"][0]) for address in addresses)
