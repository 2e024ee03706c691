"""The sources of a record as numbered notes, and the places that cite them: each leads to the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.documents import Source
from archive.public.texts import CITATION, inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A source under its number in the list of sources; `url` only where a browser may follow it.
    `places` are the anchors of what cites it, in the order in which the page was written."""

    number: int
    source: Source
    url: str
    places: list[str] = field(default_factory=list)

    def cite(self) -> str:
        """The anchor of one more place that cites this source."""
        self.places.append(f"cite_{self.source.key}_{len(self.places) + 1}")
        return self.places[-1]


def notes_of(sources: tuple[Source, ...]) -> dict[str, Note]:
    """The sources by their keys, numbered in order."""
    return {
        source.key: Note(number=number, source=source, url=followable(source.url))
        for number, source in enumerate(sources, start=1)
    }


def followable(url: str) -> str:
    """The address of a source where it is one of the web; otherwise nothing."""
    return url if url.startswith(("https://", "http://")) else ""


def reference(note: Note) -> SafeString:
    """The number of a note, which leads to it, and to which it leads back."""
    return format_html(
        '<sup class="note"><a id="{}" href="#source_{}" aria-label="{}">{}</a></sup>',
        note.cite(),
        note.source.key,
        _("Source %(number)s") % {"number": note.number},
        note.number,
    )


def cited(text: str, notes: Mapping[str, Note]) -> SafeString:
    """A text as HTML, with a number wherever it cites one of the sources: `[^key]`. What cites
    something else is text."""

    def number(match: re.Match[str]) -> str:
        note = notes.get(match[1])
        return reference(note) if note else match[0]

    # Brackets and carets within addresses have been escaped by then: these are text.
    html = inline(text)
    return mark_safe(CITATION.sub(number, html)) if "[^" in html else html  # noqa: S308 - safe on either side
