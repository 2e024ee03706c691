from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.chains import ChainLink, chain, longest_path
from archive.documents import Relation, RelationType
from tests.catalog.test_webs import LED_TO, event
from tests.ledger.factories import corrected

PLACES = range(6)
arrows = st.fixed_dictionaries({place: st.lists(st.sampled_from(PLACES), unique=True) for place in PLACES})
forward = st.fixed_dictionaries(
    {place: st.lists(st.sampled_from([*range(place + 1, 7)]), unique=True) for place in PLACES}
    | {6: st.just([])}
)


def longest(start: int, following: dict[int, list[int]]) -> int:
    """The length of the longest way where arrows only lead on, by trying all."""
    return 1 + max((longest(each, following) for each in following[start]), default=0)


@given(arrows)
def test_way_follows_arrows_and_passes_no_place_twice(following: dict[int, list[int]]) -> None:
    path = longest_path(0, following)

    assert path[0] == 0
    assert len(set(path)) == len(path)
    assert [pair for pair in pairwise(path) if pair[1] not in following[pair[0]]] == []


@given(forward)
def test_way_is_the_longest_where_no_arrows_lead_back(following: dict[int, list[int]]) -> None:
    assert len(longest_path(0, following)) == longest(0, following)


def names(links: tuple[ChainLink, ...]) -> list[tuple[str, list[str]]]:
    return [(link.hit.title, [hit.title for hit in link.beside]) for link in links]


@pytest.mark.django_db
def test_chain_runs_from_the_first_cause_to_the_last_effect() -> None:
    event("a", date="1911")
    event("shortcut", date="1911")
    event("b", "a", date="1912")
    middle = event("c", "b", "shortcut", date="1913")
    event("d", "c", date="1914")
    event("e", "d", "c", date="1915")
    event("side", "d", date="1916")

    found = chain(middle.record_id)

    assert found
    assert names(found.causes) == [("A", []), ("B", [])]
    assert found.own.title == "C"
    assert names(found.effects) == [("D", ["Side"]), ("E", [])]
    assert [hit.title for hit in found.beside_causes] == ["Shortcut"]
    assert found.beside_effects == ()


@pytest.mark.django_db
def test_events_that_led_to_each_other_in_a_circle_make_a_chain_that_ends() -> None:
    first = event("a", date="1911")
    event("b", "a", date="1912")
    last = event("c", "b", date="1913")
    corrected(last, relations=(*last.value.relations, Relation(type=LED_TO, target="a")))

    found = chain(first.record_id)

    assert found
    assert names(found.effects) == [("B", []), ("C", [])]


@pytest.mark.django_db
def test_record_without_cause_and_effect_has_no_chain() -> None:
    event("a")

    assert chain(event("b", "a", kind=RelationType.RESPONDS_TO).record_id) is None
