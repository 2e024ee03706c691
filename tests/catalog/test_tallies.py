from __future__ import annotations

import pytest

from archive.catalog.facets import Count
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import find
from archive.catalog.spans import Spans
from archive.catalog.tallies import FACT_TALLY, SURE_MONTHS
from archive.documents import KeyFact, Source
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


def counted() -> dict[str, dict[str, int]]:
    page = find(RECORDS.read, CatalogQuery(), facets=[SURE_MONTHS, FACT_TALLY])
    return {name: {count.value: count.count for count in one.counts} for name, one in page.facets.items()}


def test_months_are_counted_where_dates_surely_lie_in_them() -> None:
    for date in ("17 December 1921", "December 1921", "May 1922", "1922", "early 1922", "0944-03-15", ""):
        published(f"Event of {date or 'no day'}", date=date)

    assert counted()["month"] == {"0944-03": 1, "1921-12": 2, "1922-05": 1, "": 2}


def test_facts_are_summed_up_with_those_that_name_no_source() -> None:
    sources = (Source(key="note", title="Note"),)
    for cited in (("note", "", ""), ("note", "note"), ()):
        facts = tuple(KeyFact(label="Place", value=str(place), source=key) for place, key in enumerate(cited))
        published(f"With {len(cited)}", key_facts=facts, sources=sources)

    assert counted()["fact_tally"] == {"facts": 5, "unsourced": 2}


def test_nothing_is_summed_up_to_nothing() -> None:
    assert FACT_TALLY.counts({}, CatalogQuery()) == (Count("facts", "", 0), Count("unsourced", "", 0))
    assert SURE_MONTHS.counts(Spans(), CatalogQuery()) == (Count("", "", 0),)
