from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import Document, KeyFact, RelationType, Source
from archive.public.article_page import ArticleContent, Place, even_levels

levels = st.lists(st.integers(2, 6))


@given(levels)
def test_headings_begin_at_the_second_level_and_skip_none(given_levels: list[int]) -> None:
    shown = list(even_levels(given_levels))

    assert len(shown) == len(given_levels)
    assert shown[:1] in ([], [2])
    assert all(following - level <= 1 for level, following in pairwise(shown))


@given(levels)
def test_heading_below_another_is_shown_below_it(given_levels: list[int]) -> None:
    shown = list(even_levels(given_levels))

    deeper = [following > level for level, following in pairwise(given_levels)]
    assert [following > level for level, following in pairwise(shown)] == deeper


def test_even_headings_stay() -> None:
    assert list(even_levels([2, 3, 4, 3, 2, 3])) == [2, 3, 4, 3, 2, 3]


def test_sources_are_numbered_in_order_and_cited_by_number() -> None:
    sources = (Source(key="b", title="B"), Source(key="a", title="A"))
    facts = (KeyFact(label="One", value="1", source="a"), KeyFact(label="Two", value="2"))

    content = ArticleContent(Document(title="T", sources=sources, key_facts=facts))

    assert [(key, note.number) for key, note in content.notes.items()] == [("b", 1), ("a", 2)]
    assert [fact.note and fact.note.number for fact in content.facts] == [2, None]


@pytest.mark.parametrize(("dek", "lead", "summary"), [("D", "L", "D"), ("", "L", "L"), ("", "", "")])
def test_summary_is_the_dek_or_else_the_lead(dek: str, lead: str, summary: str) -> None:
    assert ArticleContent(Document(title="T", dek=dek, lead=lead)).summary == summary


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (RelationType.RESULTED_FROM, Place.BEFORE),
        (RelationType.RESPONDS_TO, Place.BEFORE),
        (RelationType.ANSWERED_BY, Place.IN_ANSWER),
        (RelationType.LED_TO, Place.AFTER),
        (RelationType.PART_OF, Place.BESIDE),
    ],
)
def test_related_events_have_a_place_in_time(kind: RelationType, place: Place) -> None:
    assert Place.of(kind) is place


def test_every_way_to_be_related_has_a_place() -> None:
    assert {Place.of(kind) for kind in RelationType} == set(Place)
