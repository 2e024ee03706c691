"""The last look: a word of the text that is neither in the document nor remarked on is remarked on."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from archive.dates.speech import gettext as _
from archive.documents.diagnostics import Diagnostics
from archive.documents.fields import FIELDS
from archive.documents.front_matter import Node
from archive.documents.lines import clean_line, strings
from archive.documents.marks import DEMANDED_BY, DEMANDED_OF, DEMANDS, SECTION
from archive.documents.model import Document

WORD = re.compile(r"\w+")
_OF_THE_FORM = frozenset(
    WORD.findall(f"{DEMANDED_BY} {DEMANDED_OF} {DEMANDS} {SECTION} key facts restates issuer url".lower())
)
"""Words that are marks of the form."""


def say_lost(text: str, document: Document, values: Mapping[str, Node], said: Diagnostics) -> None:
    """Remark on every line that has a word which the document does not have."""
    kept = {word for line in strings(document) for word in WORD.findall(line)}
    if values:
        kept |= {*FIELDS, "demand", "verdict", "by", "certainty", "note", "source", "key", "label"}
    remarked = said.lines()
    for number, line in enumerate(text.split("\n"), start=1):
        if number not in remarked and (lost := lost_words(line, kept)):
            said.warning(number, (_("left out: %(words)s") % {"words": " ".join(lost)})[:200])


def lost_words(line: str, kept: Container[str]) -> list[str]:
    """The words of the line that are not among the kept ones, nor marks of the form."""
    return [
        word
        for word in WORD.findall(clean_line(line))
        if word not in kept and word.lower() not in _OF_THE_FORM
    ]
