"""Counting the results of a query by facets, in one pass over them. A facet whose documents have one
value each is counted in a further pass while a value is asked for (see `Facet.seen_in`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import tantivy

from archive.catalog.facets import Counted, Facet
from archive.catalog.query import CatalogQuery, engine_query
from archive.catalog.schema import EVERY


def count_by(
    searcher: tantivy.Searcher, query: CatalogQuery, facets: Collection[Facet]
) -> dict[str, Counted]:
    """The facets with their counts for a query, by their names, in the order given."""
    wanted: dict[CatalogQuery, set[str]] = {}
    for facet in facets:
        wanted.setdefault(facet.seen_in(query), set()).update(facet.fields_for(query))
    found = {seen: _found(searcher, seen, fields) for seen, fields in wanted.items()}
    return {
        facet.name: facet.tally(_together(found[facet.seen_in(query)], facet.fields_for(query)), query)
        for facet in facets
    }


def _found(
    searcher: tantivy.Searcher, query: CatalogQuery, fields: Collection[str]
) -> dict[str, dict[Any, int]]:
    """How often each value of these fields occurs among the results."""
    wanted = {field: {"terms": {"field": field, "size": EVERY}} for field in fields}
    answer = searcher.aggregate(engine_query(searcher, query), wanted)
    return {
        field: {bucket["key"]: bucket["doc_count"] for bucket in answer[field]["buckets"]} for field in wanted
    }


def _together(found: Mapping[str, dict[Any, int]], fields: Collection[str]) -> Mapping[Any, int]:
    """The counts of several fields, those of a value added up."""
    first, *others = (found[field] for field in fields)
    total = Counter(first) if others else first
    for other in others:
        for value, count in other.items():
            total[value] += count
    return total
