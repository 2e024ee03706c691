from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.dates import UNDATED, EventDate
from archive.documents import (
    Answer,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Level,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
    problems,
    read_text,
)
from archive.documents.json_form import strings
from archive.documents.loss import lost_words
from tests.documents.strategies import NASTY

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


def lines(text: str) -> list[str]:
    return list(map(str, read_text(text).diagnostics))


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


MARKED = """\
---
date: early 2022
headline: Terms on Shipping
dek: "Terms: a list"
tags: [Harbours, "Tolls, river"]
parties:
  - Westmark
dossiers: Coast, Islands
relations:
  - led-to: 1921-05-blockade
    note: Two months later
answers:
  - demand: 1920-01-note#d1
    verdict: partly-accepted
    source: note
sources:
  note: Note of the league
  paper:
    title: Evening paper
    url: https://example.org/a
---
# The Title

The lead.

## Key Facts
**Place:** Westmark [^note]
- **Form**: Letter
- Time\\: UTC: noon

### What was asked
Demanded by: League; A\\; B
Demanded of: Westmark

The note said:
- Leave {#leave}
- Pay {#d7 restates 1920-01-note#d1}
- Answer

After the list.

## Demands {section}

- Not a demand
"""


def test_read_text_of_the_marked_form_has_every_mark() -> None:
    reading = read_text(MARKED)
    assert reading.document == Document(
        title="The Title",
        headline="Terms on Shipping",
        dek="Terms: a list",
        lead="The lead.",
        date=EventDate("early 2022", reading.document.date.edtf),
        key_facts=(
            KeyFact(label="Place", value="Westmark", source="note"),
            KeyFact(label="Form", value="Letter"),
            KeyFact(label="Time: UTC", value="noon"),
        ),
        blocks=(
            DemandList(
                heading="What was asked",
                level=3,
                paragraphs=("The note said:",),
                issuers=("League", "A; B"),
                addressees=("Westmark",),
                demands=(
                    Demand(key="leave", text="Leave"),
                    Demand(key="d7", text="Pay", restates="1920-01-note#d1"),
                    Demand(key="d3", text="Answer"),
                ),
            ),
            Section(level=3, paragraphs=("After the list.",)),
            Section(heading="Demands", points=("Not a demand",)),
        ),
        answers=(Answer(demand="1920-01-note#d1", verdict=Verdict.PARTLY_ACCEPTED, source="note"),),
        sources=(
            Source(key="note", title="Note of the league"),
            Source(key="paper", title="Evening paper", url="https://example.org/a"),
        ),
        tags=("Harbours", "Tolls, river"),
        parties=("Westmark",),
        dossiers=("Coast", "Islands"),
        relations=(Relation(type=RelationType.LED_TO, target="1921-05-blockade", note="Two months later"),),
    )
    assert lines(MARKED) == ["line 8: read as several names, one after each comma"]


@pytest.mark.parametrize(
    ("text", "title", "remarks"),
    [
        ("", "", ["the text has no title"]),
        ("One", "One", []),
        ("# One", "One", []),
        ("One\n===", "One", []),
        ("Before\n\n# One", "One", []),
        ("\ufeff# One", "One", []),
        ("- One", "One", []),
    ],
)
def test_read_text_finds_the_title(text: str, title: str, remarks: list[str]) -> None:
    assert read_text(text).document.title == title
    assert lines(text) == remarks


def test_read_text_takes_the_date_of_the_front_matter_before_that_of_a_fact() -> None:
    text = "---\ndate: 1920\n---\n# T\n## Key Facts\n- Date: 1921\n"
    assert read_text(text).document.date == EventDate("1920", "1920")
    assert read_text(text.replace("date: 1920\n", "")).document.date == EventDate("1921", "1921")


def test_read_text_takes_no_date_from_prose() -> None:
    assert read_text("Talks\nThey met on 3 March 1921 in the old town hall.").document.date == UNDATED


def test_read_text_leaves_an_unreadable_date_undated_and_says_why() -> None:
    reading = read_text("# T\n## Key Facts\n- Date: 03/04/2021\n")
    assert reading.document.date == EventDate("03/04/2021", "")
    assert [(remark.line, remark.level) for remark in reading.diagnostics] == [(3, Level.WARNING)]
    assert reading.diagnostics[0].message.startswith("the date “03/04/2021” cannot be read (")


def test_read_text_takes_the_edtf_form_where_words_do_not_say_it() -> None:
    reading = read_text("---\ndate: the year of the comet\nedtf: 1811~\n---\n# T\n")
    assert reading.document.date == EventDate("the year of the comet", "1811~")
    assert reading.diagnostics == ()


def test_read_text_refuses_a_wrong_edtf_form() -> None:
    reading = read_text("---\nedtf: 2021-02-30\n---\n# T\n")
    assert reading.document.date == UNDATED
    assert [(remark.line, remark.level) for remark in reading.diagnostics] == [(2, Level.WARNING)]


def test_read_text_takes_key_facts_without_bullets() -> None:
    head, facts, rest = SEED_SHAPED.partition("- Date")[0], *SEED_SHAPED.partition("- Date")[1:]
    bare = head + (facts + rest).replace("- ", "", 1).replace("\n- ", "\n", 3)
    assert bare.count("\n- ") == SEED_SHAPED.count("\n- ") - 4
    assert read_text(bare).document == read_text(SEED_SHAPED).document


def test_read_text_keeps_what_is_no_fact_under_key_facts() -> None:
    reading = read_text("# T\n## Key Facts\n- Place: Westmark\n- Nobody knows\n")
    assert reading.document.key_facts == (KeyFact(label="Place", value="Westmark"),)
    assert reading.document.blocks == (Section(points=("Nobody knows",)),)
    assert lines("# T\n## Key Facts\n- Place: Westmark\n- Nobody knows\n") == [
        "line 4: no “Label: value”, kept in a section"
    ]


def test_read_text_keeps_the_citation_of_an_unknown_source_as_text() -> None:
    document = read_text("# T\n## Key Facts\n- Place: Westmark [^1]\n").document
    assert document.key_facts == (KeyFact(label="Place", value="Westmark [^1]"),)


def test_read_text_gives_a_new_key_for_one_that_is_taken() -> None:
    text = "# T\n## A\n- One {#d1}\n- Two {#d1}\n- Three\n"
    assert [demand.key for demand in read_text(text).document.demands] == ["d1", "d2", "d3"]
    assert lines(text) == ["line 4: the key “d1” names another demand already: a new one is given"]


def test_read_text_keeps_marked_keys_for_those_that_are_marked() -> None:
    text = "# T\n## Demands\n- One\n- Two\n## More {demands}\n- Three {#d1}\n"
    assert [demand.key for demand in read_text(text).document.demands] == ["d2", "d3", "d1"]


def test_read_text_takes_numbered_lines_as_points_where_they_count_from_one() -> None:
    assert read_text("# T\n## A\n1. One\n2. Two\n").document.blocks == (
        Section(heading="A", points=("One", "Two")),
    )
    assert read_text("# T\n## A\n4. One\n5. Two\n").document.blocks == (
        Section(heading="A", paragraphs=("4. One", "5. Two")),
    )


def test_read_text_joins_lines_broken_in_a_sentence() -> None:
    broken = "The league handed its terms to the council of the\nriver on a Monday."
    text = f"# T\n## A\n{broken}\n- A point\n  that goes on\n"
    assert read_text(text).document.blocks == (
        Section(
            heading="A",
            paragraphs=("The league handed its terms to the council of the river on a Monday.",),
            points=("A point that goes on",),
        ),
    )


def test_read_text_keeps_code_tables_and_html_as_text() -> None:
    text = "# T\n## A\n```\n# no heading\n- no point\n```\n| a | b |\n<p>x</p>\n"
    kept = ("```", "# no heading", "- no point", "```", "| a | b |", "<p>x</p>")
    assert read_text(text).document.blocks == (Section(heading="A", paragraphs=kept),)
    assert lines(text) == [
        *(f"line {number}: code is kept as text" for number in (3, 4, 5, 6)),
        "line 7: a table is kept as text",
        "line 8: HTML is kept as text",
    ]


def test_read_text_takes_a_heading_without_words_as_the_start_of_a_section() -> None:
    assert read_text("# T\n## A\nOne.\n####\nTwo.\n").document.blocks == (
        Section(heading="A", paragraphs=("One.",)),
        Section(level=4, paragraphs=("Two.",)),
    )


PIECES = (
    *NASTY,
    "---",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "Key Facts",
    "date: 2021",
    "tags: [a, b]",
    "- a: b",
    "\x00",
    "\ud800",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=12).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " ", ""]).map(lambda joint: joint.join(pieces))
)


@given(texts)
@example("---\na: &x [1]\nb: *x\n---\n")
@example("---\n- x\n---\n")
@example("---\n\x07: x\n---\n")
@example("---\n? [a]\n: x\n---\n")
def test_read_text_of_any_text_gives_a_well_formed_document(text: str) -> None:
    assert [problem for problem in problems(read_text(text).document) if problem.path != "title"] == []


@given(texts)
def test_read_text_loses_no_word_without_a_remark(text: str) -> None:
    reading = read_text(text)
    kept = {word for line in strings(reading.document) for word in re.findall(r"\w+", line)}
    remarked = {remark.line for remark in reading.diagnostics}
    names = {"date", "tags", "title"}
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if number not in remarked:
            assert [word for word in lost_words(line, kept) if word not in names] == []
