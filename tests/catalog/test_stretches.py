from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from archive.catalog.counting import count, count_by
from archive.catalog.holdings import Holding
from archive.catalog.query import CatalogQuery
from archive.catalog.spans import Spans
from archive.catalog.stretches import STRETCHES
from archive.dates import EventDate, read_edtf
from tests.catalog.archives import archives, indexed, queries


def day(edtf: str, *, is_last: bool = False) -> int | None:
    date = read_edtf(edtf)
    return date.last_day if is_last else date.first_day


@pytest.mark.parametrize(
    ("edtf", "first", "last", "number"),
    [
        ("20XX", "200X", "209X", 10),
        ("202X", "2020", "2029", 10),
        ("2021", "2021-01", "2021-12", 12),
        ("2021-12", "2021-12-01", "2021-12-31", 31),
        ("2021-12-17", "2021-12-17", "2021-12-17", 1),
    ],
)
def test_range_is_parted_into_the_next_shorter_times(edtf: str, first: str, last: str, number: int) -> None:
    query = CatalogQuery(first_day=day(edtf), last_day=day(edtf, is_last=True))

    counts = STRETCHES.counts(Spans(), query)

    assert (counts[0].value, counts[-1].value, len(counts)) == (first, last, number)


@given(archives(), queries())
@settings(max_examples=40)
def test_stretch_counts_what_may_have_happened_in_it(archive: list[Holding], query: CatalogQuery) -> None:
    with indexed(archive) as snapshot:
        counted = count_by(snapshot.searcher, query, [STRETCHES])["stretch"]
        assert len(counted.counts) <= STRETCHES.most
        for stretch in counted.counts:
            period = read_edtf(stretch.value)
            if is_whole(period, query):
                within = replace(query, first_day=period.first_day, last_day=period.last_day)
                assert stretch.count == count(snapshot.searcher, within)


def is_whole(period: EventDate, query: CatalogQuery) -> bool:
    """Whether the range of the query has the whole of a period."""
    return period.surely_falls_between(query.first_day, query.last_day)
