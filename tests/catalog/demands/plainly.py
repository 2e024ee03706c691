"""What the catalog must hold of demands, computed the plain way: from every record, each time anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive.catalog.demands.hits import DemandHit, Reply, demands_of, made_at, reply_of
from archive.catalog.demands.kind import DEMANDS
from archive.catalog.hits import Hit
from archive.catalog.loading import holdings
from archive.catalog.query import CatalogQuery
from archive.catalog.search import read_all
from archive.documents.threads import in_order
from archive.ledger.models import Record

Ref = tuple[int, str]


def published_hits() -> list[Hit]:
    """Every record that readers see."""
    published = Record.objects.published().order_by("pk").values_list("pk", flat=True)
    return [holding.hit for holding in holdings([*published])]


def expected(hits: Iterable[Hit]) -> list[DemandHit]:
    """Every demand of the records, with its answers and its thread, in the order of records."""
    known = list(hits)
    made = [demand for hit in known for demand in demands_of(hit)]
    answered = [replace(demand, replies=_replies(demand.ref, known)) for demand in made]
    return [_placed(demand, _thread(demand, answered)) for demand in answered]


def _replies(ref: Ref, hits: Iterable[Hit]) -> tuple[Reply, ...]:
    given = [
        reply_of(hit, answer)
        for hit in hits
        for answer in hit.answers
        if (answer.record, answer.demand) == ref
    ]
    return tuple(in_order(sorted(given, key=lambda reply: (reply.record, reply.by_slug))))


def _thread(demand: DemandHit, demands: Iterable[DemandHit]) -> list[DemandHit]:
    """All that a way of restatements leads to, in either direction."""
    members = [demand]
    while True:
        refs = {one.ref for one in members}
        back = {one.restates for one in members}
        reached = [one for one in demands if one.ref in refs or one.ref in back or one.restates in refs]
        if len(reached) == len(members):
            return reached
        members = reached


def _placed(demand: DemandHit, members: list[DemandHit]) -> DemandHit:
    first = min(members, key=made_at)
    return replace(
        demand,
        thread=f"{first.record}#{first.key}",
        first=f"{first.slug}_{first.key}",
        steps=len(members) + sum(len(one.replies) for one in members),
    )


def catalogued() -> list[DemandHit]:
    """Every demand that the catalog has, in the order of records."""
    found = read_all(DEMANDS.read, CatalogQuery(kind=DEMANDS.name))
    return sorted(found, key=lambda demand: (demand.record, demand.place))
