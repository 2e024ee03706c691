"""What surrounds a record: related events, and how demands were answered and restated, both ways."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from tantivy import Occur, Order, Query, Searcher

from archive.catalog.freshness import view
from archive.catalog.hits import Answer, Hit, Named
from archive.catalog.query import any_of, term
from archive.catalog.schema import RECORD
from archive.catalog.search import hits_at
from archive.catalog.storage import Mark
from archive.documents import Certainty, RelationType, Verdict

LIMIT: Final = 1000
"""The most neighbours that are read; of more, the newest."""


class Related(NamedTuple):
    """Another event, and how this record stands to it, read from this record. `source` is the key of a
    source of this record if it `is_own` statement, else of the other one."""

    type: RelationType
    hit: Hit
    note: str
    certainty: Certainty = Certainty.CERTAIN
    source: str = ""
    is_own: bool = True


class Answered(NamedTuple):
    """A verdict on a demand. `hit` is the other record: the one that answers (of `answers_received`),
    or the one whose demand is answered (of `answers_given`); `demand` is the key of the demand, `by` the
    party that gave it (see `hits.Answer`)."""

    demand: str
    verdict: Verdict
    note: str
    source: str
    hit: Hit
    by: Named = Named("", "")


class Restated(NamedTuple):
    """A demand here (`demand`, its key) that restates, or is restated by, demand `other` of `hit`."""

    demand: str
    other: str
    hit: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """A record among the others. `record` is None if it is not in the catalog (withdrawn, or not
    folded yet: see `behind`). Records that are withdrawn appear nowhere. Oldest first; `translations` are
    the same record in other languages: what it translates first, then by language."""

    record: Hit | None
    related: tuple[Related, ...] = ()
    answers_given: tuple[Answered, ...] = ()
    answers_received: tuple[Answered, ...] = ()
    restates: tuple[Restated, ...] = ()
    restated_by: tuple[Restated, ...] = ()
    translations: tuple[Hit, ...] = ()
    behind: int = 0


def neighbourhood(
    record: int, slugs: Collection[str], *, head_number: Mark | int | None = None
) -> Neighbourhood:
    """A record (by its id), with all that it refers to and all that refer to it, in one catalog query; for
    a translation in two.

    `slugs` are the addresses, present or former, that its document names
    (`archive.ledger.references.named`).
    """
    seen = view(head_number)
    hits = _hits_around(seen.searcher, record, slugs)
    own = hits.get(record)
    if own is None:
        return Neighbourhood(record=None, behind=seen.behind)
    return _seen_from(own, {**hits, **_of_same_original(seen.searcher, own)}, seen.behind)


def neighbourhood_of(own: Hit, slugs: Collection[str]) -> Neighbourhood:
    """What would surround a record if it said now what this hit says (`loading.imagined`)."""
    seen = view()
    hits = _hits_around(seen.searcher, own.record, slugs)
    return _seen_from(own, {**hits, **_of_same_original(seen.searcher, own), own.record: own}, seen.behind)


def _hits_around(searcher: Searcher, record: int, slugs: Collection[str]) -> dict[int, Hit]:
    """The record and those that it names or that name it, by their ids, oldest first."""
    named = (term("address", slug) for slug in slugs)
    return _hits(searcher, term("record", record), term("refers", str(record)), *named)


def _of_same_original(searcher: Searcher, own: Hit) -> dict[int, Hit]:
    """The translations of what the record translates."""
    if own.translation_of is None:
        return {}
    naming = _hits(searcher, term("refers", str(own.translation_of)))
    return {record: hit for record, hit in naming.items() if hit.translation_of == own.translation_of}


def _hits(searcher: Searcher, *queries: Query) -> dict[int, Hit]:
    query = Query.boolean_query([(Occur.Must, term("kind", RECORD)), (Occur.Must, any_of(*queries))])
    found = searcher.search(query, LIMIT, order_by_field="newest", order=Order.Desc, count=False).hits
    hits = sorted(hits_at(searcher, (place for _, place in found)), key=lambda hit: hit.date.sort_key)
    return {hit.record: hit for hit in hits}


def _seen_from(own: Hit, hits: Mapping[int, Hit], behind: int) -> Neighbourhood:
    return Neighbourhood(
        record=own,
        related=tuple(_related(own, hits.values())),
        answers_given=tuple(_answers_given(own, hits)),
        answers_received=tuple(_answers_received(own, hits.values())),
        restates=tuple(_restates(own, hits)),
        restated_by=tuple(_restated_by(own, hits.values())),
        translations=tuple(_translations(own, hits.values())),
        behind=behind,
    )


def _related(own: Hit, hits: Iterable[Hit]) -> Iterator[Related]:
    # A relation that both records name is one relation.
    for hit in hits:
        own_links = {RelationType(link.type): link for link in own.relations if link.record == hit.record}
        back = {RelationType(link.type).converse: link for link in hit.relations if link.record == own.record}
        links = back | own_links
        for kind in (kind for kind in RelationType if kind in links):
            link, certainty = links[kind], Certainty(links[kind].certainty)
            yield Related(kind, hit, link.note, certainty, link.source, kind in own_links)


def _translations(own: Hit, hits: Iterable[Hit]) -> Iterator[Hit]:
    original = own.translation_of or own.record
    same = (hit for hit in hits if hit.record == original or hit.translation_of in (original, own.record))
    yield from sorted((hit for hit in same if hit.record != own.record), key=_by_language)


def _by_language(hit: Hit) -> tuple[bool, str, int]:
    return hit.translation_of is not None, hit.language, hit.record


def _answers_given(own: Hit, hits: Mapping[int, Hit]) -> Iterator[Answered]:
    for answer in own.answers:
        if answer.record in hits:
            yield _answered(answer, hits[answer.record])


def _answers_received(own: Hit, hits: Iterable[Hit]) -> Iterator[Answered]:
    for hit in hits:
        yield from (_answered(answer, hit) for answer in hit.answers if answer.record == own.record)


def _answered(answer: Answer, hit: Hit) -> Answered:
    by = Named(answer.by_slug, answer.by_name)
    return Answered(answer.demand, Verdict(answer.verdict), answer.note, answer.source, hit, by)


def _restates(own: Hit, hits: Mapping[int, Hit]) -> Iterator[Restated]:
    for item in own.restates:
        if item.record in hits:
            yield Restated(item.key, item.demand, hits[item.record])


def _restated_by(own: Hit, hits: Iterable[Hit]) -> Iterator[Restated]:
    for hit in hits:
        yield from (
            Restated(item.demand, item.key, hit) for item in hit.restates if item.record == own.record
        )
