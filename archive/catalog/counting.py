"""Counting the results of a query by facets, in one pass over them. A facet whose documents have one
value each is counted in a further pass while a value is asked for (see `Facet.seen_in`)."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any, NamedTuple, TypeAlias

import tantivy

from archive.catalog.facets import CHOICES, FILLED, Counted, Facet
from archive.catalog.query import CatalogQuery, engine_query
from archive.catalog.schema import EVERY

Answer: TypeAlias = Mapping[str, Any]
"""What the engine says: the buckets of each field, and the number of results."""


class Tally(NamedTuple):
    """How many documents a query finds, and facets with their counts, by their names, in the order given."""

    total: int
    facets: dict[str, Counted]


def count(searcher: tantivy.Searcher, query: CatalogQuery) -> int:
    """How many documents the query finds."""
    return tally(searcher, query, ()).total


def count_by(
    searcher: tantivy.Searcher, query: CatalogQuery, facets: Collection[Facet]
) -> dict[str, Counted]:
    """The facets with their counts for a query, by their names, in the order given."""
    return tally(searcher, query, facets).facets


def tally(searcher: tantivy.Searcher, query: CatalogQuery, facets: Collection[Facet]) -> Tally:
    """Both, the total in the same pass: each result has one value among the choices. (The engine's own
    count would rate each of them first.)"""
    asked = {facet: (facet.seen_in(query), _filled(searcher, facet.fields_for(query))) for facet in facets}
    wanted: dict[CatalogQuery, dict[str, Any]] = {query: _terms((CHOICES,))}
    for seen, fields in asked.values():
        wanted.setdefault(seen, {}).update(_terms(fields))
    answers = _answers(searcher, wanted)

    @cache
    def read(reading: Callable[[dict[Any, int]], Any], seen: CatalogQuery, fields: tuple[str, ...]) -> Any:
        return reading(_sums(answers[seen], fields))

    found = {facet: read(facet.read, seen, fields) for facet, (seen, fields) in asked.items()}
    for facet, (seen, _fields) in asked.items():
        if closer := facet.closer(found[facet], query):
            answer = _answer(searcher, engine_query(searcher, seen), _terms(closer))
            found[facet] = facet.read(_sums(answer, closer))
    counted = {facet.name: facet.tally(found[facet], query) for facet in asked}
    return Tally(sum(_sums(answers[query], (CHOICES,)).values()), counted)


def _filled(searcher: tantivy.Searcher, fields: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a facet up to the last in which a document has a value: values fill them in order."""
    if len(fields) == 1:
        return fields
    filled = [place for place, field in enumerate(fields, 1) if searcher.doc_freq(FILLED, field)]
    return fields[: max(filled, default=0)]


def _answers(
    searcher: tantivy.Searcher, wanted: Mapping[CatalogQuery, dict[str, Any]]
) -> dict[CatalogQuery, dict[str, Any]]:
    """What the engine counts for several queries, on two cores: Python stands aside meanwhile."""
    queries = {query: engine_query(searcher, query) for query in wanted}
    parts = [
        (query, _counters().submit(_answer, searcher, queries[query], half))
        for query, terms in wanted.items()
        for half in _halves(terms)
    ]
    answers: dict[CatalogQuery, dict[str, Any]] = {query: {} for query in wanted}
    for query, part in parts:
        answers[query].update(part.result())
    return answers


@cache
def _counters() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(thread_name_prefix="count")


os.register_at_fork(after_in_child=_counters.cache_clear)


def _halves(wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What is to be counted in two parts, the columns of a facet shared among them."""
    items = [*wanted.items()]
    yield from (dict(half) for half in (items[::2], items[1::2]) if half)


def _answer(searcher: tantivy.Searcher, query: tantivy.Query, wanted: dict[str, Any]) -> Answer:
    """What the engine counts. It refuses to give more than 65,000 counts at once: these are had in parts."""
    try:
        return searcher.aggregate(query, wanted)
    except ValueError:
        if len(wanted) == 1:
            raise
    halves = _halves(wanted)
    return {name: found for half in halves for name, found in _answer(searcher, query, half).items()}


def _terms(fields: Iterable[str]) -> dict[str, Any]:
    """Asks how often each value of these fields occurs."""
    return {field: {"terms": {"field": field, "size": EVERY}} for field in fields}


def _sums(answer: Answer, fields: Iterable[str]) -> dict[Any, int]:
    """The counts of several fields, those of a value added up."""
    total: dict[Any, int] = {}
    for field in fields:
        for bucket in answer[field]["buckets"]:
            value = bucket["key"]
            total[value] = total.get(value, 0) + bucket["doc_count"]
    return total
