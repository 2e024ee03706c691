"""What ties demands together: which of them an act touches, and how they stand after it.

A demand's document in the index holds its answers and its thread, so it depends on other records: on those
that answer it, and on those that make the same demand. When records change, the demands concerned are those
of the records, those that they answer or restate (now, or before), those that restate theirs, and whatever
is in a thread with one of these. No restatement leads out of that set, so the threads in it can be made anew
from it alone, and so can the answers: what other records answered stands in the index already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import tantivy

from archive.catalog.demands.finding import demands_with, linked_with
from archive.catalog.demands.hits import DemandHit, Reply, demands_of, made_at, reply_of, token
from archive.catalog.hits import Hit
from archive.documents.threads import in_order, threads

Ref = tuple[int, str]


def relinked(searcher: tantivy.Searcher, touched: Collection[int], now: Mapping[int, Hit]) -> list[DemandHit]:
    """The demands that are to be written when records change, each in the place of what is there of it.

    `searcher` shows the index before; `touched` are the ids of the records, of which everything is taken out,
    their demands included; `now` has those of them that make or answer demands, as they are published now.
    """
    before = list(linked_with(searcher, "record", touched))
    if not before and not now:
        return []
    return _Linking(searcher, frozenset(touched), now).around(before)


def linked(hits: Iterable[Hit]) -> Iterator[DemandHit]:
    """The demands of records that nothing ties to others than these."""
    known = list(hits)
    made = {demand.ref: demand for hit in known for demand in demands_of(hit)}
    replies: dict[Ref, list[Reply]] = {}
    for hit in known:
        for answer in hit.answers:
            replies.setdefault((answer.record, answer.demand), []).append(reply_of(hit, answer))
    return _linked(made, replies)


def tied(hits: Iterable[Hit]) -> Iterable[list[int]]:
    """The ids of the records, those together that answers and restatements tie to each other, either way."""
    roots: dict[int, int] = {}

    def root(record: int) -> int:
        roots.setdefault(record, record)
        while roots[record] != record:
            roots[record] = record = roots[roots[record]]
        return record

    records = []
    for hit in hits:
        records.append(hit.record)
        for named in (item.record for items in (hit.answers, hit.restates) for item in items):
            roots[root(named)] = root(hit.record)
    together: dict[int, list[int]] = {}
    for record in records:
        together.setdefault(root(record), []).append(record)
    return together.values()


class _Linking:
    """The links of the demands around some records."""

    def __init__(self, searcher: tantivy.Searcher, touched: Collection[int], now: Mapping[int, Hit]) -> None:
        self._searcher = searcher
        self._touched = touched
        self._now = now

    def around(self, before: Iterable[Hit]) -> list[DemandHit]:
        """The demands that differ from what the index has of them."""
        stood = self._standing(_named_by([*before, *self._now.values()]))
        made = {demand.ref: demand for hit in self._now.values() for demand in demands_of(hit)}
        replies = self._replies(made)
        for ref, demand in stood.items():
            others = (one for one in demand.replies if one.record not in self._touched)
            replies.setdefault(ref, []).extend(others)
        return [demand for demand in _linked(stood | made, replies) if stood.get(demand.ref) != demand]

    def _standing(self, named: Collection[Ref]) -> dict[Ref, DemandHit]:
        """The demands that the index has in the threads of those that are named, but for those of the
        records themselves."""
        tokens = list(map(token, named))
        named_or_naming = (demands_with(self._searcher, name, tokens) for name in ("demand", "restates"))
        threads_named = {demand.thread for demands in named_or_naming for demand in demands}
        members = demands_with(self._searcher, "thread", threads_named)
        return {demand.ref: demand for demand in members if demand.record not in self._touched}

    def _replies(self, made: Collection[Ref]) -> dict[Ref, list[Reply]]:
        """The answers that the records give now, and those that others gave to what they demand now."""
        answering = {hit.record: hit for hit in linked_with(self._searcher, "answers", map(token, made))}
        found: dict[Ref, list[Reply]] = {}
        for hit in (answering | dict(self._now)).values():
            is_touched = hit.record in self._touched
            if is_touched and hit.record not in self._now:
                continue
            for answer in hit.answers:
                ref = (answer.record, answer.demand)
                if is_touched or ref in made:
                    found.setdefault(ref, []).append(reply_of(hit, answer))
        return found


def _named_by(hits: Iterable[Hit]) -> set[Ref]:
    """The demands that the records make, answer or restate."""
    named: set[Ref] = set()
    for hit in hits:
        named.update((hit.record, demand.key) for demand in hit.demands)
        named.update((answer.record, answer.demand) for answer in hit.answers)
        named.update((item.record, item.demand) for item in hit.restates)
    return named


def _linked(demands: Mapping[Ref, DemandHit], replies: Mapping[Ref, list[Reply]]) -> Iterator[DemandHit]:
    """The demands with their answers and in their threads."""
    answered = {
        ref: replace(demand, replies=tuple(in_order(sorted(replies.get(ref, ()), key=_published))))
        for ref, demand in demands.items()
    }
    for refs in threads({ref: demand.restates for ref, demand in answered.items()}):
        members = [answered[ref] for ref in refs]
        first = min(members, key=made_at)
        steps = sum(1 + len(demand.replies) for demand in members)
        for demand in members:
            yield replace(demand, thread=token(first.ref), first=first.address, steps=steps)


def _published(reply: Reply) -> tuple[int, str]:
    return reply.record, reply.by_slug
