"""What the search index holds of a record, field by field.

Pitfalls of tantivy 0.27, each met by running it:

- A number of an unsigned field is added with `add_unsigned` only. Given to the constructor of
  `Document` it is signed, and is refused when the writer sees it.
- `delete_documents_by_term` with a Python int deletes *nothing* from an unsigned field, silently:
  delete by query instead (see `storage.Writing.remove`).
- Hits that lack the field by which they are ordered come last in both directions, and their own
  order then changes whenever segments merge. So the fields for ordering are never missing.
- Hits of equal score come in the order of the segments, which is not the order of writing.
- Panics of the engine derive from BaseException. A phrase of a single word is one.
- Counts of terms are cut at the first few, and in each segment at ten times that, unless `size` covers
  all terms.
- A writer that is not told to wait for its merging threads leaves a segment behind each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final

import tantivy

from archive.catalog.beginnings import NAMES
from archive.catalog.demands.kind import DEMANDS
from archive.catalog.facets import BLANK, FILLED, Holds
from archive.catalog.language.searchable import PAIRS, SEARCHABLE, STEMMER
from archive.catalog.records import RECORDS
from archive.catalog.texts import ANALYSIS_VERSION
from archive.vocabulary import languages

KINDS: Final = (RECORDS, DEMANDS)
"""What is listed, all of it in one index."""

RECORD: Final = RECORDS.name
LINKED: Final = "linked"
DEMAND: Final = DEMANDS.name
MARK: Final = "mark"
"""Kinds of document in the index: records, those of them that make or answer demands, demands, and the one
that says how far the ledger is folded."""

WHOLE: Final = (RECORD, DEMAND, MARK)
"""Of these kinds, each document is just one."""

PLACED: Final = "placed"
"""The field of the index that holds the times in which a date lies (see `units.places_of`)."""

COVERS: Final = "covers"
"""The field of the index that holds the times which a date can mean (see `units.covered_by`)."""

CHANGED_IN: Final = "changed_in"
"""The field of the index that holds the month in which a record was last published."""

EVERY: Final = 2**24
"""More terms than there are: counts cut at this size are exact."""


_NAMES: Final = (
    *("kind", "address", "refers", "anniversary", "demand", "restates", "thread", "answers"),
    *(PLACED, COVERS, CHANGED_IN),
)


def _build() -> tantivy.Schema:
    """The fields. `record` is the id of the record, `card` its `Hit` as JSON, `address` every slug that it
    has or had, `refers` the ids of the records that it names, `anniversary` the month and the day of its
    date without the year. Its words are in the fields of `language.searchable`. `demand` is the identity of
    a demand (see `demands.hits.token`), `restates` that of the one that it restates, `thread` names its
    thread; `answers` are those that a record answers. A demand has the `record` that makes it. `newest` and
    `oldest` order by date, no two alike; undated ones are in none of the times of `PLACED` and `COVERS`. Each
    facet has fields of its own; kinds may share them. `CHOICES` holds all choices of a document."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("record", indexed=True, fast=True)
    builder.add_bytes_field("card", stored=True)
    for name in (*_NAMES, STEMMER, FILLED):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name, holds in _index_fields().items():
        _ADD[holds](builder, name)
    for field in SEARCHABLE.values():
        builder.add_text_field(field.stems, tokenizer_name="whitespace")
        builder.add_text_field(field.words, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(PAIRS, tokenizer_name="whitespace")
    builder.add_text_field(NAMES, tokenizer_name="raw", index_option="basic")
    for name in ("newest", "oldest", "changed"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def _index_fields() -> dict[str, Holds]:
    return {name: holds for kind in KINDS for name, holds in kind.index_fields.items()}


def _add_value(builder: tantivy.SchemaBuilder, name: str) -> None:
    builder.add_text_field(name, tokenizer_name="raw", index_option="basic")


def _add_label(builder: tantivy.SchemaBuilder, name: str) -> None:
    builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)


def _add_number(builder: tantivy.SchemaBuilder, name: str) -> None:
    builder.add_unsigned_field(name, fast=True)


_ADD: Final[dict[Holds, Callable[[tantivy.SchemaBuilder, str], None]]] = {
    "value": _add_value,
    "label": _add_label,
    "column": _add_label,
    "number": _add_number,
}

_COUNTED: Final = frozenset(name for name, holds in _index_fields().items() if holds in {"label", "column"})
_RANKED: Final = frozenset((PAIRS, *(field.stems for field in SEARCHABLE.values())))


def _thinned(schema: tantivy.Schema) -> tantivy.Schema:
    """The schema without what nobody reads, a tenth of the index: how long texts are by which nothing is
    ranked, and dictionaries of what is only counted. (The builder cannot leave them out, but the form can in
    which a schema is pickled.)"""
    read, (form,) = schema.__reduce__()  # type: ignore[misc]
    return read({"inner": [_thin(**field) for field in form["inner"]]})  # type: ignore[no-any-return]


def _thin(name: str, type: str, options: dict[str, Any]) -> dict[str, Any]:  # noqa: A002 (the engine's word)
    if type == "text" and name not in _RANKED:
        indexing = None if name in _COUNTED else options["indexing"] | {"fieldnorms": False}
        options = options | {"indexing": indexing}
    return {"name": name, "type": type, "options": options}


SCHEMA: Final = _thinned(_build())

_COLUMNS: Final = frozenset(name for name, holds in _index_fields().items() if holds == "column")
_BESIDE: Final = {kind.name: _COLUMNS.difference(kind.index_fields) for kind in KINDS}


def fill(entry: tantivy.Document, kind: str) -> None:
    """Put a blank into each column that documents of this kind have nothing for: the engine counts a column
    much faster if no document lacks it."""
    for name in _BESIDE.get(kind, _COLUMNS):
        entry.add_text(name, BLANK)


VERSION: Final = 4
"""To be counted up when the same fields are filled otherwise: the index is then made anew by itself."""


def _fingerprint() -> str:
    fields = tuple(SCHEMA.__reduce__())[1]
    parts = (VERSION, ANALYSIS_VERSION, version("tantivy"), languages.own(), fields)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


FINGERPRINT: Final = _fingerprint()
"""Names this form of the index. Another form lives in another folder, so that old and new processes
can run beside each other while a new version is rolled out."""


def prepare(index: tantivy.Index) -> tantivy.Index:
    """The index, read only when we say so."""
    index.config_reader("manual")
    return index
