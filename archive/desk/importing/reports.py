"""What became of each document of an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_noop

from archive.documents import Diagnostic


class Outcome(StrEnum):
    """What an import did with a document. A refused one left no trace."""

    CREATED = gettext_noop("created")
    REVISED = gettext_noop("revised")
    PUBLISHED = gettext_noop("published")
    CORRECTED = gettext_noop("corrected")
    UNCHANGED = gettext_noop("unchanged")
    REFUSED = gettext_noop("refused")


@dataclass(slots=True)
class Report:
    """The outcome of one document: what it is called, where it stood, what is to be said of it.

    `messages` are about the document as a whole, `diagnostics` about its lines.
    """

    key: str
    place: str
    outcome: Outcome
    title: str = ""
    slug: str = ""
    diagnostics: Sequence[Diagnostic] = ()
    messages: list[str] = field(default_factory=list)

    @property
    def as_json(self) -> dict[str, Any]:
        """The report as plain data."""
        diagnostics = [
            {"line": one.line, "level": one.level, "message": one.message} for one in self.diagnostics
        ]
        return {
            "key": self.key,
            "place": self.place,
            "outcome": self.outcome,
            "title": self.title,
            "slug": self.slug,
            "messages": self.messages,
            "diagnostics": diagnostics,
        }
