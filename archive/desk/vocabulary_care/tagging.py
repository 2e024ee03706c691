"""Changing the tags of many articles at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from archive.desk.vocabulary_care.editing import Outcome, edit
from archive.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Retagging:
    """Tags to add, tags to remove, and tags of which each takes the place of another, by name."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    exchange: tuple[tuple[str, str], ...] = ()

    def of(self, document: Document) -> Document:
        """The document with its tags changed, each once, in their order."""
        successors = dict(self.exchange)
        kept = (successors.get(tag, tag) for tag in document.tags if tag not in self.remove)
        return replace(document, tags=tuple(dict.fromkeys([*kept, *self.add])))


def retag(keys: Collection[int], retagging: Retagging, *, by: User, reason: str) -> Outcome:
    """Change the tags of the articles with these primary keys (see `editing.edit`)."""
    return edit(keys, retagging.of, by=by, reason=reason)
