"""The order of hits, total and stable: equal dates and equal relevance are told apart by the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Order

from archive.catalog.language.reading import ranks
from archive.catalog.query import CatalogQuery, any_of, engine_query, has_range, terms
from archive.catalog.schema import CHANGED_IN, PLACED, SCHEMA
from archive.catalog.units import MONTH, YEAR, prefix

Address = tantivy.DocAddress

DEEPEST: Final = 10_000
"""So many hits are put into order among hits of the same relevance; those beyond come as the engine has
them, in an order that changes with the index."""

_TIES: Final = 200
"""So many hits are taken beyond a window at first: a second search would cost as much as the first one."""

_LAST_PLACE: Final = 2**64 - 1

_DIRECTION: Final = {"newest": Order.Desc, "oldest": Order.Asc, "changed": Order.Desc}

_TIMES: Final = {"newest": (PLACED, YEAR), "oldest": (PLACED, YEAR), "changed": (CHANGED_IN, MONTH)}
"""The field of the index that tells in which bucket of time a hit lies, in the same order."""

MANY: Final = 10_000
"""Of more hits than these, the first ones are looked for in the times that come first."""

_SPARE: Final = 2
"""So many times more records are looked through than should be enough if hits were spread evenly."""


def window(
    searcher: tantivy.Searcher,
    query: CatalogQuery,
    start: int,
    size: int,
    *,
    after: int | None = None,
    total: int = 0,
) -> list[Address]:
    """The hits from `start` on, at most `size`; or, where hits have places (see `has_places`) and one is
    given, those after it. Where it is known how many hits there are in all (`total`), those of the first
    pages are found without going through all of them."""
    found = engine_query(searcher, query)
    if not has_places(query):
        return _by_relevance(searcher, found, start, start + size)
    field = _field(query)
    rest = _beyond(found, field, after)
    skipped = start if after is None else 0
    share = 1 if total < MANY or has_range(query) else _SPARE * (start + size) / total
    first = _first_times(searcher, field, share) if share < 1 else ()
    hits = _in_order(searcher, _within(rest, field, first), field, skipped, size) if first else []
    if len(hits) < size:
        hits = _in_order(searcher, rest, field, skipped, size)
    return [address for _place, address in hits]


def _in_order(
    searcher: tantivy.Searcher, found: tantivy.Query, field: str, start: int, size: int
) -> list[tuple[int, Address]]:
    order = _DIRECTION[field]
    return searcher.search(found, size, offset=start, order_by_field=field, order=order, count=False).hits


def _first_times(searcher: tantivy.Searcher, field: str, share: float) -> list[str]:
    """The times that come first and have at least this share of all records."""
    name, unit = _TIMES[field]
    counted = sorted(searcher.terms_with_prefix(name, prefix(unit)), reverse=_DIRECTION[field] == Order.Desc)
    enough = share * searcher.num_docs
    sums = accumulate((count for _time, count in counted), initial=0)
    return [time for (time, _count), before in zip(counted, sums, strict=False) if before < enough]


def _within(found: tantivy.Query, field: str, times: Iterable[str]) -> tantivy.Query:
    name, _unit = _TIMES[field]
    return tantivy.Query.boolean_query([(Occur.Must, any_of(*terms(name, times))), (Occur.Must, found)])


def with_neighbours(
    searcher: tantivy.Searcher,
    query: CatalogQuery,
    start: int,
    size: int,
    *,
    after: int | None = None,
    total: int = 0,
) -> tuple[list[Address], int]:
    """The hits of `window`, between the one before them (0 or 1, which is said, too) and the one after, where
    hits have places; otherwise without these."""
    if not has_places(query):
        return window(searcher, query, start, size), 0
    if after is None:
        lead = min(start, 1)
        return window(searcher, query, start - lead, lead + size + 1, total=total), lead
    step = 1 if _DIRECTION[_field(query)] == Order.Desc else -1
    place = max(0, min(after + step, _LAST_PLACE))
    found = window(searcher, query, start, size + 2, after=place, total=total)
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
    limit = end + _TIES
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
