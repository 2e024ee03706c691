"""The order of hits, total and stable: equal dates and equal relevance are told apart by the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Order

from archive.catalog.language.reading import ranks
from archive.catalog.query import CatalogQuery, engine_query
from archive.catalog.schema import SCHEMA

Address = tantivy.DocAddress

DEEPEST: Final = 10_000
"""So many hits are put into order among hits of the same relevance; those beyond come as the engine has
them, in an order that changes with the index."""

_LAST_PLACE: Final = 2**64 - 1

_DIRECTION: Final = {"newest": Order.Desc, "oldest": Order.Asc, "changed": Order.Desc}


def window(
    searcher: tantivy.Searcher, query: CatalogQuery, start: int, size: int, *, after: int | None = None
) -> list[Address]:
    """The hits from `start` on, at most `size`; or, where hits have places (see `has_places`) and one is
    given, those after it, at the same cost wherever it lies."""
    if not has_places(query):
        return _by_relevance(searcher, engine_query(searcher, query), start, start + size)
    field = _field(query)
    found = _beyond(engine_query(searcher, query), field, after)
    start = start if after is None else 0
    hits = searcher.search(
        found, size, offset=start, order_by_field=field, order=_DIRECTION[field], count=False
    ).hits
    return [address for _place, address in hits]


def with_neighbours(
    searcher: tantivy.Searcher, query: CatalogQuery, start: int, size: int, *, after: int | None = None
) -> tuple[list[Address], int]:
    """The hits of `window`, between the one before them (0 or 1, which is said, too) and the one after, where
    hits have places; otherwise without these."""
    if not has_places(query):
        return window(searcher, query, start, size), 0
    if after is None:
        lead = min(start, 1)
        return window(searcher, query, start - lead, lead + size + 1), lead
    step = 1 if _DIRECTION[_field(query)] == Order.Desc else -1
    found = window(searcher, query, 0, size + 2, after=max(0, min(after + step, _LAST_PLACE)))
    return found, int(bool(found) and place_of(searcher, query, found[0]) == after)


def has_places(query: CatalogQuery) -> bool:
    """Whether each hit has a place of its own, a number: by date and by change, not by relevance (where
    hits differ in it: `ranks`)."""
    return query.sort != "relevance" or not ranks(query.words)


def place_of(searcher: tantivy.Searcher, query: CatalogQuery, address: Address) -> int | None:
    """The place of a hit; None where hits have none."""
    if not has_places(query):
        return None
    (place,) = searcher.fast_field_values(_field(query), [address])
    return None if place is None else int(place)


def _field(query: CatalogQuery) -> str:
    return "newest" if query.sort == "relevance" else query.sort


def _by_relevance(searcher: tantivy.Searcher, query: tantivy.Query, start: int, end: int) -> list[Address]:
    """The engine orders equal scores by where they lie in its files. So as many hits are taken as
    reach beyond the last tie of the window, and are put into order here: newest first."""
    if end > DEEPEST:
        return [address for _, address in searcher.search(query, end - start, offset=start, count=False).hits]
    hits = _beyond_ties(searcher, query, end)
    places = searcher.fast_field_values("newest", [address for _score, address in hits])
    ranked = sorted(zip(hits, places, strict=True), key=lambda item: (-item[0][0], -(item[1] or 0)))
    return [address for (_score, address), _place in ranked[start:end]]


def _beyond_ties(searcher: tantivy.Searcher, query: tantivy.Query, end: int) -> list[tuple[float, Address]]:
    limit = end + 1
    while True:
        hits = searcher.search(query, limit, count=False).hits
        if len(hits) < limit or hits[-1][0] < hits[end - 1][0] or limit > DEEPEST:
            return hits
        limit *= 2


def walk(searcher: tantivy.Searcher, query: CatalogQuery, batch: int) -> Iterator[list[Address]]:
    """All hits by date or change, a batch at a time, at the same cost for the last batch as for the first."""
    field = _field(query)
    found = engine_query(searcher, query)
    bound: int | None = None
    while True:
        hits = searcher.search(
            _beyond(found, field, bound), batch, order_by_field=field, order=_DIRECTION[field], count=False
        ).hits
        if not hits:
            return
        yield [address for _place, address in hits]
        bound = hits[-1][0]


def _beyond(found: tantivy.Query, field: str, bound: int | None) -> tantivy.Query:
    if bound is None:
        return found
    lower, upper = (None, bound) if _DIRECTION[field] == Order.Desc else (bound, None)
    rest = tantivy.Query.range_query(
        SCHEMA,
        field,
        FieldType.Unsigned,
        lower,
        upper,
        include_lower=lower is None,
        include_upper=upper is None,
    )
    return tantivy.Query.boolean_query([(Occur.Must, found), (Occur.Must, rest)])
