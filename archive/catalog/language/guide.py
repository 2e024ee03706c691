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

    example: Any
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

DATE_RULES: Final = (
    Rule(_("17 December 2021"), _("A day. So is 2021-12-17, or 15 March 44 BC.")),
    Rule(_("December 2021"), _("A month. A season, a year, a decade or a century can be given as well.")),
    Rule(_("early 2022"), _("A vague time: From takes its first day, To its last.")),
    Rule(
        _("after 1990"),
        _("Under From: 1990 and all that is later. Under To stands what is before: before 1918."),
    ),
    Rule(
        _("between 3 and 5 May 1950"),
        _("A span. Under both From and To it stands for itself; so does 1939–45."),
    ),
    Rule(
        _("last 30 days"),
        _("Said from today, anew each day, also in feeds: past 2 weeks, 3 months ago, last month."),
    ),
)
"""What can be given as a date."""

FIELD_RULES: Final = tuple(Rule(field.example, field.about) for field in FIELDS)
"""What a word, a phrase or a beginning can be confined to."""

LIMITS: Final = {
    "characters": MAX_LENGTH,
    "terms": MAX_TERMS,
    "letters": SHORTEST_BEGINNING,
}
