from __future__ import annotations

import pytest

from archive.dates import EventDate
from archive.documents import (
    Demand,
    DemandList,
    KeyFact,
    Level,
    read_text,
)

SEED_SHAPED = """\
Northern League Issues Ultimatum Demanding Harbour Rights
The league sets out far-reaching terms for shipping under threat of a blockade
League Sets Out Far-Reaching Terms for Shipping
The Northern League handed its terms to Westmark and the River Council on March 3, 1921, in effect an ultimatum on who may use the harbours of the coast.
Key Facts
- Date: March 3, 1921
- Recipients: Westmark and the River Council
- Form: Two draft conventions
- Scope: Every harbour on the coast
Primary Demands
The league’s note included:
- A binding promise that no canal would be built
- Withdrawal of the river patrols
- Limits on coastal guns
Treaty Terms
The envoys demanded:
- A signed convention
- Inspections twice a year
Threatened Measures
The league spoke of “other means” if its demands were refused, hinting at:
- A blockade
- New tolls
Background
The demands in effect sought to:
- Undo the treaty of 1911
- Restore the old tolls
Western Reaction
Westmark and its partners:
- Refused the terms as a whole
- Offered talks on tolls
Diplomatic Course
Despite refusing the core of it, the council offered:
- Talks on tolls
- A common survey
Position of the Islands
The islands opposed any agreement that would:
- Close their ports
- Be made without them
Pressure of Time
The demands came with dates that nobody named:
- An answer was expected at once
- Ships were gathering
Failed Talks
Despite four meetings in the spring of 1921, nothing was agreed because of:
- Terms that could not be joined
- Ships that kept gathering
The March note was remembered as the last attempt to settle the matter by letter before the blockade began.
"""  # noqa: E501


def test_read_text_of_the_bare_form_has_every_part() -> None:
    document = read_text(SEED_SHAPED).document
    source = SEED_SHAPED.splitlines()
    assert [document.title, document.dek, document.headline, document.lead] == source[:4]
    assert document.date == EventDate("March 3, 1921", "1921-03-03")
    assert document.key_facts == (
        KeyFact(label="Date", value="March 3, 1921"),
        KeyFact(label="Recipients", value="Westmark and the River Council"),
        KeyFact(label="Form", value="Two draft conventions"),
        KeyFact(label="Scope", value="Every harbour on the coast"),
    )
    assert [block.heading for block in document.blocks] == [
        "Primary Demands",
        "Treaty Terms",
        "Threatened Measures",
        "Background",
        "Western Reaction",
        "Diplomatic Course",
        "Position of the Islands",
        "Pressure of Time",
        "Failed Talks",
    ]
    assert [len(block.paragraphs) for block in document.blocks] == [1] * 9
    assert document.closing == source[-1]


def test_read_text_of_the_bare_form_recognises_demand_lists() -> None:
    document = read_text(SEED_SHAPED).document
    addressees = ("Westmark", "River Council")
    assert document.demand_lists == (
        DemandList(
            heading="Primary Demands",
            paragraphs=("The league’s note included:",),
            addressees=addressees,
            demands=(
                Demand(key="d1", text="A binding promise that no canal would be built"),
                Demand(key="d2", text="Withdrawal of the river patrols"),
                Demand(key="d3", text="Limits on coastal guns"),
            ),
        ),
        DemandList(
            heading="Treaty Terms",
            paragraphs=("The envoys demanded:",),
            addressees=addressees,
            demands=(
                Demand(key="d4", text="A signed convention"),
                Demand(key="d5", text="Inspections twice a year"),
            ),
        ),
    )


def test_read_text_says_what_it_guessed() -> None:
    remarks = [(remark.level, str(remark)) for remark in read_text(SEED_SHAPED).diagnostics]
    assert remarks[:7] == [
        (Level.GUESS, "line 2: read as the dek"),
        (Level.GUESS, "line 3: read as the headline"),
        (Level.GUESS, "line 5: “Key Facts” read as a heading"),
        (Level.INFO, "line 6: date read from key fact"),
        (Level.GUESS, "line 10: “Primary Demands” read as a heading"),
        (Level.GUESS, "line 10: “Primary Demands” read as a list of demands (by its heading)"),
        (Level.GUESS, "line 10: demanded of Westmark; River Council (from the key facts)"),
    ]
    assert remarks[-1] == (Level.GUESS, "line 47: no heading, taken as closing")


def test_read_text_does_not_mind_blank_lines() -> None:
    spaced = SEED_SHAPED.replace("\n", "\n\n")
    assert read_text(spaced).document == read_text(SEED_SHAPED).document


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_read_text_takes_any_line_ends(end: str) -> None:
    assert read_text(SEED_SHAPED.replace("\n", end)) == read_text(SEED_SHAPED)


@pytest.mark.parametrize("bullet", ["*", "+", "•", "–"])
def test_read_text_takes_other_bullets(bullet: str) -> None:
    assert read_text(SEED_SHAPED.replace("\n- ", f"\n{bullet} ")).document == read_text(SEED_SHAPED).document


def test_read_text_takes_key_facts_without_bullets() -> None:
    head, facts, rest = SEED_SHAPED.partition("- Date")[0], *SEED_SHAPED.partition("- Date")[1:]
    bare = head + (facts + rest).replace("- ", "", 1).replace("\n- ", "\n", 3)
    assert bare.count("\n- ") == SEED_SHAPED.count("\n- ") - 4
    assert read_text(bare).document == read_text(SEED_SHAPED).document
