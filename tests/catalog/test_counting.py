from __future__ import annotations

from dataclasses import replace

from archive.catalog.counting import count, count_by
from archive.catalog.hits import Named
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from tests.catalog.archives import dated, indexed


def test_more_counts_than_the_engine_gives_at_once_are_had_in_parts() -> None:
    many = tuple(Named(f"t-{number}", "T") for number in range(33_000))
    one = dated(1, "2021")
    with indexed([replace(one, hit=replace(one.hit, tags=many, dossiers=many))]) as snapshot:
        facets = [RECORDS.facets[name] for name in ("tag", "dossier")]
        counted = count_by(snapshot.searcher, CatalogQuery(), facets)

    assert [len(one.counts) for one in counted.values()] == [len(many), len(many)]


def test_undated_records_are_counted() -> None:
    with indexed([dated(1, ""), dated(2, "2021"), dated(3, "../1918")]) as snapshot:
        assert count(snapshot.searcher, CatalogQuery()) == 3
