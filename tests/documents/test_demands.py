from __future__ import annotations

import pytest

from archive.documents import KeyFact
from archive.documents.demands import guessed_by, guessed_parties


@pytest.mark.parametrize(
    "heading",
    [
        "Demands",
        "Primary Demands",
        "The Ultimatum",
        "Ultimatum terms",
        "Demands of the league",
        "Moscow’s demands:",
    ],
)
def test_guessed_by_heading(heading: str) -> None:
    assert guessed_by(heading, ()) == "its heading"


@pytest.mark.parametrize(
    "lead_in",
    [
        "Moscow demanded:",
        "The note demands that Norland:",
        "They demanded the following:",
        "Its demands:",
    ],
)
def test_guessed_by_lead_in(lead_in: str) -> None:
    assert guessed_by("Legal Framework", ("Before.", lead_in)) == "its lead-in"


@pytest.mark.parametrize(
    ("heading", "paragraphs"),
    [
        ("Response to the Demands", ()),
        ("Rejected Demands", ()),
        ("History of the Ultimatum", ()),
        ("Conditions", ()),
        ("", ()),
        ("Background", ("The demands in effect sought to:",)),
        ("Background", ("The council rejected what Norland demanded:",)),
        ("Background", ("Moscow demanded:", "Later it turned out that:")),
        ("Background", ("Norland spoke of other means if its demands were refused, hinting at:",)),
        ("Background", ("The demands came with dates:",)),
    ],
)
def test_guessed_by_nothing(heading: str, paragraphs: tuple[str, ...]) -> None:
    assert guessed_by(heading, paragraphs) == ""


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("United States and NATO", ("United States", "NATO")),
        ("the United States, NATO, and the OSCE", ("United States", "NATO", "OSCE")),
        ("Bosnia and Herzegovina and Serbia", ("Bosnia and Herzegovina", "Serbia")),
        ("Known and Named", ("Known and Named",)),
    ],
)
def test_guessed_parties_are_the_names_in_a_fact(value: str, names: tuple[str, ...]) -> None:
    facts = [KeyFact(label="Date", value="1921"), KeyFact(label="Recipients", value=value)]
    assert guessed_parties(facts, ["Known and Named"]) == ((), names)


def test_guessed_parties_without_a_fact_are_none() -> None:
    assert guessed_parties([KeyFact(label="Parties", value="A and B")], ["A", "B"]) == ((), ())
