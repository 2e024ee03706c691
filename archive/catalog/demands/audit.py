"""Whether the index holds demands as the ledger says: an independent look at each record and its answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

import tantivy

from archive.catalog.demands.finding import demands_with, linked_with
from archive.catalog.demands.hits import DemandHit, Reply, demands_of, reply_of, token
from archive.catalog.hits import Hit


def astray(searcher: tantivy.Searcher, hits: Collection[Hit]) -> Iterator[int]:
    """Those of the records (ids), as the ledger has them now, of which the index lacks a demand, has one more
    or another, or an answer that is not given; and those whose answers it lacks."""
    held = {demand.ref: demand for demand in demands_with(searcher, "record", [hit.record for hit in hits])}
    given = {token((answer.record, answer.demand)) for hit in hits for answer in hit.answers}
    answered = {demand.ref: demand for demand in demands_with(searcher, "demand", given)}
    replying = {reply.record for demand in held.values() for reply in demand.replies}
    replies = _replies(linked_with(searcher, "record", replying))
    for hit in hits:
        own = [demand for demand in held.values() if demand.record == hit.record]
        is_held = {_bare(demand) for demand in own} == set(demands_of(hit))
        if not (is_held and all(map(replies.issuperset, map(_replies_of, own))) and _is_heard(hit, answered)):
            yield hit.record


def _bare(demand: DemandHit) -> DemandHit:
    """The demand as its own record says it."""
    return replace(demand, replies=(), thread="", first="", steps=1)


Given = tuple[int, str, Reply]


def _replies(hits: Iterable[Hit]) -> set[Given]:
    """Every answer of the records, with the demand that it answers."""
    return {(one.record, one.demand, reply_of(hit, one)) for hit in hits for one in hit.answers}


def _replies_of(demand: DemandHit) -> set[Given]:
    return {(*demand.ref, reply) for reply in demand.replies}


def _is_heard(hit: Hit, answered: dict[tuple[int, str], DemandHit]) -> bool:
    """Whether each answer of the record stands at its demand, where that is public."""
    refs = [((one.record, one.demand), reply_of(hit, one)) for one in hit.answers]
    return all(reply in answered[ref].replies for ref, reply in refs if ref in answered)
