"""Finding demands by what they name, and the records that make or answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import tantivy

from archive.catalog.demands.hits import DemandHit, from_card
from archive.catalog.hits import Hit
from archive.catalog.hits import from_card as hit_from_card
from archive.catalog.schema import DEMAND, LINKED, RECORD, SCHEMA

PART: Final = 10_000
"""So many values one question to the engine names, at most."""

Held = Iterable[str] | Iterable[int]


def demands_with(searcher: tantivy.Searcher, field: str, values: Held) -> Iterator[DemandHit]:
    """The demands that hold one of the values in this field of the index, in no order; one may come twice."""
    return map(from_card, _cards(searcher, DEMAND, field, values))


def linked_with(searcher: tantivy.Searcher, field: str, values: Held) -> Iterator[Hit]:
    """The same for records that make or answer demands."""
    return map(hit_from_card, _cards(searcher, LINKED, field, values))


def records_with(searcher: tantivy.Searcher, field: str, values: Held) -> Iterator[Hit]:
    """The same for all records."""
    return map(hit_from_card, _cards(searcher, RECORD, field, values))


def _cards(searcher: tantivy.Searcher, kind: str, field: str, values: Iterable[Any]) -> Iterator[bytes]:
    """What the index keeps of the documents of a kind that hold one of the values."""
    wanted = list(values)
    for start in range(0, len(wanted), PART):
        yield from _some_cards(searcher, kind, field, wanted[start : start + PART])


def _some_cards(searcher: tantivy.Searcher, kind: str, field: str, values: list[Any]) -> Iterator[bytes]:
    query = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.term_query(SCHEMA, "kind", kind)),
            (tantivy.Occur.Must, tantivy.Query.term_set_query(SCHEMA, field, values)),
        ]
    )
    limit: int = searcher.search(query, 1).count  # type: ignore[attr-defined]
    hits = searcher.search(query, limit, count=False).hits if limit else []
    return (searcher.doc(address)["card"][0] for _score, address in hits)
