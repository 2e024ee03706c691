from __future__ import annotations

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalog import ranking
from archive.catalog.counting import count_by
from archive.catalog.hits import Hit, Named
from archive.catalog.holdings import Holding
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import hits_at
from archive.catalog.storage import Snapshot
from archive.dates import read_edtf
from archive.documents import Document
from tests.catalog.archives import PUBLISHED_AT, archives, indexed, queries

EQUALS = 500
patiently = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def holding(
    record: int, title: str = "Envoys meet", *, edtf: str = "2021", tags: tuple[str, ...] = ()
) -> Holding:
    hit = Hit(
        record=record,
        slug=f"r-{record}",
        title=title,
        dek="",
        date=read_edtf(edtf),
        edition=1,
        published_at=PUBLISHED_AT,
        corrected_at=None,
        tags=tuple(Named(tag, tag.upper()) for tag in tags),
    )
    return Holding(hit=hit, document=Document(title=title), addresses=(hit.slug,))


def paged(snapshot: Snapshot, query: CatalogQuery, size: int = 25) -> list[int]:
    pages = (ranking.window(snapshot.searcher, query, start, size) for start in range(0, EQUALS, size))
    return [hit.record for page in pages for hit in hits_at(snapshot.searcher, page)]


@pytest.mark.parametrize("edtf", ["2021", ""])
@pytest.mark.parametrize(
    ("sort", "step"),
    [("newest", -1), ("oldest", 1), ("relevance", -1), ("changed", -1)],
    ids=["newest", "oldest", "relevance", "changed"],
)
def test_equal_records_are_paged_in_one_order_in_any_index(sort: str, step: int, edtf: str) -> None:
    equals = [holding(record, edtf=edtf) for record in range(1, EQUALS + 1)]
    query = CatalogQuery(words="envoys", sort=sort)  # type: ignore[arg-type]

    for commits in (1, 4):
        with indexed(equals, commits=commits) as snapshot:
            assert paged(snapshot, query) == list(range(1, EQUALS + 1))[::step]


def test_relevance_puts_titles_and_frequent_words_first() -> None:
    said_once = Holding(
        hit=holding(1, "Talks end").hit,
        document=Document(title="Talks end", lead="A treaty, some words and many more words."),
        addresses=("r-1",),
    )
    in_title = holding(2, "Treaty signed")
    with indexed([said_once, in_title]) as snapshot:
        found = ranking.window(snapshot.searcher, CatalogQuery(words="treaty", sort="relevance"), 0, 10)
        hits = [hit.record for hit in hits_at(snapshot.searcher, found)]

    assert hits == [2, 1]


@pytest.mark.parametrize(
    "words", ["", "-nowhere", "envo*", "envo* OR mee*", "-(mee* nowhere) envo*", "title:envo*"]
)
def test_relevance_of_equally_relevant_records_is_newest_first(words: str) -> None:
    """Nothing that is excluded, and no beginning of a word, says more of one record than of another."""
    holdings = [holding(1, edtf="1997"), holding(2, "Envoys", edtf="2021"), holding(3, edtf="1962")]
    with indexed(holdings) as snapshot:
        assert paged(snapshot, CatalogQuery(words=words, sort="relevance")) == [2, 1, 3]


@pytest.mark.parametrize("sort", ["newest", "oldest", "changed"])
def test_walk_gives_every_hit_once_in_order(sort: str) -> None:
    dates = ("2021", "2021", "", "1997-03", "../1918", "", "2021")
    holdings = [holding(record, edtf=edtf) for record, edtf in enumerate(dates, 1)]
    query = CatalogQuery(sort=sort)  # type: ignore[arg-type]
    with indexed(holdings, commits=3) as snapshot:
        walked = [
            hit.record
            for batch in ranking.walk(snapshot.searcher, query, 2)
            for hit in hits_at(snapshot.searcher, batch)
        ]

        assert walked == paged(snapshot, query)
        assert sorted(walked) == list(range(1, len(dates) + 1))


def test_counts_are_exact_with_many_terms_in_many_segments() -> None:
    holdings = [
        holding(record, tags=(f"t{record % 300}", f"u{record % 7}", "all")) for record in range(1, 1201)
    ]
    with indexed(holdings, commits=6) as snapshot:
        assert snapshot.searcher.num_segments > 1
        counted = count_by(snapshot.searcher, CatalogQuery(), [RECORDS.facets["tag"]])["tag"]
        counts = {count.value: count.count for count in counted.counts}

    assert counts == {
        "all": 1200,
        **{f"t{number}": 4 for number in range(300)},
        **{f"u{number}": len(range(number or 7, 1201, 7)) for number in range(7)},
    }


@patiently
@given(archives(), queries(), st.integers(1, 3), st.integers(1, 3))
def test_pages_by_place_are_the_pages_by_number(
    holdings: list[Holding], query: CatalogQuery, size: int, commits: int
) -> None:
    with indexed(holdings, commits=commits) as snapshot:
        searcher = snapshot.searcher
        after: int | None = None
        for start in range(0, len(holdings) + size, size):
            by_number = ranking.window(searcher, query, start, size)
            assert numbers(searcher, ranking.window(searcher, query, start, size, after=after)) == numbers(
                searcher, by_number
            )
            after = ranking.place_of(searcher, query, by_number[-1]) if by_number else after


@patiently
@given(archives(), queries(), st.integers(1, 3))
def test_page_knows_the_hits_on_either_side(holdings: list[Holding], query: CatalogQuery, size: int) -> None:
    with indexed(holdings) as snapshot:
        searcher = snapshot.searcher
        whole = ranking.window(searcher, query, 0, len(holdings) + 1)
        reach = int(ranking.has_places(query))
        for start in range(0, len(whole), size):
            wide = whole[max(0, start - reach) : start + size + reach]
            after = ranking.place_of(searcher, query, whole[start - 1]) if start else None

            for place in {None, after}:
                found, lead = ranking.with_neighbours(searcher, query, start, size, after=place)
                assert (numbers(searcher, found), lead) == (numbers(searcher, wide), min(start, reach))


def numbers(searcher: tantivy.Searcher, places: list[tantivy.DocAddress]) -> list[int]:
    """The records that lie there."""
    return [hit.record for hit in hits_at(searcher, places)]


@pytest.mark.parametrize("sort", ["newest", "oldest", "changed"])
def test_page_by_place_goes_on_where_the_last_one_ended_though_records_came_and_went(sort: str) -> None:
    query = CatalogQuery(sort=sort)  # type: ignore[arg-type]
    before = [holding(record, edtf="2021") for record in range(1, 11)]
    with indexed(before) as snapshot:
        first = ranking.window(snapshot.searcher, query, 0, 3)
        seen = numbers(snapshot.searcher, first)
        last = ranking.place_of(snapshot.searcher, query, first[-1])
    now = [one for one in before if one.hit.record != seen[0]] + [holding(11, edtf="2022")]
    with indexed(now) as snapshot:
        rest = numbers(snapshot.searcher, ranking.window(snapshot.searcher, query, 3, 20, after=last))

    assert [record for record in rest if record != 11] == sorted(
        set(range(1, 11)) - set(seen), reverse=sort != "oldest"
    )


@patiently
@given(archives(), queries(), st.integers(0, 6), st.integers(1, 6))
def test_first_pages_of_many_hits_are_those_of_all(
    archive: list[Holding], query: CatalogQuery, start: int, size: int
) -> None:
    """However wrong the number of hits is that the search is told."""
    with indexed(archive) as snapshot:
        searcher = snapshot.searcher
        there = ranking.window(searcher, query, start, size)
        for total in (ranking.MANY, 10 * ranking.MANY):
            assert ranking.window(searcher, query, start, size, total=total) == there
        if ranking.has_places(query) and there:
            after = ranking.place_of(searcher, query, there[0])
            beyond = ranking.window(searcher, query, start + 1, size, after=after)
            many = 10 * ranking.MANY
            assert ranking.window(searcher, query, start + 1, size, after=after, total=many) == beyond
