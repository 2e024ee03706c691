"""How events hang together: the chain and the map of a record, and what the types of relations mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from archive.catalog.chains import chain
from archive.catalog.freshness import CatalogMissing, view
from archive.catalog.hits import Hit
from archive.catalog.webs import Edge, Web, web
from archive.documents import Certainty, RelationType
from archive.ledger.reading import CurrentEdition
from archive.public import errors
from archive.public.addresses import absolute_to
from archive.public.records import record_page
from archive.public.relation_map import drawn
from archive.public.validators import reader_page, unstored, validated


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation as it is read from one event: `type`, then `hit`, the other one. `by` is the address of
    the record that states it."""

    type: RelationType
    hit: Hit
    edge: Edge
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """An event of the map, with its relations to those before it in the list."""

    hit: Hit
    is_start: bool
    ties: tuple[Tie, ...]


@record_page("article-relations")
def article_relations(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    """The chain of causes and effects through a record, and the map of what is two steps around it."""
    made_from = (current.edition.digest, current.record.slug, current.head_number)
    try:
        return validated(request, made_from, lambda: _relations(request, current))
    except CatalogMissing:
        return errors.unavailable(request)


def _relations(request: HttpRequest, current: CurrentEdition) -> HttpResponseBase:
    record, head = current.record.pk, current.head_number
    around = web(record, head_number=head)
    if around is None:
        return errors.unavailable(request)
    context = {
        "document": current.edition.value,
        "slug": current.record.slug,
        "canonical": absolute_to("article-relations", current.record.slug),
        "chain": chain(record, head_number=head),
        "map": drawn(around),
        "events": list(tied(around)),
        "web": around,
    }
    behind = view(head).behind
    response = render(request, "article_relations.html", context | {"behind": behind})
    return unstored(response) if behind else response


def tied(around: Web) -> Iterator[Tied]:
    """The events of a map in the order of their dates. Each relation stands with the later event."""
    places = {record: place for place, record in enumerate(around.hits)}
    for record, hit in around.hits.items():
        ties = [_tie(edge, record, around) for edge in around.edges if _later(edge, places) == record]
        yield Tied(hit=hit, is_start=record == around.start, ties=tuple(ties))


def _later(edge: Edge, places: dict[int, int]) -> int:
    return max(edge.one, edge.other, key=places.__getitem__)


def _tie(edge: Edge, record: int, around: Web) -> Tie:
    kind, other = (edge.type, edge.other) if edge.one == record else (edge.type.converse, edge.one)
    return Tie(type=kind, hit=around.hits[other], edge=edge, by=around.hits[edge.by].slug)


@reader_page
def relation_types(request: HttpRequest) -> HttpResponseBase:
    """What each type of relation means, and how certain one can be."""
    context = {
        "types": list(RelationType),
        "certainties": list(Certainty),
        "canonical": absolute_to("relation-types"),
    }
    return validated(request, ("relation types",), lambda: render(request, "relation_types.html", context))
