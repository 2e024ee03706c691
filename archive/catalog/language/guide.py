"""The language of searches as readers are told of it: the page on searching is made of these lines, and
the tests read each example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from archive.catalog.language.reading import MAX_LENGTH, MAX_TERMS, SHORTEST_BEGINNING
from archive.catalog.language.searchable import FIELDS


@dataclass(frozen=True, slots=True)
class Rule:
    """A search, and what it finds."""

    example: str
    finds: Any


RULES: Final = (
    Rule(
        "security treaty",
        _("Records with both words, in any form: “treaty” also finds “treaties”. Accents do not matter."),
    ),
    Rule('"security guarantees"', _("The words in this order, next to each other.")),
    Rule("treaty -missile", _("Records with “treaty” but without “missile”.")),
    Rule(
        "ultimatum OR demands",
        _("Records with one of the words, or both. OR is written in capitals and joins its neighbours only."),
    ),
    Rule("(note OR letter) -(draft memo)", _("Brackets hold together what belongs together.")),
    Rule(
        "negotiat*",
        _("Words that begin so, or whose basic form does. At least three letters stand before the star."),
    ),
    Rule("fact:recipients=nato", _("Records with a key fact of this label, and this word in its value.")),
    Rule('fact:"legal form"="draft treaty"', _("The same with a label and a value of several words.")),
    Rule("fact:recipients=", _("Records with a key fact of this label, whatever its value.")),
)

FIELD_RULES: Final = tuple(Rule(field.example, field.about) for field in FIELDS)
"""What a word, a phrase or a beginning can be confined to."""

LIMITS: Final = {
    "characters": MAX_LENGTH,
    "terms": MAX_TERMS,
    "letters": SHORTEST_BEGINNING,
}
