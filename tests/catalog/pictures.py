"""All that an index holds, in a form that does not depend on how it came to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from tantivy import Occur, Query, Searcher

from archive.catalog.query import term
from archive.catalog.schema import EVERY, KINDS, LINKED, MARK, SCHEMA

_FIELDS: Final[list[dict[str, Any]]] = tuple(SCHEMA.__reduce__())[1][0]["inner"]


def picture(searcher: Searcher) -> str:
    """A digest of every document: what is kept of it, its words and values with the number of documents
    that have them, and its numbers. How far the ledger is folded is left out."""
    digest = hashlib.sha256()
    for line in (*sorted(_documents(searcher)), *_words(searcher)):
        digest.update(repr(line).encode())
    return digest.hexdigest()


def _documents(searcher: Searcher) -> Iterator[tuple[str, bytes, list[Any]]]:
    numbers = [field["name"] for field in _FIELDS if field["type"] in {"u64", "i64"}]
    for kind in [*(kind.name for kind in KINDS), LINKED]:
        hits = searcher.search(term("kind", kind), max(1, searcher.num_docs)).hits
        for _score, address in hits:
            values = [searcher.fast_field_values(name, [address])[0] for name in numbers]
            yield kind, searcher.doc(address)["card"][0], values


def _words(searcher: Searcher) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    texts = {field["name"]: field["options"] for field in _FIELDS if field["type"] == "text"}
    there = Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, term("kind", MARK))])
    for name, options in texts.items():
        if options.get("indexing"):
            yield name, [pair for pair in searcher.terms_with_prefix(name, "", there) if pair[1]]
        else:
            counted = searcher.aggregate(there, {name: {"terms": {"field": name, "size": EVERY}}})
            yield name, sorted((one["key"], one["doc_count"]) for one in counted[name]["buckets"])
