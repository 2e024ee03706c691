"""Revisions as documents."""

from __future__ import annotations

from django.utils.translation import gettext as _

from archive.desk.models import Revision
from archive.documents import Document, InvalidDocument, from_json


class UnreadableRevision(ValueError):
    """A revision that does not hold a document as this version of the archive knows them."""


def read(revision: Revision) -> Document:
    """What the article said after this save, in whatever format it was kept.

    Raises UnreadableRevision, which says what is wrong with it.
    """
    try:
        return from_json(revision.document)
    except InvalidDocument as error:
        message = _("Revision %(number)d cannot be read: %(error)s")
        raise UnreadableRevision(message % {"number": revision.number, "error": error}) from error
