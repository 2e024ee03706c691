from __future__ import annotations

import pytest

from archive.dates import UNDATED, EventDate, read_edtf
from archive.documents import Certainty, Document, Relation, RelationType, TimeOrder, digest, to_data

BEFORE, AFTER, ANY = TimeOrder.BEFORE, TimeOrder.AFTER, TimeOrder.ANY


def test_converse_of_a_converse_is_the_type_itself() -> None:
    assert [each.converse.converse for each in RelationType] == list(RelationType)


def test_converse_has_the_order_turned_round() -> None:
    turned = {BEFORE: AFTER, AFTER: BEFORE, ANY: ANY}

    assert {each: each.converse.time for each in RelationType} == {
        each: turned[each.time] for each in RelationType
    }


def test_every_type_and_degree_has_a_meaning_of_its_own() -> None:
    for words in (RelationType, Certainty):
        assert len({each.meaning for each in words} - {""}) == len(words)


@pytest.mark.parametrize(
    ("one", "other", "broken"),
    [
        ("2022", "2021", True),
        ("2021", "2022", False),
        ("2021-12-17", "2021-12-17", False),
        ("2021-12-18", "2021-12-17", True),
        ("2021-12-18", "2021-12", False),
        ("2022/..", "../2021", True),
        ("../2022", "2021", False),
        ("2022", "2021/..", False),
        ("", "2021", False),
    ],
)
def test_order_is_broken_only_where_the_dates_are_certain(one: str, other: str, broken: bool) -> None:
    dates = [read_edtf(edtf) if edtf else UNDATED for edtf in (one, other)]

    assert BEFORE.is_broken(*dates) is broken
    assert AFTER.is_broken(*dates[::-1]) is broken
    assert not ANY.is_broken(*dates)


def test_relation_without_a_source_and_a_doubt_is_written_as_it_always_was() -> None:
    plain = Relation(type=RelationType.LED_TO, target="war", note="At once")
    document = Document(title="T", date=EventDate("", "1914"), relations=(plain,))

    assert to_data(document)["relations"] == [{"type": "led-to", "target": "war", "note": "At once"}]
    assert digest(document) == "1c066810c8ab58966c1a322af20944631b0ebc525d798be153a793c93eb5e15e"
