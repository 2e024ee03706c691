from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalog import ranking
from archive.catalog.facets import facets
from archive.catalog.hits import Hit
from archive.catalog.holdings import Holding
from archive.catalog.query import CatalogQuery
from archive.catalog.search import hits_at
from archive.catalog.storage import Snapshot
from tests.catalog import oracle
from tests.catalog.archives import archives, indexed, queries

EVERYTHING = 1000
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
            assert ranking.count(snapshot.searcher, query) == len(expected)
            if query.sort != "relevance":
                assert [hit.record for hit in hits] == oracle.in_order(expected, query.sort)


@patiently
@given(archives(), queries(), st.integers(1, 3))
def test_facets_count_as_a_look_at_every_document(
    holdings: list[Holding], query: CatalogQuery, commits: int
) -> None:
    hits = oracle.matching(holdings, query)
    with indexed(holdings, commits=commits) as snapshot:
        counts = facets(snapshot.searcher, query)

    asked = {"tags": query.tags, "parties": query.parties, "dossiers": query.dossiers}
    for field, wanted in asked.items():
        shown = {count.slug: count.count for count in getattr(counts, field)}
        assert shown == {**dict.fromkeys(wanted, 0), **oracle.term_counts(hits, field)}
        assert {count.slug for count in getattr(counts, field) if count.selected} == set(wanted)


@patiently
@given(archives(), queries())
def test_years_count_the_results_that_may_fall_in_them(holdings: list[Holding], query: CatalogQuery) -> None:
    with indexed(holdings) as snapshot:
        years = facets(snapshot.searcher, query).years
    hits = oracle.matching(holdings, query)
    first, last = oracle.years_of(query)
    candidates = {year for year in oracle.end_years(hits) if first <= year <= last}
    expected = oracle.year_counts(holdings, query, candidates | ({first} if first == last else set()))

    assert oracle.counted(years) == {year: count for year, count in expected.items() if count}
    for year in years:
        assert year.selected == (first == last)
        months = {month.month: month.count for month in year.months}
        assert months == (oracle.month_counts(holdings, query, year.year) if year.selected else {})
