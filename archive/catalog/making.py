"""Making the index anew, from all that is published."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Order

from archive.catalog import parts
from archive.catalog.demands.linking import relinked
from archive.catalog.hits import Hit, from_card
from archive.catalog.loading import holdings
from archive.catalog.query import term
from archive.catalog.schema import LINKED, SCHEMA
from archive.catalog.storage import FILLING_MEMORY, Mark, Shelf, Writing, written
from archive.ledger.models import Record

BATCH: Final = 1000
LINKED_AT_ONCE: Final = 5000
"""Records that are loaded, and records whose demands are put into a new index, together."""

ALONE: Final = 20_000
"""So many records one process fills in the time that it takes to start others."""

PROCESSES: Final = os.cpu_count() or 1

NOTHING: Final = Mark(0, "")


def make(stall: Shelf, mark: Mark) -> int:
    """Put a new index in the place of the present one; the number of its records. `mark` is the ledger's,
    read before: what is published meanwhile is then folded once more. Only while `stall` is locked."""
    records = list(Record.objects.published().order_by("pk").values_list("pk", flat=True))
    with stall.replacing(lambda path: _fill(path, records)) as writing:
        _link(writing)
        writing.commit(mark)
    return len(records)


def _fill(path: Path, records: Sequence[int]) -> None:
    if len(records) > ALONE and PROCESSES > 1:
        parts.fill(path, records, PROCESSES)
    else:
        _add(path, records)


def fill_part(path: Path, first: int, last: int) -> None:
    """Make an index of the published records whose ids lie between two, both included."""
    path.mkdir()
    tantivy.Index(SCHEMA, str(path))
    rows = Record.objects.published().filter(pk__gte=first, pk__lte=last)
    _add(path, list(rows.order_by("pk").values_list("pk", flat=True)))


def _add(path: Path, records: Sequence[int]) -> None:
    with written(path, FILLING_MEMORY) as writing:
        for batch in batches(records):
            for holding in holdings(batch):
                writing.add(holding)
        writing.commit(NOTHING)


def batches(records: Sequence[int]) -> Iterator[Sequence[int]]:
    """Records in the portions in which they are loaded."""
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))


def _link(writing: Writing) -> None:
    """Put the demands of all records that make or answer some, a portion after the other: each finds the
    demands of those before it."""
    done = 0
    while linked := _linked_after(writing.searcher(), done):
        for demand in relinked(writing.searcher(), linked.keys(), linked):
            writing.put_demand(demand)
        writing.commit(NOTHING)
        done = max(linked)


def _linked_after(searcher: tantivy.Searcher, record: int) -> dict[int, Hit]:
    """The next records, by their ids, that make or answer demands."""
    beyond = tantivy.Query.range_query(
        SCHEMA, "record", FieldType.Unsigned, record, None, include_lower=False
    )
    query = tantivy.Query.boolean_query([(Occur.Must, term("kind", LINKED)), (Occur.Must, beyond)])
    found = searcher.search(query, LINKED_AT_ONCE, order_by_field="record", order=Order.Asc, count=False)
    hits = (from_card(searcher.doc(address)["card"][0]) for _record, address in found.hits)
    return {hit.record: hit for hit in hits}
