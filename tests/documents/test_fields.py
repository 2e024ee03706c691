from __future__ import annotations

import pytest

from archive.documents import Document, Level, Relation, RelationType, read_text

UNREADABLE = "line 1: the front matter cannot be read, and is kept as text:"
EMPTY = Document(title="T")


@pytest.mark.parametrize(
    ("front", "remarks"),
    [
        ("colour: red", ["line 2: “colour” is not a field of a record: left out"]),
        (
            "colour:\n  - red\n  - blue",
            [
                "line 2: “colour” is not a field of a record: left out",
                "line 3: left out with line 2",
                "line 4: left out with line 2",
            ],
        ),
        (
            "language: Ukrainian",
            ["line 2: “Ukrainian” is not the tag of a language (as “uk” or “pt-BR”): left out"],
        ),
        ("language: [uk]", ["line 2: a text is wanted here, not a list: left out"]),
        ("translation_of: A b", ["line 2: “A b” is not a record's address: left out"]),
        ("dek: [a]", ["line 2: a text is wanted here, not a list: left out"]),
        ("tags: {a: b}", ["line 2: a list is wanted here: left out"]),
        ("tags: [[a]]", ["line 2: a name is wanted here: left out"]),
        ("relations: x", ["line 2: a list is wanted here: left out"]),
        (
            "relations:\n  - likes: a",
            [
                "line 3: one of led-to, resulted-from, responds-to, answered-by, part-of, includes, "
                "restates, restated-by, contradicts, related is wanted here, with an address: left out"
            ],
        ),
        ("relations:\n  - led-to: A b", ["line 3: “A b” is not a record's address: left out"]),
        (
            "relations:\n  - led-to: A b\n    certainty: maybe",
            [
                "line 3: “A b” is not a record's address: left out",
                "line 4: “maybe” is none of: certain, probable, disputed: left out",
            ],
        ),
        ("answers:\n  - demand: x", ["line 3: “x” does not name a demand (address#key): left out"]),
        (
            "answers:\n  - demand: a#d1\n    verdict: maybe",
            [
                "line 3: “maybe” is no verdict (accepted, partly-accepted, rejected, deferred, fulfilled, "
                "partly-fulfilled, breached, withdrawn, superseded): left out",
                "line 4: left out with line 3",
            ],
        ),
        ("sources: x", ["line 2: a list of keys with their sources is wanted here: left out"]),
        ("sources:\n  A b: x", ["line 3: “A b” is not a key (small letters, digits, hyphens): left out"]),
        (
            "sources:\n  a:\n    issuer: x",
            ["line 3: the source “a” has no title: left out", "line 4: left out with line 3"],
        ),
        (
            "- a",
            [f"{UNREADABLE} it is not a list of names and values"],
        ),
    ],
)
def test_read_text_leaves_out_what_a_field_cannot_hold(front: str, remarks: list[str]) -> None:
    reading = read_text(f"---\n{front}\n---\n# T\n")
    assert [str(remark) for remark in reading.diagnostics][: len(remarks)] == remarks
    assert (reading.document == EMPTY) is not front.startswith("- ")


@pytest.mark.parametrize(
    ("front", "remark"),
    [
        ("tags: [a, a]", "line 2: “a” stands in this list already: left out"),
        ("tags: [a]\ntags: [b]", "line 3: “tags” stands twice here: the second is left out"),
    ],
)
def test_read_text_reports_what_stands_twice(front: str, remark: str) -> None:
    reading = read_text(f"---\n{front}\n---\n# T\n")
    assert reading.document == Document(title="T", tags=("a",))
    assert [str(one) for one in reading.diagnostics] == [remark]


def test_read_text_reports_a_relation_that_stands_twice() -> None:
    reading = read_text("---\nrelations:\n  - led-to: a\n  - led-to: a\n---\n# T\n")
    assert len(reading.document.relations) == 1
    assert [str(one) for one in reading.diagnostics] == [
        "line 4: this relation stands in the list already: left out"
    ]


def test_two_parties_answer_one_demand_each() -> None:
    answers = [f"  - demand: a#d1\n    verdict: {given}\n    by: {by}\n" for given, by in ANSWERED]
    reading = read_text(f"---\nanswers:\n{''.join(answers)}---\n# T\n")

    assert reading.diagnostics == ()
    assert [(one.verdict.value, one.by) for one in reading.document.answers] == ANSWERED
    assert reading.document.all_parties() == ("Arcadia", "Castile")


ANSWERED = [("accepted", "Arcadia"), ("rejected", "Castile")]


def test_read_text_reports_an_answer_with_an_unknown_source() -> None:
    text = "---\nanswers:\n  - demand: a#d1\n    verdict: rejected\n    source: x\n---\n# T\n"
    reading = read_text(text)
    assert [answer.source for answer in reading.document.answers] == [""]
    assert str(reading.diagnostics[0]) == "line 2: the record has no source with the key “x”: left out"


def test_read_text_keeps_a_relation_whose_source_it_does_not_know() -> None:
    reading = read_text("---\nrelations:\n  - led-to: a\n    source: x\n    certainty: sure\n---\n# T\n")
    assert reading.document.relations == (Relation(type=RelationType.LED_TO, target="a"),)
    assert [str(remark) for remark in reading.diagnostics] == [
        "line 2: the record has no source with the key “x”: left out",
        "line 3: left out with line 2",
        "line 4: left out with line 2",
        "line 5: “sure” is none of: certain, probable, disputed: left out",
        "line 5: left out with line 2",
    ]


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("a: &x [b]\nc: *x", "it uses an alias (*)"),
        ("a: [[[[[[[[b]]]]]]]]", "line 2 is nested too deep"),
        ("? [a]\n: b", "line 2 has a name that is not a word"),
    ],
)
def test_read_text_keeps_a_front_matter_that_it_refuses_as_text(front: str, reason: str) -> None:
    reading = read_text(f"---\n{front}\n---\n# T\n")
    assert str(reading.diagnostics[0]) == f"{UNREADABLE} {reason}"


def test_read_text_names_the_line_where_the_front_matter_breaks() -> None:
    remarks = read_text("---\na: b\nc: ]\n---\n# T\n").diagnostics
    assert [remark.line for remark in remarks if remark.level is Level.ERROR] == [3]


def test_read_text_without_the_end_of_a_front_matter_reads_it_as_text() -> None:
    reading = read_text("---\ntitle: T\n")
    assert (
        str(reading.diagnostics[0])
        == "line 1: a front matter begins here, but no line --- ends it: read as text"
    )
