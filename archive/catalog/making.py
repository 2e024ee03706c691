"""Making the index anew, from all that is published: first the records, then, from these, the demands."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

import tantivy
from tantivy import FieldType, Occur, Order

from archive.catalog import parts
from archive.catalog.demands.finding import linked_with
from archive.catalog.demands.linking import linked, tied
from archive.catalog.hits import Hit, from_card
from archive.catalog.loading import holdings
from archive.catalog.query import term
from archive.catalog.schema import LINKED, SCHEMA
from archive.catalog.storage import FILLING_MEMORY, Mark, Shelf, Writing, searcher_of, written
from archive.ledger.models import Record

Documents = Literal["records", "demands"]
"""Which documents of the index are made."""

BATCH: Final = 1000
LINKED_AT_ONCE: Final = 1000
"""Records that are loaded, and records whose demands are made, together."""

ALONE: Final = 20_000
"""So many records one process fills in the time that it takes to start others."""

PROCESSES: Final = os.cpu_count() or 1

NOTHING: Final = Mark(0, "")


def make(stall: Shelf, mark: Mark) -> int:
    """Put a new index in the place of the present one; the number of its records. `mark` is the ledger's,
    read before: what is published meanwhile is then folded once more. Only while `stall` is locked."""
    records = list(Record.objects.published().order_by("pk").values_list("pk", flat=True))
    with stall.replacing(lambda path: _fill(path, records)) as writing:
        writing.commit(mark)
    return len(records)


def _fill(path: Path, records: Sequence[int]) -> None:
    _put(path, "records", list(batches(records)))
    _put(path, "demands", list(_tied_batches(path)))


def _put(path: Path, what: Documents, portions: Sequence[Sequence[int]]) -> None:
    if PROCESSES > 1 and sum(map(len, portions)) > ALONE:
        parts.fill(path, what, portions, PROCESSES)
    else:
        put(path, what, portions, whole=path)


def put(path: Path, what: Documents, portions: Sequence[Sequence[int]], *, whole: Path) -> None:
    """Put what is made of the records (ids) into the index at a path. Demands are made from the records in
    the `whole` index; all that are tied to each other must be in one portion."""
    searcher = searcher_of(whole)
    with written(path, FILLING_MEMORY) as writing:
        for portion in portions:
            _ADD[what](writing, portion, searcher)
        writing.commit(NOTHING)


def _add_records(writing: Writing, records: Sequence[int], whole: tantivy.Searcher) -> None:
    for holding in holdings(records):
        writing.add(holding)


def _add_demands(writing: Writing, records: Sequence[int], whole: tantivy.Searcher) -> None:
    for demand in linked(linked_with(whole, "record", records)):
        writing.add_demand(demand)


_ADD: Final = {"records": _add_records, "demands": _add_demands}


def batches(records: Sequence[int]) -> Iterator[Sequence[int]]:
    """Records in the portions in which they are loaded."""
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))


def _tied_batches(path: Path) -> Iterator[list[int]]:
    """The records of an index that make or answer demands, those that are tied to each other together."""
    batch: list[int] = []
    for records in tied(_linked_hits(path)):
        batch += records
        if len(batch) >= LINKED_AT_ONCE:
            yield batch
            batch = []
    yield batch


def _linked_hits(path: Path) -> Iterator[Hit]:
    """The records that make or answer demands, by their ids."""
    searcher = searcher_of(path)
    last = 0
    while found := _linked_after(searcher, last):
        yield from found
        last = found[-1].record


def _linked_after(searcher: tantivy.Searcher, record: int) -> list[Hit]:
    beyond = tantivy.Query.range_query(
        SCHEMA, "record", FieldType.Unsigned, record, None, include_lower=False
    )
    query = tantivy.Query.boolean_query([(Occur.Must, term("kind", LINKED)), (Occur.Must, beyond)])
    found = searcher.search(query, BATCH, order_by_field="record", order=Order.Asc, count=False)
    return [from_card(searcher.doc(address)["card"][0]) for _record, address in found.hits]
