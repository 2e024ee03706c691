"""Correcting: a record gets its next edition."""

from __future__ import annotations

from archive.documents import Document
from archive.ledger.acts.publish import publish_all
from archive.ledger.admission import Publication
from archive.ledger.models import Edition, Record


def correct(record: Record, document: Document, *, by: str, note: str, slug: str | None = None) -> Edition:
    """Publish the document as the next edition of the record, with a public note of what changed.

    With `slug` the record moves to that address; the earlier one redirects for ever. Raises
    NoteMissing, NothingChanged, or what `publish` raises.
    """
    return publish_all([Publication(document=document, record=record, slug=slug or "", by=by, note=note)])[0]
