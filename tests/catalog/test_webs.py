from __future__ import annotations

from typing import Any

import pytest

from archive.catalog.webs import Web, web
from archive.documents import Certainty, Relation, RelationType
from archive.ledger import acts
from archive.ledger.models import Edition
from tests.ledger.factories import BY, corrected, published

pytestmark = pytest.mark.django_db
LED_TO, RESULTED_FROM = RelationType.LED_TO, RelationType.RESULTED_FROM


def event(name: str, *targets: str, kind: RelationType = RESULTED_FROM, date: str = "") -> Edition:
    """A record at the address `name` that stands to others, each of which is public already."""
    relations = tuple(Relation(type=kind, target=target) for target in targets)
    return published(name.capitalize(), slug=name, date=date, relations=relations)


def around(edition: Edition, **asked: Any) -> Web:
    found = web(edition.record_id, **asked)
    assert found
    return found


def titles(found: Web) -> list[str]:
    return [hit.title for hit in found.hits.values()]


def ties(found: Web) -> list[str]:
    names = {record: hit.title for record, hit in found.hits.items()}
    return [f"{names[edge.one]} {edge.type.words} {names[edge.other]}" for edge in found.edges]


def test_web_reaches_two_steps_in_both_directions_and_no_further() -> None:
    event("a", date="1911")
    event("b", "a", date="1912")
    middle = event("c", "b", date="1913")
    event("d", "c", date="1914")
    event("e", "d", date="1915")
    event("f", "e", date="1916")

    found = around(middle)

    assert titles(found) == ["A", "B", "C", "D", "E"]
    assert ties(found) == ["A led to B", "B led to C", "C led to D", "D led to E"]
    assert (found.more, found.is_cut) == (0, False)


def test_web_has_the_relations_of_neighbours_among_each_other() -> None:
    event("a", date="1911")
    event("b", "a", date="1912")
    middle = event("c", "a", "b", date="1913")

    assert ties(around(middle, steps=1)) == ["A led to B", "A led to C", "B led to C"]


def test_relation_is_written_one_way_whoever_states_it() -> None:
    first = event("a", date="1911")
    second = event("b", "a", date="1912")
    relation = Relation(type=LED_TO, target="b", note="At once", certainty=Certainty.PROBABLE)
    corrected(first, relations=(relation,))

    [edge] = around(second).edges

    assert edge == (
        first.record_id,
        second.record_id,
        LED_TO,
        "At once",
        Certainty.PROBABLE,
        "",
        first.record_id,
    )


@pytest.mark.parametrize("kind", [RelationType.RELATED, RelationType.CONTRADICTS])
def test_even_relation_that_both_state_is_one(kind: RelationType) -> None:
    first = event("a", date="1911")
    event("b", "a", kind=kind, date="1912")
    corrected(first, relations=(Relation(type=kind, target="b"),))

    assert ties(around(first)) == [f"A {kind.words} B"]


def test_web_of_one_type_follows_it_in_its_direction_alone() -> None:
    event("a", date="1911")
    middle = event("b", "a", date="1912")
    event("other", "a", date="1913")
    event("c", "b", date="1914")
    event("reply", "b", kind=RelationType.RESPONDS_TO, date="1915")

    assert titles(around(middle, types=[LED_TO])) == ["B", "C"]
    assert titles(around(middle, types=[RESULTED_FROM])) == ["A", "B"]


def test_web_is_bounded_and_says_how_many_more_there_are() -> None:
    hub = event("hub", date="1900")
    for number in range(6):
        event(f"leaf-{number}", "hub", date=f"191{number}")

    found = around(hub, most=4)

    assert titles(found) == ["Hub", "Leaf-0", "Leaf-1", "Leaf-2"]
    assert found.more == 3


def test_withdrawn_record_is_in_no_web() -> None:
    first = event("a")
    second = event("b", "a")
    event("c", "b")
    acts.withdraw(second.record, by=BY, note="Wrong.")

    assert titles(around(first)) == ["A"]
    assert web(second.record_id) is None


def test_record_that_states_a_relation_to_none_stands_alone() -> None:
    found = around(event("a"))

    assert (titles(found), found.edges) == (["A"], ())


@pytest.mark.parametrize("number", [1, 3])
def test_web_needs_no_query_where_the_head_is_known(number: int, django_assert_num_queries: Any) -> None:
    hub = event("hub")
    for index in range(number):
        event(f"leaf-{index}", "hub")
    around(hub)

    with django_assert_num_queries(0):
        assert len(around(hub, head_number=number + 1).hits) == number + 1
