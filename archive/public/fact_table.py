"""Key facts of one label as a table in time: what each event says, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from archive.catalog.hits import Hit
from archive.catalog.labels import label_slug
from archive.catalog.language.reading import UnreadableSearch, read_search
from archive.catalog.texts import plain_words_of
from archive.documents import Document, KeyFact, Source, WordOp
from archive.documents.word_diff import WordDiff
from archive.ledger.models import Edition

BATCH: Final = 500
"""Editions that are read at once."""

QUOTES: Final = 4
"""Quotation marks around a label and a value."""


class Since(StrEnum):
    """How a value stands to that of the event before."""

    FIRST = "first"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value as an event states it: `words` are its words, each run with whether it is new; `source` is
    the source that it cites, `search` finds the records that state the same (see `value_search`)."""

    fact: KeyFact
    since: Since
    words: tuple[tuple[bool, str], ...]
    source: Source | None
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """An event with what it states under the label; a record can do so more than once."""

    hit: Hit
    stated: tuple[Stated, ...]


def fact_rows(hits: Iterable[Hit], slug: str, *, before: Iterable[Hit] = ()) -> Iterator[FactRow]:
    """The rows of these records, in their order, for the label that is called so in addresses; one query
    for each `BATCH` of records. What the last of those `before` states is what the first row changes."""
    known: tuple[str, ...] = ()
    for _hit, document in _with_documents(before):
        known = _values(document, slug) or known
    for hit, document in _with_documents(hits):
        if values := _values(document, slug):
            yield FactRow(hit=hit, stated=tuple(_stated(document, slug, known)))
            known = values


def _with_documents(hits: Iterable[Hit]) -> Iterator[tuple[Hit, Document]]:
    waiting = iter(hits)
    while batch := list(islice(waiting, BATCH)):
        editions = Edition.objects.current().filter(record__in=[hit.record for hit in batch])
        documents = {edition.record_id: edition.value for edition in editions}
        yield from ((hit, documents[hit.record]) for hit in batch if hit.record in documents)


def _facts(document: Document, slug: str) -> Iterator[KeyFact]:
    return (fact for fact in document.key_facts if label_slug(fact.label) == slug)


def _values(document: Document, slug: str) -> tuple[str, ...]:
    return tuple(fact.value for fact in _facts(document, slug))


def _stated(document: Document, slug: str, known: tuple[str, ...]) -> Iterator[Stated]:
    sources = {source.key: source for source in document.sources}
    for place, fact in enumerate(_facts(document, slug)):
        before = known[min(place, len(known) - 1)] if known else ""
        since = Since.FIRST if not known else Since.SAME if fact.value in known else Since.CHANGED
        words = _words(before, fact.value) if since is Since.CHANGED else ((False, fact.value),)
        yield Stated(
            fact=fact,
            since=since,
            words=words,
            source=sources.get(fact.source),
            search=value_search(fact),
        )


def _words(before: str, now: str) -> tuple[tuple[bool, str], ...]:
    """The value in runs of words that stood there before and that are new; in one run where it shares
    nothing with the value before."""
    runs = [(op, text) for op, text in WordDiff().words(before, now) if op is not WordOp.REMOVED]
    if not any(op is WordOp.SAME for op, _text in runs):
        return ((False, now),)
    return tuple((op is WordOp.ADDED, text) for op, text in runs)


def value_search(fact: KeyFact) -> str:
    """The search for records with the words of this value under this label; empty where a search cannot
    say it.

    >>> value_search(KeyFact(label="Form", value="draft treaty"))
    'fact:"Form"="draft treaty"'
    """
    text = f'fact:"{fact.label}"="{fact.value}"'
    is_said = text.count('"') == QUOTES and all(map(plain_words_of, (fact.label, fact.value)))
    try:
        return text if is_said and read_search(text) else ""
    except UnreadableSearch:
        return ""
