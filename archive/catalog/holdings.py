"""A published record as the catalog holds it, and the index document made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC

import tantivy

from archive.catalog.beginnings import NAMES, entries, names_of
from archive.catalog.demands.hits import token
from archive.catalog.hits import Hit, to_card
from archive.catalog.language.searchable import PAIRS, SEARCHABLE, STEMMER, pairs
from archive.catalog.placing import anniversary, place_of_change, places
from archive.catalog.records import RECORDS
from archive.catalog.schema import CHANGED_IN, COVERS, LINKED, PLACED, RECORD, fill
from archive.catalog.texts import stemmer_of
from archive.catalog.units import MONTH, covered_by, name_of, places_of
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
    RECORDS.put(entry, hit, holding.document)
    fill(entry, RECORD)
    _add_date(entry, hit.date, hit.record)
    entry.add_unsigned("changed", place_of_change(hit.changed_at, hit.record))
    entry.add_text(CHANGED_IN, name_of(MONTH, MONTH.at(hit.changed_at.astimezone(UTC).toordinal())))
    _add_words(entry, hit, holding.document)
    return entry


def _add_date(entry: tantivy.Document, date: EventDate, record: int) -> None:
    newest, oldest = places(date, record)
    entry.add_unsigned("newest", newest)
    entry.add_unsigned("oldest", oldest)
    for time in places_of(date):
        entry.add_text(PLACED, time)
    for time in covered_by(date):
        entry.add_text(COVERS, time)
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
