"""Which bare lines are headings: features of a line and its neighbours, weighed and added.

The weights are those of a logistic regression on the lines of 234 public documents (press notes,
orders, memoranda of conversation), regularised and rounded to tenths; "bold", which none of them
uses, is weighed by judgement. A line is a heading when its sum is above zero. No feature knows a
word of any one document or of its subject.
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
_LABELLED = re.compile(r"[^:.]{1,40}: \S")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|may|said|says|been|be|that|which|who|this|these"
    r"|we|our|you|your|he|she|they|it)\b"
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_STEP = re.compile(
    r"[^\W\d_]+ \d{1,3}\b[.:]?|(?:first|second|third|fourth|fifth|last|final)\b", re.IGNORECASE
)
_QUESTION = re.compile(
    r"Q[.:]? |(?:how|what|why|who|when|where|which|can|do|does|is|are)\b.*\?$", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
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

FEATURES: dict[str, Feature] = {
    "at most 3 words": lambda at: at.line.words <= 3,
    "at most 9 words": lambda at: at.line.words <= 9,
    "at most 13 words": lambda at: at.line.words <= 13,
    "at most 20 words": lambda at: at.line.words <= 20,
    "ends a sentence": lambda at: at.line.end == ".",
    "ends with ? or !": lambda at: at.line.end in tuple("?!"),
    "ends with ; or ,": lambda at: at.line.end in tuple(";,"),
    "ends with a colon": lambda at: at.line.end == ":",
    "ends with a bracket": lambda at: at.line.text[-1:] in tuple(")]"),
    "has several sentences": lambda at: bool(_SENTENCES.search(at.line.text)),
    "begins with neither letter nor digit": lambda at: not at.line.text[:1].isalnum(),
    "begins with a small letter": lambda at: at.line.text[:1].islower(),
    "all capitals": lambda at: at.line.text.isupper(),
    "capitals as in a title": lambda at: at.line.capitals >= 0.7,
    "capitals throughout": lambda at: at.line.capitals >= 0.99 and at.line.long_words > 1,
    "numbered": lambda at: bool(_NUMBERED.match(at.line.text)),
    "numbered and ends a sentence": lambda at: at.line.end == "." and bool(_NUMBERED.match(at.line.text)),
    "first word heads several lines": lambda at: at.first_words[_first_word(at.line)] > 2,
    "the same line again": lambda at: at.again[at.line.text] > 1,
    "a word and a number": lambda at: bool(_STEP.match(at.line.text)),
    "a question": lambda at: bool(_QUESTION.match(at.line.text)),
    "colon inside": lambda at: ": " in at.line.text,
    "names a month": lambda at: bool(_MONTH.search(at.line.text)),
    "echoes and comes early": lambda at: (
        at.early and len(at.line.content & at.title.content) * 2 >= max(2, len(at.line.content))
    ),
    "label and value": lambda at: bool(_LABELLED.match(at.line.text)),
    "has words of a clause": lambda at: bool(_CLAUSE.search(at.line.text)),
    "names a year": lambda at: bool(_YEAR.search(at.line.text)),
    "calls to do something": lambda at: bool(_CALL.match(at.line.text)),
    "one word with digits": lambda at: " " not in at.line.text and any(c.isdigit() for c in at.line.text),
    "bold": lambda at: at.line.text[:2] == "**" and at.line.text.rstrip(":")[-2:] == "**",
    "echoes the title": lambda at: (
        len(at.line.content & at.title.content) * 2 >= max(2, len(at.line.content))
    ),
    "comes first": lambda at: at.before is None or at.before is at.title,
    "after a point": lambda at: _is_point(at.before),
    "after a bare line": lambda at: _is_text(at.before, lambda before: before.is_bare),
    "after a long text": lambda at: _is_text(at.before, lambda before: before.words > 20),
    "after the end of a sentence": lambda at: _is_text(at.before, lambda before: before.end in tuple(".?!")),
    "after a colon": lambda at: _is_text(at.before, lambda before: before.end == ":"),
    "comes last": lambda at: at.after is None,
    "before a point": lambda at: _is_point(at.after),
    "before a bare line": lambda at: _is_text(at.after, lambda after: after.is_bare),
    "before a long text": lambda at: _is_text(at.after, lambda after: after.words > 20),
    "before a lead-in": lambda at: _is_text(at.after, lambda after: after.end == ":"),
    "bare": lambda at: at.line.is_bare,
    "bare before a point": lambda at: at.line.is_bare and _is_point(at.after),
    "bare before a long text": lambda at: (
        at.line.is_bare and _is_text(at.after, lambda after: after.words > 20)
    ),
    "bare and last": lambda at: at.line.is_bare and at.after is None,
    "bare after a sentence": lambda at: (
        at.line.is_bare and _is_text(at.before, lambda b: b.end in tuple(".?!"))
    ),
    "colon before a point": lambda at: at.line.end == ":" and _is_point(at.after),
    "colon after a point": lambda at: at.line.end == ":" and _is_point(at.before),
    "colon after a bare line": lambda at: at.line.end == ":" and _is_text(at.before, lambda b: b.is_bare),
    "colon between a bare line and a point": lambda at: (
        at.line.end == ":" and _is_text(at.before, lambda b: b.is_bare) and _is_point(at.after)
    ),
    "colon and capitals as in a title": lambda at: at.line.end == ":" and at.line.capitals >= 0.7,
    "colon and at most 3 words": lambda at: at.line.end == ":" and at.line.words <= 3,
    "capitals as in a title after a point": lambda at: at.line.capitals >= 0.7 and _is_point(at.before),
}
WEIGHTS: dict[str, float] = {
    "bold": 2.0,
    "at most 3 words": 1.1,
    "at most 9 words": 0.8,
    "at most 13 words": 1.1,
    "at most 20 words": 1.2,
    "ends a sentence": -2.3,
    "ends with ? or !": 0.3,
    "ends with ; or ,": -0.6,
    "ends with a colon": -1.6,
    "ends with a bracket": -0.5,
    "has several sentences": -1.1,
    "begins with neither letter nor digit": -1.4,
    "begins with a small letter": 0.3,
    "all capitals": -0.7,
    "capitals as in a title": 1.0,
    "capitals throughout": -0.4,
    "numbered": 2.2,
    "numbered and ends a sentence": 1.5,
    "first word heads several lines": 0.5,
    "the same line again": -1.3,
    "a word and a number": 1.7,
    "a question": 0.8,
    "names a month": -0.5,
    "echoes and comes early": 1.2,
    "label and value": -0.6,
    "names a year": -1.7,
    "calls to do something": -1.0,
    "one word with digits": -2.5,
    "echoes the title": -0.3,
    "comes first": -0.6,
    "after a point": 1.1,
    "after a bare line": 0.2,
    "after a long text": 1.4,
    "after the end of a sentence": -1.0,
    "after a colon": -0.1,
    "comes last": -1.8,
    "before a point": 0.8,
    "before a bare line": -0.5,
    "before a long text": 0.4,
    "before a lead-in": 0.5,
    "bare": 0.8,
    "bare before a point": 1.1,
    "bare before a long text": 0.3,
    "bare and last": -1.2,
    "bare after a sentence": 0.8,
    "colon before a point": -0.1,
    "colon after a point": 0.5,
    "colon after a bare line": -0.7,
    "colon between a bare line and a point": -0.8,
    "colon and capitals as in a title": 1.4,
    "colon and at most 3 words": 0.1,
    "capitals as in a title after a point": 0.7,
}
BIAS = -3.5


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
    return BIAS + sum(weight for name, weight in WEIGHTS.items() if FEATURES[name](place))


def is_echo(text: str, others: Sequence[str]) -> bool:
    """Whether a line is written as a headline and says again what the others say."""
    line = shape(Line(0, Kind.TEXT, text))
    said = frozenset[str]().union(*(shape(Line(0, Kind.TEXT, other)).content for other in others))
    return (
        line.end not in tuple(".:;,")
        and line.capitals >= 0.7
        and 2 * len(line.content & said) >= max(2, len(line.content))
    )
