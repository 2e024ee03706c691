"""Which bare lines are headings: features of a line and its neighbours, weighed and added.

The weights are those of a logistic regression on the lines of 234 public documents (press notes,
orders, memoranda of conversation), regularised and rounded to tenths; "bold", which none of them
uses, is weighed by judgement. A line is a heading when its sum is above zero. No feature knows a
word of any one document or of its subject; features without effect on documents held out were dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.documents.plain import Kind, Line

_READ = 400
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCES = re.compile(r"[a-z\d)”]{2}[.?!]”? +[A-Z“]")
_NUMBERED = re.compile(
    r"(?:\d{1,3}|[IVXLC]+)[.)]\s"
    r"|(?:part|section|sec|article|chapter|title|annex|appendix|item)\b\.? *(?:\d|[IVXLC]+\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_STEP = re.compile(
    r"[^\W\d_]+ \d{1,3}\b[.:]?|(?:first|second|third|fourth|fifth|last|final)\b", re.IGNORECASE
)
_CALL = re.compile(
    r"(?:read|view|see|watch|register|join|download|sign|learn|visit|contact|click|listen|note)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = """
a an and are as at be but by for from in into is nor of on or over per the to under upon via vs with
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like, without what it says."""

    kind: Kind
    text: str
    words: int
    end: str
    capitals: float
    long_words: int
    content: frozenset[str]

    @property
    def is_bare(self) -> bool:
        """Whether it is short and ends without punctuation."""
        return self.words <= 9 and self.end not in ".?!;,:"


@dataclass(frozen=True, slots=True)
class Place:
    """A line among its neighbours (None: there is none) in a text with a title."""

    before: Shape | None
    line: Shape
    after: Shape | None
    title: Shape
    first_words: Counter[str]
    again: Counter[str]
    early: bool


def shape(line: Line) -> Shape:
    """The shape of the line; of a very long one, that of its beginning."""
    text = line.text[:_READ]
    words = _WORD.findall(text)
    telling = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in telling) / max(1, len(telling))
    end = line.text.rstrip("”\"')]*_ ")[-1:]
    content = frozenset(word.lower() for word in telling)
    return Shape(line.kind, text, len(text.split()), end, capitals, len(telling), content)


def _is_point(shape: Shape | None) -> bool:
    return shape is not None and shape.kind is not Kind.TEXT


def _is_text(shape: Shape | None, test: Callable[[Shape], bool]) -> bool:
    return shape is not None and shape.kind is Kind.TEXT and test(shape)


def _first_word(shape: Shape) -> str:
    return shape.text.split(maxsplit=1)[0].lower() if shape.text else ""


Feature = Callable[[Place], bool]

FEATURES: dict[str, tuple[float, Feature]] = {
    "at most 3 words": (1.3, lambda at: at.line.words <= 3),
    "at most 9 words": (1.3, lambda at: at.line.words <= 9),
    "at most 13 words": (1.2, lambda at: at.line.words <= 13),
    "at most 20 words": (1.2, lambda at: at.line.words <= 20),
    "ends a sentence": (-2.8, lambda at: at.line.end == "."),
    "ends with a colon": (-1.5, lambda at: at.line.end == ":"),
    "has several sentences": (-1.3, lambda at: bool(_SENTENCES.search(at.line.text))),
    "begins with neither letter nor digit": (-2.0, lambda at: not at.line.text[:1].isalnum()),
    "all capitals": (-1.2, lambda at: at.line.text.isupper()),
    "capitals as in a title": (1.2, lambda at: at.line.capitals >= 0.7),
    "capitals throughout": (-0.7, lambda at: at.line.capitals >= 0.99 and at.line.long_words > 1),
    "numbered": (2.6, lambda at: bool(_NUMBERED.match(at.line.text))),
    "numbered and ends a sentence": (
        2.0,
        lambda at: at.line.end == "." and bool(_NUMBERED.match(at.line.text)),
    ),
    "first word heads several lines": (0.9, lambda at: at.first_words[_first_word(at.line)] > 2),
    "the same line again": (-1.6, lambda at: at.again[at.line.text] > 1),
    "a word and a number": (1.6, lambda at: bool(_STEP.match(at.line.text))),
    "echoes and comes early": (
        1.6,
        lambda at: at.early and len(at.line.content & at.title.content) * 2 >= max(2, len(at.line.content)),
    ),
    "names a year": (-2.6, lambda at: bool(_YEAR.search(at.line.text))),
    "calls to do something": (-1.2, lambda at: bool(_CALL.match(at.line.text))),
    "one word with digits": (
        -3.0,
        lambda at: " " not in at.line.text and any(c.isdigit() for c in at.line.text),
    ),
    "bold": (2.0, lambda at: at.line.text[:2] == "**" and at.line.text.rstrip(":")[-2:] == "**"),
    "comes first": (-0.8, lambda at: at.before is None or at.before is at.title),
    "after a point": (0.9, lambda at: _is_point(at.before)),
    "after a long text": (1.4, lambda at: _is_text(at.before, lambda before: before.words > 20)),
    "after the end of a sentence": (
        -1.5,
        lambda at: _is_text(at.before, lambda before: before.end in tuple(".?!")),
    ),
    "before a point": (1.2, lambda at: _is_point(at.after)),
    "before a bare line": (-0.1, lambda at: _is_text(at.after, lambda after: after.is_bare)),
    "before a long text": (1.1, lambda at: _is_text(at.after, lambda after: after.words > 20)),
    "before a lead-in": (0.9, lambda at: _is_text(at.after, lambda after: after.end == ":")),
    "bare before a point": (1.4, lambda at: at.line.is_bare and _is_point(at.after)),
    "bare after a sentence": (
        1.2,
        lambda at: at.line.is_bare and _is_text(at.before, lambda b: b.end in tuple(".?!")),
    ),
    "colon, no short title, between a bare line and a point": (
        -3.4,
        lambda at: (
            at.line.end == ":"
            and (at.line.capitals < 0.7 or at.line.words > 3)
            and _is_text(at.before, lambda before: before.is_bare)
            and _is_point(at.after)
        ),
    ),
    "capitals as in a title after a point": (
        0.8,
        lambda at: at.line.capitals >= 0.7 and _is_point(at.before),
    ),
}
"""What speaks for a line being a heading, and what against it, by how much."""

BIAS = -3.6


def places(lines: Sequence[Line]) -> list[Place]:
    """Every line in its place; the first line is the title."""
    shapes = [shape(line) for line in lines]
    texts = [held for held in shapes if held.kind is Kind.TEXT]
    firsts = Counter(_first_word(held) for held in texts if held.words <= 20)
    again = Counter(held.text for held in texts)
    around = [None, *shapes, None]
    return [
        Place(before, held, after, shapes[0], firsts, again, index < 20)
        for index, (before, held, after) in enumerate(zip(around, shapes, around[2:], strict=False))
    ]


def heading_chances(lines: Sequence[Line]) -> list[float]:
    """How much speaks for each line being a heading: above zero it is one. The first is the title."""
    return [_chance(place) for place in places(lines)] if lines else []


NEVER = -10.0
_MARKUP = ("<", "{", "|", ">", "![", "[^")


def _chance(place: Place) -> float:
    if place.line.kind is not Kind.TEXT or place.line.words > 60 or place.after is None:
        return NEVER
    if place.line.text.startswith(_MARKUP):
        return NEVER
    return BIAS + sum(weight for weight, holds in FEATURES.values() if holds(place))


_TELLING = 5
"""Words in common, twice counted, below which two lines may be alike by chance."""


def is_echo(text: str, others: Sequence[str]) -> bool:
    """Whether a line is written as a headline and says again what the others say."""
    line = shape(Line(0, Kind.TEXT, text))
    said = frozenset[str]().union(*(shape(Line(0, Kind.TEXT, other)).content for other in others))
    return (
        line.end not in tuple(".:;,")
        and line.capitals >= 0.7
        and 2 * len(line.content & said) >= max(_TELLING, len(line.content))
    )
