from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.dates import EventDate
from archive.documents import (
    Certainty,
    Change,
    ChangeKind,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    RelationType,
    Section,
    Source,
    WordOp,
    compare,
)
from tests.documents.strategies import documents

ADDED, REMOVED, CHANGED, MOVED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED, ChangeKind.MOVED
FACTS = (KeyFact(label="Date", value="2019"), KeyFact(label="Recipients", value="Norland"))
SECTION = Section(heading="Background", paragraphs=("It began in 2011.",), points=("One", "Two"))
IN_LIST = "Demand list “Demands”"
SECTION_WORDS = "Background · It began in 2011. · One · Two"
LIST = DemandList(heading="Demands", demands=(Demand(key="d1", text="Leave"), Demand(key="d2", text="Pay")))
OLD = Document(
    title="Talks",
    lead="They met in June.",
    key_facts=FACTS,
    blocks=(SECTION, LIST),
    sources=(Source(key="note", title="Note"),),
    tags=("fish", "law"),
    relations=(Relation(type=RelationType.LED_TO, target="a"),),
)


@given(documents(), documents(), st.sampled_from([field.name for field in fields(Document)]))
@settings(max_examples=60)
def test_compare_says_something_of_every_difference_and_of_nothing_else(
    old: Document, other: Document, name: str
) -> None:
    for new in (other, replace(old, **{name: getattr(other, name)})):
        changes = compare(old, new)
        assert (changes == ()) == (old == new)
        for change in (change for change in changes if change.words):
            assert "".join(text for op, text in change.words if op != WordOp.ADDED) == change.old
            assert "".join(text for op, text in change.words if op != WordOp.REMOVED) == change.new


def test_compare_of_a_document_with_itself_is_nothing() -> None:
    assert compare(OLD, OLD) == ()


@pytest.mark.parametrize(
    ("new", "change"),
    [
        (replace(OLD, dek="New"), Change("dek", ADDED, "Dek", "", "New")),
        (replace(OLD, translation_of="a"), Change("translation_of", ADDED, "Translation of", "", "a")),
        (replace(OLD, lead=""), Change("lead", REMOVED, "Lead", "They met in June.")),
        (
            replace(OLD, lead="They met in May."),
            Change(
                "lead",
                CHANGED,
                "Lead",
                "They met in June.",
                "They met in May.",
                ((WordOp.SAME, "They met in "), (WordOp.REMOVED, "June."), (WordOp.ADDED, "May.")),
            ),
        ),
        (replace(OLD, date=EventDate("2019", "2019")), Change("date", ADDED, "Date", "", "2019 [2019]")),
        (
            replace(OLD, key_facts=(FACTS[0], replace(FACTS[1], source="note"))),
            Change(
                "key_facts[1]",
                CHANGED,
                "Key fact “Recipients”",
                "Norland",
                "Norland · source note",
                ((WordOp.REMOVED, "Norland"), (WordOp.ADDED, "Norland · source note")),
            ),
        ),
        (
            replace(OLD, key_facts=FACTS[:1]),
            Change("key_facts[1]", REMOVED, "Key fact “Recipients”", "Norland"),
        ),
        (
            replace(OLD, key_facts=FACTS[::-1]),
            Change("key_facts[0]", MOVED, "Key fact “Recipients”", "Norland", "Norland"),
        ),
        (replace(OLD, tags=("fish", "law", "sea")), Change("tags[2]", ADDED, "Tag “sea”", "", "sea")),
        (replace(OLD, tags=("law",)), Change("tags[0]", REMOVED, "Tag “fish”", "fish")),
        (replace(OLD, sources=()), Change("sources[0]", REMOVED, "Source “note”", "Note")),
        (
            replace(OLD, relations=(replace(OLD.relations[0], certainty=Certainty.DISPUTED),)),
            Change(
                "relations[0]",
                CHANGED,
                "Relation “led to a”",
                "led to a",
                "led to a · disputed",
                ((WordOp.SAME, "led to "), (WordOp.REMOVED, "a"), (WordOp.ADDED, "a · disputed")),
            ),
        ),
        (
            replace(OLD, relations=()),
            Change("relations[0]", REMOVED, "Relation “led to a”", "led to a"),
        ),
        (
            replace(OLD, blocks=(SECTION, replace(LIST, demands=LIST.demands[:1]))),
            Change("blocks[1].demands[1]", REMOVED, f"{IN_LIST}: Demand d2", "Pay"),
        ),
        (
            replace(OLD, blocks=(SECTION, replace(LIST, issuers=("Norland",)))),
            Change(
                "blocks[1].issuers[0]", ADDED, "Demand list “Demands”: Demanded by “Norland”", "", "Norland"
            ),
        ),
        (
            replace(OLD, blocks=(replace(SECTION, points=("One", "Two", "Three")), LIST)),
            Change("blocks[0].points[2]", ADDED, "Section “Background”: Point", "", "Three"),
        ),
        (
            replace(OLD, blocks=(replace(SECTION, heading="History"), LIST)),
            Change(
                "blocks[0].heading",
                CHANGED,
                "Section “History”: heading",
                "Background",
                "History",
                ((WordOp.REMOVED, "Background"), (WordOp.ADDED, "History")),
            ),
        ),
        (
            replace(OLD, blocks=(LIST,)),
            Change(
                "blocks[0]", REMOVED, "Section “Background”", "Background · It began in 2011. · One · Two"
            ),
        ),
        (
            replace(OLD, blocks=(LIST, SECTION)),
            Change("blocks[0]", MOVED, IN_LIST, "Demands · Leave · Pay", "Demands · Leave · Pay"),
        ),
    ],
)
def test_compare_names_one_change(new: Document, change: Change) -> None:
    assert compare(OLD, new) == (change,)


def test_compare_finds_a_changed_paragraph_by_what_it_says() -> None:
    old = Section(heading="A", paragraphs=("The first talks failed in May.", "Then came a pause."))
    new = Section(heading="A", paragraphs=("Then came a pause.", "The first talks failed in June."))
    changes = compare(replace(OLD, blocks=(old,)), replace(OLD, blocks=(new,)))
    assert [(change.path, change.kind) for change in changes] == [
        ("blocks[0].paragraphs[0]", MOVED),
        ("blocks[0].paragraphs[1]", CHANGED),
    ]


def test_compare_of_a_section_that_became_a_demand_list_says_so() -> None:
    new = DemandList(heading="Background", demands=(Demand(key="d1", text="One"),))
    changes = compare(replace(OLD, blocks=(SECTION,)), replace(OLD, blocks=(new,)))
    assert (changes[0].old, changes[0].new) == ("Section", "Demand list")


def test_compare_gives_up_on_words_that_are_too_many_to_tell_apart() -> None:
    old, new = "a " * 100_000 + "b", "c " + "a " * 90_000 + "d"
    (change,) = compare(replace(OLD, lead=old), replace(OLD, lead=new))
    assert (change.kind, change.old, change.new, change.words) == (CHANGED, old, new, ())
