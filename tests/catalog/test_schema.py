from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import tantivy

from archive.catalog.counting import count_by
from archive.catalog.facets import BLANK, Terms
from archive.catalog.hits import Named
from archive.catalog.language.searchable import PAIRS, SEARCHABLE
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.schema import EVERY, KINDS, SCHEMA
from tests.catalog.archives import dated, indexed


def test_every_document_has_a_value_in_each_column() -> None:
    """The engine counts a column several times slower as soon as one document lacks it."""
    columns = {name for kind in KINDS for name, holds in kind.index_fields.items() if holds == "column"}
    with indexed([dated(1, "2021"), dated(2, "")]) as snapshot:
        searcher = snapshot.searcher
        wanted = {name: {"terms": {"field": name, "size": EVERY}} for name in columns}
        answer = searcher.aggregate(tantivy.Query.all_query(), wanted)

        assert searcher.num_docs == 3
        for name in columns:
            assert sum(bucket["doc_count"] for bucket in answer[name]["buckets"]) == 3


def test_values_beyond_the_columns_are_counted_too() -> None:
    facet = RECORDS.facets["dossier"]
    assert isinstance(facet, Terms)
    many = tuple(Named(f"d-{number}", f"D {number}") for number in range(len(facet.columns) + 3))
    one = dated(1, "2021")
    with indexed([replace(one, hit=replace(one.hit, dossiers=many)), dated(2, "2021")]) as snapshot:
        counts = count_by(snapshot.searcher, CatalogQuery(), [facet])["dossier"].counts

    assert {(count.value, count.name, count.count) for count in counts} == {(*term, 1) for term in many}
    assert BLANK not in {count.value for count in counts}


def test_only_what_is_ranked_has_lengths_and_what_is_only_counted_no_dictionary(tmp_path: Path) -> None:
    tantivy.Index(SCHEMA, str(tmp_path))
    fields = json.loads((tmp_path / "meta.json").read_text())["schema"]
    indexing = {
        field["name"]: field["options"].get("indexing") for field in fields if field["type"] == "text"
    }

    ranked = {name for name, how in indexing.items() if how and how["fieldnorms"]}
    assert ranked == {PAIRS, *(field.stems for field in SEARCHABLE.values())}
    assert {name for name in indexing if "_label" in name} < {
        name for name, how in indexing.items() if how is None
    }
