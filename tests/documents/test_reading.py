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
from archive.documents.lines import strings
from archive.documents.loss import lost_words
from tests.documents.strategies import NASTY


def lines(text: str) -> list[str]:
    return list(map(str, read_text(text).diagnostics))


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
