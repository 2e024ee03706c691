from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from archive.dates import read_date
from archive.desk.workflow.hints.texts import is_link, of_document
from archive.documents import Document, KeyFact, Section, Source

TODAY = datetime.date(2026, 11, 24)
FULL = Document(
    title="Talks",
    lead="On 3 March 1998 they met.",
    date=read_date("3 March 1998"),
    key_facts=(KeyFact(label="Place", value="Geneva", source="note"),),
    blocks=(Section(heading="Background", paragraphs=("Long.",)),),
    sources=(Source(key="note", title="Note", url="https://example.org/note"),),
    tags=("Talks",),
)


def codes(document: Document) -> list[tuple[str, str]]:
    """The hints of a document."""
    return [(hint.code, hint.message) for hint in of_document(document, TODAY)]


def test_full_document_has_no_hint() -> None:
    assert codes(FULL) == []


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        (
            {"language": "tlh"},
            ("unknown-language", "The archive has no name for the language “tlh”: readers see the tag."),
        ),
        (
            {"date": read_date("25 November 2026")},
            ("future", "The event date, 25 November 2026, is after today."),
        ),
        (
            {"date": read_date("March 1998")},
            ("vague", "The date could be exact: the lead says 3 March 1998."),
        ),
        ({"lead": ""}, ("no-lead", "It has no lead.")),
        ({"tags": ()}, ("no-tags", "It has no tags: readers do not find it by subject.")),
        ({"sources": (), "key_facts": ()}, ("no-source", "It names no source.")),
        (
            {"key_facts": (KeyFact(label="Place", value="Geneva"),)},
            ("fact-without-source", "A key fact has no source: “Place”."),
        ),
        (
            {"blocks": (Section(heading="Background"),)},
            ("empty-section", "Nothing stands under the heading “Background”."),
        ),
        (
            {"sources": (Source(key="note", title="Note", url="www.example.org"),)},
            ("no-link", "A link that leads nowhere: “www.example.org”."),
        ),
        ({"closing": "See [this](talks.html)."}, ("no-link", "A link that leads nowhere: “talks.html”.")),
    ],
)
def test_what_may_be_wrong_is_told(changes: dict[str, object], hint: tuple[str, str]) -> None:
    assert codes(replace(FULL, **changes)) == [hint]  # type: ignore[arg-type]


def test_undated_document_is_told() -> None:
    assert codes(replace(FULL, date=read_date("undated"))) == [
        ("undated", "It has no event date: readers do not find it by date.")
    ]


def test_event_of_today_is_not_after_today() -> None:
    assert codes(replace(FULL, lead="They met.", date=read_date("24 November 2026"))) == []


def test_heading_over_deeper_headings_is_not_empty() -> None:
    blocks = (Section(heading="Answers"), Section(heading="Of the north", level=3, points=("None",)))

    assert codes(replace(FULL, blocks=blocks)) == []


def test_many_names_are_cut() -> None:
    facts = tuple(KeyFact(label=f"Fact {number}", value="x") for number in range(8))

    assert codes(replace(FULL, key_facts=facts)) == [
        (
            "fact-without-source",
            "Key facts have no source: “Fact 0”, “Fact 1”, “Fact 2”, “Fact 3”, “Fact 4” +3.",
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b#c", True),
        ("http://example.org", True),
        ("mailto:press@example.org", True),
        ("mailto:press", False),
        ("example.org", False),
        ("https://", False),
        ("https:///path", False),
        ("https://exa mple.org", False),
        ("javascript:alert(1)", False),
        ("http://[broken", False),
        ("/articles/talks/", False),
    ],
)
def test_link_leads_somewhere(text: str, expected: bool) -> None:
    assert is_link(text) is expected
