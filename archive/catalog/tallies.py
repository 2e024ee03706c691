"""Sums over results that no list of values shows: months in which documents surely lie, and key facts with
and without a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

import tantivy

from archive.catalog.facets import Asked, Count, Facet, Holds
from archive.catalog.spans import Spans
from archive.catalog.years import OfSpans
from archive.dates import edtf_month
from archive.documents import Document

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery

VAGUE: Final = ""
"""The value under which `SureMonths` counts documents whose date is vaguer than a month."""

FACTS, UNSOURCED = "facts", "unsourced"
_HALF: Final = 2**32


class SureMonths(OfSpans):
    """The months that have documents whose date surely lies in them, ascending; last, the number of those
    whose date is vaguer."""

    name = "month"
    plural = ""
    counted = "months"

    def counts(self, found: Spans, query: CatalogQuery) -> tuple[Count, ...]:
        """The months by their EDTF form."""
        count = found.counter(certain=True)
        months = sorted({first for first, last in found if first == last})
        vague = sum(number for (first, last), number in found.items() if first != last)
        sure = (Count(edtf_month(month), "", count(month)) for month in months)
        return (*sure, Count(VAGUE, "", vague))

    def click(self, asked: Asked, count: Count) -> str:
        """Just this month."""
        return asked.within(count.value)


class FactTally(Facet):
    """How many key facts the documents have in all, and how many of these cite no source."""

    name = "fact_tally"
    plural = ""
    counted = "fact_tally"
    of: Callable[..., Any]

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """One number for both: what is counted are documents with the same two numbers."""
        return {self.counted: "number"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add the two numbers of a record, where it has facts."""
        document: Document = item[1]
        unsourced = sum(not fact.source for fact in document.key_facts)
        if document.key_facts:
            entry.add_unsigned(self.counted, len(document.key_facts) * _HALF + unsourced)

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """The two sums."""
        pairs = [(*divmod(int(number), _HALF), count) for number, count in found.items()]
        facts = sum(facts * count for facts, _unsourced, count in pairs)
        unsourced = sum(unsourced * count for _facts, unsourced, count in pairs)
        return Count(FACTS, "", facts), Count(UNSOURCED, "", unsourced)

    def click(self, asked: Asked, count: Count) -> str:
        """Nothing narrower: a sum is no choice."""
        return asked.without("page")


SURE_MONTHS: Final = SureMonths()
FACT_TALLY: Final = FactTally()
