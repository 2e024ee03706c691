from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import read_date
from archive.documents import (
    Demand,
    DemandList,
    Document,
    KeyFact,
    Merge,
    Section,
    Side,
    Source,
    WordOp,
    merge,
)
from tests.documents.strategies import documents

THEIRS, MINE = Side.THEIRS, Side.MINE
SECTION = Section(heading="Background", paragraphs=("It began in 2011.",), points=("One", "Two"))
LIST = DemandList(heading="Demands", demands=(Demand(key="d1", text="Leave"), Demand(key="d2", text="Pay")))
BASE = Document(
    title="Talks",
    lead="They met in June.",
    key_facts=(KeyFact(label="Date", value="2019"), KeyFact(label="Recipients", value="Norland")),
    blocks=(SECTION, LIST),
    sources=(Source(key="note", title="Note"),),
    tags=("fish", "law"),
)


def with_fact(document: Document, label: str, value: str) -> Document:
    """The document with another value of a key fact."""
    facts = (replace(fact, value=value) if fact.label == label else fact for fact in document.key_facts)
    return replace(document, key_facts=tuple(facts))


def asked(merged: Merge) -> list[tuple[str, str, str, Side | None]]:
    """What there is to choose."""
    return [(each.label, each.theirs, each.mine, each.default) for each in merged.differences]


def all_of(merged: Merge, side: Side) -> dict[str, Side]:
    """The choice of one side throughout."""
    return {difference.key: side for difference in merged.differences}


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two documents that have most of their fields in common, or none."""
    one, other = draw(documents()), draw(documents())
    names = draw(st.sets(st.sampled_from([field.name for field in fields(Document)])))
    return one, replace(one, **{name: getattr(other, name) for name in names})


@given(documents(), versions())
@settings(max_examples=60)
def test_merge_gives_one_version_whole_where_its_side_is_always_chosen(
    base: Document, pair: tuple[Document, Document]
) -> None:
    theirs, mine = pair
    seen = merge(base, theirs, mine)

    assert (seen.differences == ()) == (theirs == mine)
    assert merge(base, theirs, mine, all_of(seen, THEIRS)).document == theirs
    assert merge(base, theirs, mine, all_of(seen, MINE)).document == mine


@given(versions())
@settings(max_examples=60)
def test_merge_proposes_the_version_that_alone_has_changed(pair: tuple[Document, Document]) -> None:
    base, changed = pair

    assert {each.default for each in merge(base, base, changed).differences} <= {MINE}
    assert {each.default for each in merge(base, changed, base).differences} <= {THEIRS}
    assert merge(base, base, changed).document == merge(base, changed, base).document == changed


def parts(value: Any) -> Iterator[Any]:
    """A document's parts that stand for themselves: texts and items of its lists."""
    for field in fields(value):
        held = getattr(value, field.name)
        for part in held if isinstance(held, tuple) else (held,):
            yield from parts(part) if isinstance(part, Section | DemandList) else [part]


@given(documents(), versions(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_merge_invents_nothing_whatever_is_chosen(
    base: Document, pair: tuple[Document, Document], choose: Any
) -> None:
    theirs, mine = pair
    choices = {each.key: choose.choice([THEIRS, MINE]) for each in merge(base, theirs, mine).differences}
    merged = list(parts(merge(base, theirs, mine, choices).document))

    known = [*parts(theirs), *parts(mine)]
    assert [part for part in merged if part not in known] == []


def test_merge_of_changes_in_different_parts_takes_both() -> None:
    theirs = replace(with_fact(BASE, "Date", "2020"), tags=("fish", "law", "sea"))
    mine = replace(BASE, lead="They met in July.", blocks=(replace(SECTION, points=("One",)), LIST))

    merged = merge(BASE, theirs, mine)

    assert asked(merged) == [
        ("Lead", "They met in June.", "They met in July.", MINE),
        ("Key fact “Date”", "2020", "2019", THEIRS),
        ("Section “Background”: Point", "Two", "", MINE),
        ("Tag “sea”", "sea", "", THEIRS),
    ]
    assert merged.document == replace(
        theirs, lead="They met in July.", blocks=(replace(SECTION, points=("One",)), LIST)
    )


def test_merge_of_two_changes_of_one_part_proposes_neither() -> None:
    merged = merge(BASE, replace(BASE, lead="They met in May."), replace(BASE, lead="They met in July."))

    (difference,) = merged.differences
    assert difference.default is None
    assert [text for op, text in difference.words if op == WordOp.REMOVED] == ["May."]
    assert merged.document.lead == "They met in July."


def test_merge_asks_when_one_changed_what_the_other_removed() -> None:
    theirs, mine = with_fact(BASE, "Date", "2020"), replace(BASE, key_facts=BASE.key_facts[1:])

    merged = merge(BASE, theirs, mine)

    assert asked(merged) == [("Key fact “Date”", "2020", "", None)]
    choices = all_of(merged, THEIRS)
    assert merge(BASE, theirs, mine, choices).document.key_facts == theirs.key_facts


def test_merge_keeps_additions_of_both_in_their_places() -> None:
    theirs = replace(BASE, blocks=(replace(SECTION, points=("One", "One and a half", "Two")), LIST))
    mine = replace(BASE, blocks=(replace(SECTION, points=("None", "One", "Two", "Three")), LIST))

    merged = merge(BASE, theirs, mine)

    assert isinstance(merged.document.blocks[0], Section)
    assert merged.document.blocks[0].points == ("None", "One", "One and a half", "Two", "Three")


def test_merge_asks_whose_order_to_keep() -> None:
    theirs = replace(BASE, key_facts=BASE.key_facts[::-1])
    mine = replace(BASE, key_facts=(*BASE.key_facts, KeyFact(label="Form", value="Note")))

    merged = merge(BASE, theirs, mine)

    assert asked(merged) == [
        (
            "Order of key facts",
            "Key fact “Recipients” · Key fact “Date”",
            "Key fact “Date” · Key fact “Recipients”",
            THEIRS,
        ),
        ("Key fact “Form”", "", "Note", MINE),
    ]
    assert [fact.label for fact in merged.document.key_facts] == ["Recipients", "Form", "Date"]


def test_merge_takes_a_block_whole_where_its_kind_differs() -> None:
    section = Section(heading="Demands", points=("Leave", "Pay"))
    mine = replace(BASE, blocks=(SECTION, section))
    theirs = replace(BASE, blocks=(SECTION, replace(LIST, demands=LIST.demands[:1])))

    merged = merge(BASE, theirs, mine)

    assert asked(merged) == [
        ("Section “Demands”", "Demand list · Demands · Leave", "Section · Demands · Leave · Pay", None)
    ]
    assert merged.document == mine


def test_merge_lets_a_choice_hold_only_for_what_was_seen() -> None:
    mine = replace(BASE, lead="They met in July.")
    seen = merge(BASE, replace(BASE, lead="They met in May."), mine)
    chosen = all_of(seen, MINE)

    again = merge(BASE, replace(BASE, lead="They met in April."), mine)

    assert chosen.keys().isdisjoint(all_of(again, MINE))


@pytest.mark.parametrize("side", [THEIRS, MINE])
def test_merge_of_event_dates_keeps_words_and_reading_together(side: Side) -> None:
    theirs = replace(BASE, date=read_date("May 2019"))
    mine = replace(BASE, date=read_date("early 2019"))

    merged = merge(BASE, theirs, mine)

    chosen = merge(BASE, theirs, mine, all_of(merged, side)).document
    assert chosen.date == (theirs if side is THEIRS else mine).date
