"""A demand as a document of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tantivy

from archive.catalog.demands.hits import DemandHit, to_card, token
from archive.catalog.demands.kind import DEMANDS
from archive.catalog.demands.places import places_within
from archive.catalog.language.searchable import EVERYTHING, SEARCHABLE, STEMMER, Searchable
from archive.catalog.schema import COVERS, PLACED, fill
from archive.catalog.texts import stemmer_of
from archive.catalog.units import covered_by, places_of


def index_document(demand: DemandHit) -> tantivy.Document:
    """The index document of a demand."""
    entry = tantivy.Document()
    entry.add_text("kind", DEMANDS.name)
    entry.add_unsigned("record", demand.record)
    entry.add_bytes("card", to_card(demand))
    entry.add_text("demand", token(demand.ref))
    entry.add_text("thread", demand.thread)
    if demand.restates:
        entry.add_text("restates", token(demand.restates))
    DEMANDS.put(entry, demand)
    fill(entry, DEMANDS.name)
    newest, oldest = places_within(demand.date, demand.record, demand.place)
    entry.add_unsigned("newest", newest)
    entry.add_unsigned("oldest", oldest)
    for time in places_of(demand.date):
        entry.add_text(PLACED, time)
    for time in covered_by(demand.date):
        entry.add_text(COVERS, time)
    stemmer = stemmer_of(demand.language)
    entry.add_text(STEMMER, stemmer)
    for field, texts in _words(demand):
        field.put(entry, texts, stemmer)
    return entry


def _words(demand: DemandHit) -> Iterator[tuple[Searchable, Iterable[str]]]:
    names = [name for _slug, name in (*demand.issuers, *demand.addressed)]
    yield SEARCHABLE["demand"], (demand.text,)
    yield SEARCHABLE["party"], names
    yield SEARCHABLE["title"], (demand.title,)
    yield EVERYTHING, (demand.text, *names)
