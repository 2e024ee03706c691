"""A demand as a document of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import tantivy

from archive.catalog.demands.hits import DemandHit, to_card, token
from archive.catalog.demands.kind import DEMANDS
from archive.catalog.demands.places import places_within
from archive.catalog.language.searchable import EVERYTHING, SEARCHABLE, STEMMER, Searchable
from archive.catalog.schema import OPEN_END, OPEN_START, fill
from archive.catalog.texts import stemmer_of


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
    for facet in DEMANDS.all_facets:
        facet.put(entry, demand)
    fill(entry, DEMANDS.name)
    newest, oldest = places_within(demand.date, demand.record, demand.place)
    entry.add_unsigned("newest", newest)
    entry.add_unsigned("oldest", oldest)
    if not demand.date.is_undated:
        first, last = demand.date.first_day, demand.date.last_day
        entry.add_integer("first_day", OPEN_START if first is None else first)
        entry.add_integer("last_day", OPEN_END if last is None else last)
    stemmer = stemmer_of(demand.language)
    entry.add_text(STEMMER, stemmer)
    for field, text in _words(demand):
        field.put(entry, text, stemmer)
    return entry


def _words(demand: DemandHit) -> Iterator[tuple[Searchable, str]]:
    names = [name for _slug, name in (*demand.issuers, *demand.addressed)]
    said: dict[str, Iterable[str]] = {"demand": (demand.text,), "party": names, "title": (demand.title,)}
    yield from ((SEARCHABLE[name], text) for name, texts in said.items() for text in texts)
    yield from ((EVERYTHING, text) for text in (demand.text, *names))
