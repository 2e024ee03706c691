"""Chains of causes and effects: what led to what, through a record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from archive.catalog.hits import Hit
from archive.catalog.storage import Mark
from archive.catalog.webs import Web, web
from archive.documents import RelationType

STEPS: Final = 12
"""How far causes, and effects, are followed."""


class ChainLink(NamedTuple):
    """An event of a chain; `beside` are the other causes (before the record in the middle) or effects
    (after it) that the chain does not run through."""

    hit: Hit
    beside: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The longest way from a first cause through a record to a last effect."""

    causes: tuple[ChainLink, ...]
    own: Hit
    effects: tuple[ChainLink, ...]
    beside_causes: tuple[Hit, ...] = ()
    beside_effects: tuple[Hit, ...] = ()


def chain(record: int, *, head_number: Mark | int | None = None) -> Chain | None:
    """The chain through a record; None where it has neither cause nor effect. Raises CatalogMissing."""
    to_effects = web(record, steps=STEPS, types=[RelationType.LED_TO], head_number=head_number)
    to_causes = web(record, steps=STEPS, types=[RelationType.RESULTED_FROM], head_number=head_number)
    if to_effects is None or to_causes is None or len(to_effects.hits) + len(to_causes.hits) == 2:
        return None
    own_effects, effects = _half(to_effects, backwards=False)
    own_causes, causes = _half(to_causes, backwards=True)
    return Chain(
        causes=causes[::-1],
        own=to_effects.hits[record],
        effects=effects,
        beside_causes=own_causes,
        beside_effects=own_effects,
    )


def _half(around: Web, *, backwards: bool) -> tuple[tuple[Hit, ...], tuple[ChainLink, ...]]:
    """One half of a chain, away from the middle: what is beside the middle, then each event."""
    following: dict[int, list[int]] = {record: [] for record in around.hits}
    for edge in around.edges:
        if edge.type is RelationType.LED_TO:
            one, other = (edge.other, edge.one) if backwards else (edge.one, edge.other)
            following[one].append(other)
    path = longest_path(around.start, following)
    links = [
        ChainLink(
            around.hits[record],
            tuple(around.hits[each] for each in following[record] if each not in path),
        )
        for record in path
    ]
    return links[0].beside, tuple(links[1:])


def longest_path(start: int, following: Mapping[int, Collection[int]]) -> tuple[int, ...]:
    """The longest way from a place along the arrows, which never passes a place twice; where arrows lead
    round in a circle, those that would close it are not followed. Of ways of one length, the first.

    >>> longest_path(1, {1: [2, 3], 2: [], 3: [4], 4: [1]})
    (1, 3, 4)
    """
    ways: dict[int, tuple[int, ...]] = {}

    def way(place: int, passed: frozenset[int]) -> tuple[int, ...]:
        if place not in ways:
            now = passed | {place}
            onward = (way(each, now) for each in following[place] if each not in now)
            ways[place] = (place, *max(onward, key=len, default=()))
        return ways[place]

    return way(start, frozenset())
