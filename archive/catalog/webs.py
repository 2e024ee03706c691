"""The web of relations around a record, step by step.

The work is bounded: each step is one search that reads at most `LIMIT` cards, and a web holds at
most as many records as is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import tantivy
from tantivy import Occur, Order, Query

from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.neighbours import LIMIT
from archive.catalog.query import any_of, term
from archive.catalog.schema import RECORD
from archive.catalog.search import hits_at
from archive.catalog.storage import Mark
from archive.documents import Certainty, RelationType, TimeOrder

MOST: Final = 40
"""Records in a web, the one in the middle included."""


class Edge(NamedTuple):
    """`one` stands to `other` (ids of records) as `type` says: each pair of converse types is written one
    way, the earlier event first. `by` is the record that states it, `source` the key of one of its
    sources."""

    one: int
    other: int
    type: RelationType
    note: str
    certainty: Certainty
    source: str
    by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The record `start` and those around it by their ids, in the order of their dates, with all their
    relations among each other; `more` is how many records were found beside (at least, if `is_cut`)."""

    start: int
    hits: Mapping[int, Hit]
    edges: tuple[Edge, ...]
    more: int = 0
    is_cut: bool = False


def web(
    record: int,
    *,
    steps: int = 2,
    types: Collection[RelationType] = tuple(RelationType),
    most: int = MOST,
    head_number: Mark | int | None = None,
) -> Web | None:
    """What is reached from a record (by its id) in so many steps, each along a relation of these types as
    it is read from the nearer record; None where the catalog lacks it. Of too many records in a step,
    the earliest are kept. Raises CatalogMissing."""
    searcher = view(head_number).searcher
    kept = {hit.record: hit for hit in _read(searcher, [term("record", record)])[0]}
    if not kept:
        return None
    nearer, beyond, is_cut = dict(kept), set[int](), False
    for _step in range(steps):
        found, cut = _read(searcher, _around(nearer.values()))
        new = [hit for hit in found if hit.record not in kept and _is_reached(hit, nearer, types)]
        nearer = {hit.record: hit for hit in new[: most - len(kept)]}
        beyond.update(hit.record for hit in new)
        kept, is_cut = kept | nearer, is_cut or cut
        if not nearer:
            break
    ordered = {hit.record: hit for hit in sorted(kept.values(), key=_date)}
    more = len(beyond.difference(kept))
    return Web(start=record, hits=ordered, edges=edges(ordered), more=more, is_cut=is_cut)


def _date(hit: Hit) -> tuple[object, int]:
    return hit.date.sort_key, hit.record


def _around(hits: Iterable[Hit]) -> list[Query]:
    """What finds the records that these name or that name these."""
    named: dict[int, None] = {}
    queries = []
    for hit in hits:
        named.update(dict.fromkeys(link.record for link in hit.relations))
        queries.append(term("refers", str(hit.record)))
    return [*queries, *(term("record", record) for record in list(named)[:LIMIT])]


def _read(searcher: tantivy.Searcher, queries: list[Query]) -> tuple[list[Hit], bool]:
    """The records that one of the queries finds, by their dates; and whether there are more."""
    query = Query.boolean_query([(Occur.Must, term("kind", RECORD)), (Occur.Must, any_of(*queries))])
    found = searcher.search(query, LIMIT, order_by_field="newest", order=Order.Desc, count=False).hits
    hits = hits_at(searcher, (place for _, place in found))
    return sorted(hits, key=_date), len(found) == LIMIT


def _is_reached(hit: Hit, nearer: Mapping[int, Hit], types: Collection[RelationType]) -> bool:
    back = (RelationType(link.type).converse for link in hit.relations if link.record in nearer)
    there = (
        RelationType(link.type)
        for near in nearer.values()
        for link in near.relations
        if link.record == hit.record
    )
    return any(kind in types for kinds in (back, there) for kind in kinds)


def edges(hits: Mapping[int, Hit]) -> tuple[Edge, ...]:
    """Every relation among these records, each once: where both state it, as the first of them does."""
    places = {record: place for place, record in enumerate(hits)}
    found: dict[tuple[int, int, RelationType], Edge] = {}
    for edge in _stated(hits.values()):
        if edge.other in places and edge.one in places and edge.one != edge.other:
            edge = _written(edge, places)
            found.setdefault((edge.one, edge.other, edge.type), edge)
    return tuple(found.values())


def _stated(hits: Iterable[Hit]) -> Iterator[Edge]:
    for hit in hits:
        for link in hit.relations:
            kind, certainty = RelationType(link.type), Certainty(link.certainty)
            yield Edge(hit.record, link.record, kind, link.note, certainty, link.source, hit.record)


def _written(edge: Edge, places: Mapping[int, int]) -> Edge:
    """The edge the one way in which its pair of types is written; between equals, the earlier first."""
    is_even = edge.type.converse is edge.type
    is_turned = edge.type.time is TimeOrder.AFTER or edge.type is RelationType.PART_OF
    if is_turned or (is_even and places[edge.one] > places[edge.other]):
        return edge._replace(one=edge.other, other=edge.one, type=edge.type.converse)
    return edge
