from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalog.counting import count_by
from archive.catalog.facets import Counted
from archive.catalog.histogram import MOST, Window, around, window
from archive.catalog.holdings import Holding
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.storage import Snapshot
from archive.catalog.units import DAY, FARTHEST, MONTH, UNITS, Unit
from archive.dates import EventDate, day_number, read_edtf
from tests.catalog import oracle
from tests.catalog.archives import archives, dated, indexed, queries

YEAR, DECADE, CENTURY = UNITS[2:5]
patiently = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def days_of(edtf: str) -> tuple[int, int]:
    """The first and the last day of a bucket."""
    date = read_edtf(edtf)
    assert date.first_day is not None
    assert date.last_day is not None
    return date.first_day, date.last_day


def over_time(snapshot: Snapshot, query: CatalogQuery) -> Counted:
    return count_by(snapshot.searcher, query, [RECORDS.facets["time"]])["time"]


def shown(dates: Sequence[str], query: CatalogQuery | None = None) -> dict[str, int]:
    """The buckets that are not empty."""
    with indexed([dated(record, date) for record, date in enumerate(dates, 1)]) as snapshot:
        counts = over_time(snapshot, query or CatalogQuery()).counts
    return {count.value: count.count for count in counts if count.count}


@patiently
@given(archives(), queries(), st.integers(1, 3))
def test_bucket_counts_what_asking_for_just_it_gives(
    holdings: list[Holding], query: CatalogQuery, commits: int
) -> None:
    with indexed(holdings, commits=commits) as snapshot:
        bars = over_time(snapshot, query).counts

    for bar in bars:
        first, last = days_of(bar.value)
        found = oracle.matching(holdings, replace(query, first_day=first, last_day=last))
        assert bar.count == len(found)
        is_touched = (query.last_day is None or first <= query.last_day) and (
            query.first_day is None or last >= query.first_day
        )
        assert bar.selected == (is_touched and (query.first_day, query.last_day) != (None, None))


@patiently
@given(archives(), queries(), st.data())
def test_buckets_in_a_row_hold_what_the_first_has_and_what_begins_in_the_others(
    holdings: list[Holding], query: CatalogQuery, data: st.DataObject
) -> None:
    query = replace(query, certain=False)
    with indexed(holdings) as snapshot:
        counted = over_time(snapshot, query)
    assert len(counted.begun) == len(counted.counts)
    if counted.counts:
        first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(counted.counts) - 1)] * 2)))
        begin, end = days_of(counted.counts[first].value)[0], days_of(counted.counts[last].value)[1]
        found = oracle.matching(holdings, replace(query, first_day=begin, last_day=end))

        assert counted.counts[first].count + sum(counted.begun[first + 1 : last + 1]) == len(found)


@patiently
@given(archives(), queries())
def test_buckets_follow_each_other_and_leave_no_result_out(
    holdings: list[Holding], query: CatalogQuery
) -> None:
    with indexed(holdings) as snapshot:
        counted = over_time(snapshot, query)
    days = [days_of(bar.value) for bar in counted.counts]

    assert len(days) <= MOST
    assert [first for first, _ in days[1:]] == [last + 1 for _, last in days[:-1]]
    for hit in oracle.matching(holdings, query):
        if hit.date.first_day is not None and hit.date.last_day is not None:
            assert days[0][0] <= hit.date.last_day
            assert days[-1][1] >= hit.date.first_day


@patiently
@given(archives(), queries())
def test_it_is_said_how_many_may_belong_to_several_buckets(
    holdings: list[Holding], query: CatalogQuery
) -> None:
    with indexed(holdings) as snapshot:
        counted = over_time(snapshot, query)
    if not counted.counts:
        assert counted.several == 0
        return
    first, last = days_of(counted.counts[0].value)[0], days_of(counted.counts[-1].value)[1]
    seen = oracle.matching(holdings, replace(query, first_day=first, last_day=last, certain=False))
    buckets = [days_of(bar.value) for bar in counted.counts]

    assert counted.several == sum(is_in_several(hit.date, buckets) for hit in seen)


def is_in_several(date: EventDate, buckets: Sequence[tuple[int, int]]) -> bool:
    """Whether no bucket holds all of the date."""
    return not any(date.surely_falls_between(first, last) for first, last in buckets)


def test_buckets_are_as_short_as_the_time_that_is_shown_allows() -> None:
    assert shown(["2021-12-17", "2022-02"]) == {"2021-12": 1, "2022-02": 1}
    assert shown(["2000-12", "2010-11"]) == {"2000-12": 1, "2010-11": 1}
    assert shown(["2000-12", "2010-12"]) == {"2000": 1, "2010": 1}
    assert shown(["1946-05", "2022"]) == {"1946": 1, "2022": 1}
    assert shown(["1648-10-24", "1990"]) == {"164X": 1, "199X": 1}
    assert shown(["-0043-03-15", "2021"]) == {"-0100/-0001": 1, "20XX": 1}
    assert shown(["Y-30000", "2021"]) == {"Y-30000/Y-29001": 1, "2000/2999": 1}


def test_archive_without_dates_has_no_buckets() -> None:
    assert shown([]) == shown([""]) == {}


def test_vague_date_is_in_every_bucket_in_which_it_may_lie_and_empty_ones_are_shown() -> None:
    holdings = [dated(1, "2020-01-05"), dated(2, "2020-03/2020-04"), dated(3, "2020-06-01")]
    with indexed(holdings) as snapshot:
        counted = over_time(snapshot, CatalogQuery())
        certain = over_time(snapshot, CatalogQuery(certain=True))

    assert [bar.count for bar in counted.counts] == [1, 0, 1, 1, 0, 1]
    assert [bar.count for bar in certain.counts] == [1, 0, 0, 0, 0, 1]
    assert counted.several == certain.several == 1


def test_range_is_shown_among_what_lies_around_it() -> None:
    query = CatalogQuery(first_day=day_number(2021, 1, 1), last_day=day_number(2021, 12, 31))
    with indexed([dated(1, "2020-12-24"), dated(2, "2021-02"), dated(3, "1997")]) as snapshot:
        bars = over_time(snapshot, query).counts

    assert (bars[0].value, bars[-1].value) == ("2020-07", "2022-07")
    assert {bar.value: bar.selected for bar in bars if bar.count} == {"2020-12": False, "2021-02": True}
    assert sum(bar.selected for bar in bars) == 12


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2021-12-17", "2021-12-17", DAY),
        ("2021-12-01", "2021-12-31", DAY),
        ("2021-01-01", "2021-12-31", MONTH),
        ("1990-01-01", "1999-12-31", YEAR),
        ("1900-01-01", "1999-12-31", DECADE),
        ("1000-01-01", "1999-12-31", CENTURY),
    ],
)
def test_range_chooses_the_length_of_buckets(first: str, last: str, unit: Unit) -> None:
    asked = around(CatalogQuery(first_day=days_of(first)[0], last_day=days_of(last)[0]))

    assert asked
    assert asked.unit == unit


@given(st.integers(*FARTHEST), st.integers(0, FARTHEST[1]))
def test_window_holds_the_days_in_buckets_that_the_filter_reads(start: int, length: int) -> None:
    end = min(start + length, FARTHEST[1])
    shown = window(start, start + length)
    first, last = shown.days

    assert first <= start
    assert end <= last
    assert shown.last - shown.first < MOST
    for bucket in (shown.first, shown.last):
        edges = Window(shown.unit, bucket, bucket).days
        assert days_of(shown.unit.edtf(bucket)) == (edges[0], min(edges[1], FARTHEST[1]))


@pytest.mark.parametrize(
    ("edtf", "year", "first", "last"),
    [
        ("Y1000000~", "Y999999", "Y999999-01", "Y1000000-12"),
        ("Y-1000000~", "Y-999999", "Y-1000000-01", "Y-999999-12"),
    ],
)
def test_farthest_dates_are_shown_as_far_as_dates_are_written(
    edtf: str, year: str, first: str, last: str
) -> None:
    with indexed([dated(1, edtf)]) as snapshot:
        years = count_by(snapshot.searcher, CatalogQuery(), [RECORDS.facets["year"]])["year"].counts
        bars = over_time(snapshot, CatalogQuery()).counts

    assert [count.value for count in years] == [year]
    assert (bars[0].value, bars[-1].value, len(bars)) == (first, last, 24)
