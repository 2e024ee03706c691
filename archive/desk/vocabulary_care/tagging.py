"""Changing the tags of many articles at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import User
from django.db import transaction

from archive.desk.articles import RefusedDocument, Save, documents_of, save_documents
from archive.desk.models import Article
from archive.documents import Document

BATCH = 200


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


@dataclass(slots=True)
class Outcome:
    """What a change of many articles did."""

    changed: list[Article] = field(default_factory=list)
    unchanged: int = 0
    refused: list[tuple[Article, str]] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count the other's articles too."""
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.refused += other.refused


def retag(keys: Collection[int], retagging: Retagging, *, by: User, reason: str) -> Outcome:
    """Change the tags of the articles with these primary keys. Each that changes gets a revision; what is
    public stays as it is until a correction is published. A document that is refused changes nothing, and
    hinders no other."""
    outcome, ordered = Outcome(), sorted(keys)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        try:
            outcome.add(_retag(batch, retagging, by=by, reason=reason))
        except RefusedDocument:
            for key in batch:
                outcome.add(_retag_alone(key, retagging, by=by, reason=reason))
    return outcome


@transaction.atomic
def _retag(keys: Sequence[int], retagging: Retagging, *, by: User, reason: str) -> Outcome:
    # Locked before they are read: what somebody saves meanwhile is neither lost nor missed.
    articles = list(Article.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
    pairs = list(zip(articles, documents_of(articles), strict=True))
    saves = [
        Save(changed, article)
        for article, document in pairs
        if (changed := retagging.of(document)) != document
    ]
    save_documents(saves, by=by, reason=reason)
    return Outcome(changed=[save.article for save in saves], unchanged=len(pairs) - len(saves))


def _retag_alone(key: int, retagging: Retagging, *, by: User, reason: str) -> Outcome:
    try:
        return _retag([key], retagging, by=by, reason=reason)
    except RefusedDocument as error:
        return Outcome(refused=[(Article.objects.get(pk=key), str(error))])
