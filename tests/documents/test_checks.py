from __future__ import annotations

from dataclasses import replace

import pytest

from archive.dates import EventDate
from archive.documents import (
    Answer,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Problem,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
    is_key,
    is_reference,
    is_slug,
    problems,
)

NOT_A_LINE = "is not one clean line of text (line breaks, control characters or loose spaces)"
NOT_A_REFERENCE = "does not name a demand (address#key, or #key in this record)"
NOT_A_KEY = "is not a key (1 to 40 of a to z, 0 to 9 and hyphens, no hyphen first)"
NOT_AN_ADDRESS = "is not a record's address (letters, digits, hyphens)"
GOOD = Document(title="Talks", sources=(Source(key="mfa", title="Note"),))
DEMAND = Demand(key="d1", text="Withdraw")
RELATION = Relation(type=RelationType.LED_TO, target="a")


def test_problems_of_a_good_document_are_none() -> None:
    assert problems(GOOD) == ()


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        (replace(GOOD, title=""), "title", "is empty"),
        (replace(GOOD, lead="a\nb"), "lead", NOT_A_LINE),
        (
            replace(GOOD, language="pt-br"),
            "language",
            "“pt-br” is not the tag of a language (as “uk” or “pt-BR”)",
        ),
        (replace(GOOD, translation_of="A b"), "translation_of", f"“A b” {NOT_AN_ADDRESS}"),
        (replace(GOOD, date=EventDate(" x", "")), "date.said", NOT_A_LINE),
        (replace(GOOD, tags=("NATO", "NATO")), "tags[1]", "the name “NATO” stands at tags[0] already"),
        (replace(GOOD, parties=("",)), "parties[0]", "is empty"),
        (replace(GOOD, dossiers=("a", "a")), "dossiers[1]", "the name “a” stands at dossiers[0] already"),
        (replace(GOOD, key_facts=(KeyFact(label="", value="x"),)), "key_facts[0].label", "is empty"),
        (replace(GOOD, key_facts=(KeyFact(label="x", value=""),)), "key_facts[0].value", "is empty"),
        (
            replace(GOOD, key_facts=(KeyFact(label="x", value="y", source="un"),)),
            "key_facts[0].source",
            "the record has no source with the key “un”",
        ),
        (replace(GOOD, blocks=(Section(),)), "blocks[0]", "has neither a heading nor anything in it"),
        (
            replace(GOOD, blocks=(Section(heading="x", level=1),)),
            "blocks[0].level",
            "is not a level from 2 to 6",
        ),
        (
            replace(GOOD, blocks=(Section(heading="x", paragraphs=("",)),)),
            "blocks[0].paragraphs[0]",
            "is empty",
        ),
        (replace(GOOD, blocks=(Section(heading="x", points=("",)),)), "blocks[0].points[0]", "is empty"),
        (
            replace(GOOD, blocks=(DemandList(heading="x"),)),
            "blocks[0].demands",
            "a demand list needs at least one demand",
        ),
        (
            replace(GOOD, blocks=(DemandList(demands=(replace(DEMAND, text=""),)),)),
            "blocks[0].demands[0].text",
            "is empty",
        ),
        (
            replace(GOOD, blocks=(DemandList(demands=(replace(DEMAND, restates="d1"),)),)),
            "blocks[0].demands[0].restates",
            f"“d1” {NOT_A_REFERENCE}",
        ),
        (
            replace(GOOD, blocks=(DemandList(demands=(replace(DEMAND, key="D 1"),)),)),
            "blocks[0].demands[0].key",
            f"“D 1” {NOT_A_KEY}",
        ),
        (
            replace(GOOD, blocks=(DemandList(demands=(DEMAND,)), DemandList(demands=(DEMAND,)))),
            "blocks[1].demands[0].key",
            "the key “d1” stands at blocks[0].demands[0].key already",
        ),
        (
            replace(GOOD, blocks=(DemandList(issuers=("a", "a"), demands=(DEMAND,)),)),
            "blocks[0].issuers[1]",
            "the name “a” stands at blocks[0].issuers[0] already",
        ),
        (
            replace(GOOD, answers=(Answer(demand="a", verdict=Verdict.REJECTED),)),
            "answers[0].demand",
            f"“a” {NOT_A_REFERENCE}",
        ),
        (
            replace(GOOD, answers=(Answer(demand="a#d1", verdict=Verdict.REJECTED, source="un"),)),
            "answers[0].source",
            "the record has no source with the key “un”",
        ),
        (
            replace(GOOD, answers=(Answer(demand="#d1", verdict=Verdict.REJECTED),) * 2),
            "answers[1].demand",
            "an answer to “#d1” stands at answers[0].demand already",
        ),
        (
            replace(GOOD, answers=(Answer(demand="#d1", verdict=Verdict.REJECTED, by="Arcadia"),) * 2),
            "answers[1].demand",
            "an answer to “#d1 by Arcadia” stands at answers[0].demand already",
        ),
        (
            replace(GOOD, sources=(Source(key="a", title="x"), Source(key="a", title="y"))),
            "sources[1].key",
            "the key “a” stands at sources[0].key already",
        ),
        (replace(GOOD, sources=(Source(key="a", title=""),)), "sources[0].title", "is empty"),
        (
            replace(GOOD, relations=(replace(RELATION, target="A b"),)),
            "relations[0].target",
            f"“A b” {NOT_AN_ADDRESS}",
        ),
        (
            replace(GOOD, relations=(replace(RELATION, source="x"),)),
            "relations[0].source",
            "the record has no source with the key “x”",
        ),
        (
            replace(GOOD, relations=(RELATION, RELATION)),
            "relations[1]",
            "the relation “led-to a” stands at relations[0] already",
        ),
    ],
)
def test_problems_name_the_fault(document: Document, path: str, message: str) -> None:
    assert problems(document) == (Problem(path, message),)


@pytest.mark.parametrize("text", ["d1", "a", "mfa-2021", "0", "a" * 40])
def test_is_key_takes_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize("text", ["", "-a", "D1", "a_b", "é", "a" * 41, "a\n"])
def test_is_key_refuses_others(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize("text", ["a", "2021-12-russia", "1918-03-мир", "平和-条約"])
def test_is_slug_takes_addresses(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "Ab", "МИР", "a_b", "a b", "a/b", "a#b", "a\n"])
def test_is_slug_refuses_others(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize("text", ["#d1", "a#d1", "1918-03-мир#d-2"])
def test_is_reference_takes_references(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize("text", ["", "#", "a", "a#", "A#d1", "a#b#c", "a#D1"])
def test_is_reference_refuses_others(text: str) -> None:
    assert not is_reference(text)
