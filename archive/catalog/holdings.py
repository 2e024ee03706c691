"""A published record as the catalog holds it, and the index document made of it."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from archive.catalog.beginnings import NAMES, entries, names_of
from archive.catalog.demands.hits import token
from archive.catalog.hits import Hit, to_card
from archive.catalog.language.searchable import PAIRS, SEARCHABLE, STEMMER, pairs
from archive.catalog.placing import anniversary, place_of_change, places
from archive.catalog.records import RECORDS
from archive.catalog.schema import LINKED, OPEN_END, OPEN_START, RECORD, fill
from archive.catalog.texts import stemmer_of
from archive.dates import EventDate
from archive.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A record with the document of its current edition, every address that leads to it, and its hit,
    in which the names of terms and the addresses of other records are already looked up."""

    hit: Hit
    document: Document
    addresses: tuple[str, ...]


def index_document(holding: Holding) -> tantivy.Document:
    """The index document of a record."""
    hit = holding.hit
    entry = tantivy.Document()
    entry.add_text("kind", RECORD)
    entry.add_unsigned("record", hit.record)
    entry.add_bytes("card", to_card(hit))
    for slug in holding.addresses:
        entry.add_text("address", slug)
    for record in sorted(hit.refers):
        entry.add_text("refers", str(record))
    if hit.is_linked:
        entry.add_text("kind", LINKED)
    for answer in hit.answers:
        entry.add_text("answers", token((answer.record, answer.demand)))
    for facet in RECORDS.all_facets:
        facet.put(entry, hit, holding.document)
    fill(entry, RECORD)
    _add_date(entry, hit.date, hit.record)
    entry.add_unsigned("changed", place_of_change(hit.changed_at, hit.record))
    _add_words(entry, hit, holding.document)
    return entry


def _add_date(entry: tantivy.Document, date: EventDate, record: int) -> None:
    newest, oldest = places(date, record)
    entry.add_unsigned("newest", newest)
    entry.add_unsigned("oldest", oldest)
    if not date.is_undated:
        entry.add_integer("first_day", OPEN_START if date.first_day is None else date.first_day)
        entry.add_integer("last_day", OPEN_END if date.last_day is None else date.last_day)
    for part in anniversary(date):
        entry.add_text("anniversary", part)


def _add_words(entry: tantivy.Document, hit: Hit, document: Document) -> None:
    stemmer = stemmer_of(hit.language)
    entry.add_text(STEMMER, stemmer)
    for field in SEARCHABLE.values():
        field.put(entry, filter(None, field.texts(hit, document)), stemmer)
    for fact in document.key_facts:
        entry.add_text(PAIRS, pairs(fact.label, fact.value, stemmer))
    for name in names_of(hit, document):
        for text in entries(name):
            entry.add_text(NAMES, text)
