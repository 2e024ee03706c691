from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalog import ranking
from archive.catalog.conditions import Condition
from archive.catalog.counting import count, count_by
from archive.catalog.facets import OneOf
from archive.catalog.hits import Hit
from archive.catalog.holdings import Holding
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import hits_at
from archive.catalog.storage import Snapshot
from tests.catalog import oracle
from tests.catalog.archives import VALUES, archives, indexed, queries

EVERYTHING = 1000
ONE_VALUE = [name for name, facet in RECORDS.facets.items() if isinstance(facet, OneOf)]
patiently = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def found(snapshot: Snapshot, query: CatalogQuery, start: int = 0, size: int = EVERYTHING) -> list[Hit]:
    return [*hits_at(snapshot.searcher, ranking.window(snapshot.searcher, query, start, size))]


@patiently
@given(archives(), st.lists(queries(), min_size=3, max_size=3), st.integers(1, 3))
def test_search_answers_as_a_look_at_every_document(
    holdings: list[Holding], asked: list[CatalogQuery], commits: int
) -> None:
    with indexed(holdings, commits=commits) as snapshot:
        for query in asked:
            expected = oracle.matching(holdings, query)
            hits = found(snapshot, query)

            assert sorted(hits, key=lambda hit: hit.record) == expected
            assert count(snapshot.searcher, query) == len(expected)
            if query.sort != "relevance":
                assert [hit.record for hit in hits] == oracle.in_order(expected, query.sort)


@patiently
@given(archives(), queries(), st.integers(1, 3))
def test_facets_count_as_a_look_at_every_document(
    holdings: list[Holding], query: CatalogQuery, commits: int
) -> None:
    with indexed(holdings, commits=commits) as snapshot:
        facets = count_by(snapshot.searcher, query, [*RECORDS.facets.values()])

    for name, counted in facets.items():
        if name in VALUES:
            seen = counted.facet.seen_in(query)
            found = [holding for holding in holdings if oracle.matches(holding, seen)]
            wanted = query.wanted(name)
            assert oracle.counted(counted.counts) == {
                **dict.fromkeys(wanted, 0),
                **oracle.value_counts(found, name),
            }
            assert {count.value for count in counted.counts if count.selected} == wanted


@patiently
@given(archives(), queries(), st.sampled_from([*ONE_VALUE]))
def test_count_of_another_value_is_what_choosing_it_gives(
    holdings: list[Holding], query: CatalogQuery, name: str
) -> None:
    with indexed(holdings) as snapshot:
        counted = count_by(snapshot.searcher, query, [RECORDS.facets[name]])[name]
    kept = tuple(one for one in query.conditions if one.field != name)

    for one in counted.counts:
        chosen = replace(query, conditions=(*kept, Condition(name, one.value)))
        assert one.count == len(oracle.matching(holdings, chosen))


@patiently
@given(archives(), queries())
def test_years_count_the_results_that_may_fall_in_them(holdings: list[Holding], query: CatalogQuery) -> None:
    with indexed(holdings) as snapshot:
        years = count_by(snapshot.searcher, query, [RECORDS.facets["year"]])["year"].counts
    hits = oracle.matching(holdings, query)
    first, last = oracle.years_of(query)
    candidates = {year for year in oracle.end_years(hits) if first <= year <= last}
    expected = oracle.year_counts(holdings, query, candidates | ({first} if first == last else set()))

    assert oracle.counted(years) == {year: count for year, count in expected.items() if count}
    for year in years:
        assert year.selected == (first == last)
        months = oracle.month_counts(holdings, query, int(year.value)) if year.selected else {}
        assert oracle.counted(year.within) == months
        for month in year.within:
            assert month.selected == (query.months[0] == query.months[1])
            days = oracle.day_counts(holdings, query, month.value) if month.selected else {}
            assert oracle.counted(month.within) == days
