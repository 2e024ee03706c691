"""Published records for tests, of any room: plain functions, through the acts themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.dates import UNDATED, read_date
from archive.documents import Document
from archive.ledger import acts, slugs
from archive.ledger.models import Edition, Record

BY = "Ada Editor"


def document(title: str = "Envoys meet in Geneva", *, date: str = "", **parts: Any) -> Document:
    """A document of this title; `date` as a source says it."""
    return Document(title=title, date=read_date(date) if date else UNDATED, **parts)


def published(title: str = "Envoys meet in Geneva", *, slug: str = "", **parts: Any) -> Edition:
    """The first edition of a new record, at a free address where none is given."""
    value = document(title, **parts)
    return acts.publish(value, slug=slug or slugs.free(slugs.propose(value), slugs.taken), by=BY)


def corrected(
    edition: Edition, *, note: str = "Corrected.", slug: str | None = None, **parts: Any
) -> Edition:
    """The next edition of the record, with these parts changed."""
    return acts.correct(edition.record, replace(edition.value, **parts), by=BY, note=note, slug=slug)


def withdrawn(title: str = "Envoys meet in Geneva", *, note: str = "Withdrawn.", **parts: Any) -> Record:
    """A record that was published and withdrawn."""
    record = published(title, **parts).record
    acts.withdraw(record, by=BY, note=note)
    return Record.objects.get(pk=record.pk)
