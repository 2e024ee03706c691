"""Events that may belong together though nothing says so, each with the reasons.

What two records have in common counts the more the rarer it is, as the engine's own relevance has it (inverse
document frequency: Spärck Jones, "A statistical interpretation of term specificity", 1972). Only
what is rare enough is searched for, so the work is bounded; what is common is compared in the records found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

import tantivy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tantivy import Occur, Query

from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.catalog.language.searchable import EVERYTHING, STEMMER
from archive.catalog.query import term
from archive.catalog.schema import RECORD, SCHEMA
from archive.catalog.search import hits_at
from archive.catalog.storage import Mark
from archive.catalog.texts import stemmer_of, words_of
from archive.documents import Document

MOST: Final = 5
"""Events that are suggested."""

_COMPARED: Final = 12
"""Records that are compared: those that have the most in common by what was searched for."""

_WORK: Final = 20_000
"""Entries of the index that are gone through at most."""

_LETTERS: Final = 800
_WORDS: Final = 12
"""Of so many letters of a text its most telling words are taken, so many of them."""

_FEWEST_WORDS: Final = 4
"""A text of fewer telling words says too little to be like another."""

_SIMILAR: Final = 0.35
"""Texts are similar that have so much of the weight of these words in common."""

_NEAR: Final = 30
"""Days after which nearness in time counts a third."""

_FAR: Final = 365
"""Days beyond which nobody counts days."""

_VAGUE: Final = 31
"""Days that a date may span so that days are counted from it."""

_ENOUGH: Final = 0.25
"""The least share of a record's own weight that makes a suggestion."""


class _Feature(NamedTuple):
    """Something that a record has: a value in a field of the index. `weight` is how telling it is,
    `records` how many have it."""

    field: str
    value: str
    weight: float
    records: int

    @property
    def query(self) -> Query:
        """Finds it, and scores its weight."""
        return Query.const_score_query(Query.term_query(SCHEMA, self.field, self.value, "basic"), self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """An event and what it has in common with another: numbers of shared terms, days between them
    (None where either date is open or unknown), and whether the texts are similar."""

    hit: Hit
    tags: int
    parties: int
    dossiers: int
    days: int | None
    text: bool
    weight: float

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it, in words."""
        return tuple(_reasons(self))


def _reasons(one: Similar) -> Iterator[str]:
    if one.dossiers:
        yield str(_("same dossier"))
    if one.tags:
        yield ngettext("%(count)d shared tag", "%(count)d shared tags", one.tags) % {"count": one.tags}
    if one.parties:
        yield ngettext("%(count)d shared party", "%(count)d shared parties", one.parties) % {
            "count": one.parties
        }
    if one.days == 0:
        yield str(_("at the same time"))
    elif one.days is not None and one.days <= _FAR:
        yield ngettext("%(count)d day apart", "%(count)d days apart", one.days) % {"count": one.days}
    if one.text:
        yield str(_("similar text"))


def similar(
    own: Hit,
    document: Document,
    *,
    head_number: Mark | int | None = None,
    without: Collection[int] = (),
    most: int = MOST,
) -> tuple[Similar, ...]:
    """The events most similar to a record, the most similar first. `own` is its hit, of the catalog or
    imagined (`loading.imagined`); records that it refers to, or that refer to it, are left out, and those
    `without`, and translations into other languages. For `head_number` see `freshness.view`. Raises
    CatalogMissing."""
    searcher = view(head_number).searcher
    comparison = _Comparison(searcher, own, document)
    known = {own.record, *own.refers, *without}
    found = (one for one in comparison.candidates() if one.hit.record not in known)
    unrelated = [one for one in found if not _is_known(one.hit, own)]
    return tuple(sorted(unrelated, key=lambda one: (-one.weight, one.hit.record))[:most])


def _is_known(hit: Hit, own: Hit) -> bool:
    """Whether a record names this one, or is but another language of it, or of an event in another one."""
    if hit.translation_of and (hit.language != own.language or hit.translation_of == own.translation_of):
        return True
    return bool(own.record) and own.record in hit.refers


class _Comparison:
    """A record, ready to be compared with others."""

    def __init__(self, searcher: tantivy.Searcher, own: Hit, document: Document) -> None:
        self._searcher = searcher
        self._own = own
        self._terms = {(feature.field, feature.value): feature for feature in _terms(searcher, own)}
        self._words = _telling_words(searcher, document, least=2 if own.record else 1)
        self._whole = sum(one.weight for one in (*self._terms.values(), *self._words))

    def candidates(self) -> Iterator[Similar]:
        """The records that have enough in common with it."""
        searched = list(_within_bounds([*self._terms.values(), *self._words]))
        if not searched:
            return
        asked = Query.boolean_query([(Occur.Should, feature.query) for feature in searched])
        records = Query.const_score_query(term("kind", RECORD), 0.0)
        query = Query.boolean_query([(Occur.Must, asked), (Occur.Must, records)])
        found = self._searcher.search(query, _COMPARED, count=False).hits
        hits = hits_at(self._searcher, (address for _score, address in found))
        for (score, _address), hit in zip(found, hits, strict=True):
            shared = [self._terms[key] for key in _keys(hit) if key in self._terms]
            by_terms = sum(feature.weight for feature in shared if feature in searched)
            yield from self._compared(hit, shared, text=score - by_terms)

    def _compared(self, hit: Hit, shared: Collection[_Feature], text: float) -> Iterator[Similar]:
        days = days_apart(self._own, hit)
        near = 0.0 if days is None else exp(-days / _NEAR)
        weight = sum(feature.weight for feature in shared) + text
        one = Similar(
            hit=hit,
            tags=_number(shared, "tag"),
            parties=_number(shared, "party"),
            dossiers=_number(shared, "dossier"),
            days=days,
            text=text >= _SIMILAR * sum(word.weight for word in self._words) > 0,
            weight=weight * (1 + near),
        )
        if one.weight >= _ENOUGH * self._whole and (shared or one.text):
            yield one


@lru_cache(maxsize=1)
def _counts_of(searcher: tantivy.Searcher) -> Callable[[str, str], int]:
    """How many records of this state of the index have a value in a field. Of a text a hundred words are
    asked for, most of them those of other texts."""
    return lru_cache(maxsize=2**16)(searcher.doc_freq)


def _terms(searcher: tantivy.Searcher, hit: Hit) -> Iterator[_Feature]:
    count = _counts_of(searcher)
    for field, value in _keys(hit):
        if records := count(field, value):
            yield _Feature(field, value, _weight(searcher.num_docs, records), records)


def _keys(hit: Hit) -> Iterator[tuple[str, str]]:
    """The terms of a record by the fields of the index that hold them."""
    yield from (("tag", one.slug) for one in hit.tags)
    yield from (("party", one.slug) for one in hit.parties)
    yield from (("dossier", one.slug) for one in hit.dossiers)


def _weight(of: int, records: int) -> float:
    # As the engine's own: next to nothing for what all have. (It counts records that are gone, too.)
    return log(1 + (max(0, of - records) + 0.5) / (records + 0.5))


def _telling_words(searcher: tantivy.Searcher, document: Document, least: int) -> list[_Feature]:
    """The words of a text that tell most of it: often in it, and seldom elsewhere in its language, but in
    `least` records at the least."""
    stemmer = stemmer_of(document.language)
    counted = Counter(stem for text in _texts(document) for stem in words_of(text, stemmer) if len(stem) > 2)
    count, field = _counts_of(searcher), EVERYTHING.stems
    spoken = count(STEMMER, stemmer)
    known = ((stem, number, count(field, stem)) for stem, number in counted.items())
    rated = sorted(
        (-number * _weight(spoken, records), stem, records)
        for stem, number, records in known
        if records >= least
    )
    if len(rated) < _FEWEST_WORDS:
        return []
    return [
        _Feature(field, stem, _weight(spoken, records), records) for _rate, stem, records in rated[:_WORDS]
    ]


def _texts(document: Document) -> Iterator[str]:
    """What says in short what the event was, and so much of the text as counts."""
    left = _LETTERS
    for text in (document.title, document.headline, document.dek, document.lead, *_further(document)):
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


def _further(document: Document) -> Iterator[str]:
    yield from (f"{fact.label} {fact.value}" for fact in document.key_facts)
    yield from (demand.text for demand in document.demands)
    for block in document.blocks:
        yield from block.paragraphs


def _within_bounds(features: Iterable[_Feature]) -> Iterator[_Feature]:
    """The rarest features, as many as can be searched for."""
    left = _WORK
    for feature in sorted(features, key=lambda one: one.records):
        left -= feature.records
        if left < 0:
            return
        yield feature


def _number(shared: Iterable[_Feature], field: str) -> int:
    return sum(1 for feature in shared if feature.field == field)


def days_apart(one: Hit, other: Hit) -> int | None:
    """The least number of days that can lie between two events; None where a date is unknown, or is too
    vague for days to say anything."""
    spans = [(hit.date.first_day, hit.date.last_day) for hit in (one, other)]
    (first, last), (other_first, other_last) = spans
    if first is None or last is None or other_first is None or other_last is None:
        return None
    if max(last - first, other_last - other_first) > _VAGUE:
        return None
    return max(0, other_first - last, first - other_last)
