from __future__ import annotations

import pytest

from archive.documents.plain import Kind, Line
from archive.documents.recognise import FEATURES, heading_chances, is_echo, places

REACTION = "Reaction of Partners"
TERMS = "League Sets Out Terms for Shipping"
PROSE = "The two sides met in the old town hall on a Monday in March and spoke for several hours about tolls."


def texts(*texts: str) -> list[Line]:
    """Lines of text; those that begin with a hyphen are points."""
    return [
        Line(number, Kind.POINT if text.startswith("- ") else Kind.TEXT, text.removeprefix("- "))
        for number, text in enumerate(texts, start=1)
    ]


def headings(*lines: str) -> list[str]:
    """The lines that are recognised as headings in a text with a title."""
    chances = heading_chances(texts("Talks", *lines))[1:]
    return [line for line, chance in zip(lines, chances, strict=True) if chance > 0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([PROSE, "Background", PROSE, PROSE], ["Background"]),
        (
            [PROSE, "Background", "- a", "- b", "Next Steps", PROSE, PROSE],
            ["Background", "Next Steps"],
        ),
        (
            [PROSE, REACTION, "Norland and its partners:", "- a"],
            [REACTION],
        ),
        (
            [PROSE, REACTION, "Norland And Its Partners:", "- a"],
            [REACTION],
        ),
        ([PROSE, "**Background**", PROSE, PROSE], ["**Background**"]),
        ([PROSE, "Article 3", PROSE, PROSE], ["Article 3"]),
        ([PROSE, PROSE, PROSE], []),
        ([PROSE, "<p>", PROSE], []),
        ([PROSE, "The Director"], []),
        ([PROSE, "word " * 61, PROSE], []),
    ],
)
def test_heading_chances_are_above_zero_for_headings_alone(lines: list[str], expected: list[str]) -> None:
    assert headings(*lines) == expected


def test_heading_chances_of_no_lines_are_none() -> None:
    assert heading_chances([]) == []


def test_every_feature_holds_somewhere_and_not_everywhere() -> None:
    lines = texts(
        "Talks on Tolls",
        "TALKS ON TOLLS IN 1921",
        "Read the report now",
        PROSE,
        "Annex 3.",
        "The parties say:",
        "- a point",
        "Next Steps",
        "- a point",
        "Who came",
        "They came too:",
        "- a point",
        "Annex 4",
        PROSE,
        "d1",
        f"{PROSE} {PROSE}",
        "**Bold words**",
        "Annex 5",
        "Annex 5",
        "“Quoted”",
    )
    found = {name: [holds(place) for place in places(lines)] for name, (_, holds) in FEATURES.items()}
    assert [name for name, held in found.items() if all(held) or not any(held)] == []


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        (
            TERMS,
            ["Northern League", "Far-reaching terms for shipping set out"],
            True,
        ),
        ("The league sets out terms for shipping", [TERMS], False),
        ("League Sets Out Terms for Shipping.", [TERMS], False),
        ("What It Is", ["Develop It", "What comes next"], False),
        ("Background of the Talks", ["Northern League Issues Terms"], False),
    ],
)
def test_is_echo_of_a_headline_that_says_the_same(text: str, others: list[str], expected: bool) -> None:
    assert is_echo(text, others) is expected
