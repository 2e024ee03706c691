"""What the document alone shows; no query."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.desk.articles.exact_days import exact_day
from archive.desk.vocabulary_care import doubts
from archive.desk.workflow.hints.hint import Hint
from archive.documents import Block, DemandList, Document
from archive.vocabulary import languages

SCHEMES = {"http", "https", "mailto"}
SHOWN = 5
_MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)>\s]*)")


def of_document(document: Document, today: datetime.date) -> Iterator[Hint]:
    """The hints of a document on this day."""
    yield from _date(document, today)
    yield from _missing(document)
    yield from _sources(document)
    yield from _empty_sections(document)
    yield from _links(document)
    if document.language and not languages.is_known(document.language):
        message = _("The archive has no name for the language “%(tag)s”: readers see the tag.")
        yield Hint("unknown-language", message % {"tag": document.language})
    yield from (Hint("mixed-scripts", said) for said in doubts.of_document(document))


def listed(names: list[str]) -> str:
    """The first of the names, and how many there are beside."""
    rest = len(names) - SHOWN
    shown = ", ".join(_("“%(name)s”") % {"name": name} for name in names[:SHOWN])
    return f"{shown} +{rest}" if rest > 0 else shown


def _date(document: Document, today: datetime.date) -> Iterator[Hint]:
    date = document.date
    if date.is_undated:
        yield Hint("undated", _("It has no event date: readers do not find it by date."))
    elif date.first_day is not None and date.first_day > today.toordinal():
        yield Hint("future", _("The event date, %(date)s, is after today.") % {"date": date.words})
    if exact := exact_day(date, document.lead):
        message = _("The date could be exact: the lead says %(day)s.")
        yield Hint("vague", message % {"day": exact.words})


def _missing(document: Document) -> Iterator[Hint]:
    if not document.lead:
        yield Hint("no-lead", _("It has no lead."))
    if not document.tags:
        yield Hint("no-tags", _("It has no tags: readers do not find it by subject."))


def _sources(document: Document) -> Iterator[Hint]:
    if not document.sources:
        yield Hint("no-source", _("It names no source."))
        return
    if loose := [fact.label for fact in document.key_facts if not fact.source]:
        message = ngettext(
            "A key fact has no source: %(labels)s.", "Key facts have no source: %(labels)s.", len(loose)
        )
        yield Hint("fact-without-source", message % {"labels": listed(loose)})


def _empty_sections(document: Document) -> Iterator[Hint]:
    following: list[Block | None] = [*document.blocks[1:], None]
    for block, after in zip(document.blocks, following, strict=False):
        holds = block.paragraphs or isinstance(block, DemandList) or block.points
        if not holds and (after is None or after.level <= block.level):
            message = _("Nothing stands under the heading “%(heading)s”.")
            yield Hint("empty-section", message % {"heading": block.heading})


def _links(document: Document) -> Iterator[Hint]:
    faulty = [
        *(source.url for source in document.sources if source.url and not is_link(source.url)),
        *(link for text in texts(document) for link in _MARKDOWN_LINK.findall(text) if not is_link(link)),
    ]
    if faulty:
        yield Hint("no-link", _("A link that leads nowhere: %(links)s.") % {"links": listed(faulty)})


def is_link(text: str) -> bool:
    """Whether a link leads somewhere: an address of the web with a host, or of a mailbox."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in SCHEMES and bool(host) and " " not in text


def texts(document: Document) -> Iterator[str]:
    """The texts of a document in which Markdown makes links."""
    yield from (document.dek, document.lead, document.closing)
    yield from (fact.value for fact in document.key_facts)
    yield from (answer.note for answer in document.answers)
    for block in document.blocks:
        yield from block.paragraphs
        if isinstance(block, DemandList):
            yield from (demand.text for demand in block.demands)
        else:
            yield from block.points
