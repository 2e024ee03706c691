"""Changing many articles in one way, through the one save."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from archive.desk.articles import RefusedDocument, Save, documents_of, save_documents
from archive.desk.models import Article
from archive.documents import Document

BATCH = 200


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


Change = Callable[[Document], Document]
"""What makes of a document the one that takes its place."""


def edit(keys: Collection[int], change: Change, *, by: User, reason: str) -> Outcome:
    """Change the articles with these primary keys. Each that changes gets a revision; what is public
    stays as it is until a correction is published. A document that is refused changes nothing, and
    hinders no other."""
    outcome, ordered = Outcome(), sorted(keys)
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        try:
            outcome.add(_edit(batch, change, by=by, reason=reason))
        except RefusedDocument:
            for key in batch:
                outcome.add(_edit_alone(key, change, by=by, reason=reason))
    return outcome


@transaction.atomic
def _edit(keys: Sequence[int], change: Change, *, by: User, reason: str) -> Outcome:
    # Locked before they are read: what somebody saves meanwhile is neither lost nor missed.
    articles = list(Article.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))
    pairs = list(zip(articles, documents_of(articles), strict=True))
    saves = [
        Save(changed, article) for article, document in pairs if (changed := change(document)) != document
    ]
    save_documents(saves, by=by, reason=reason)
    return Outcome(changed=[save.article for save in saves], unchanged=len(pairs) - len(saves))


def _edit_alone(key: int, change: Change, *, by: User, reason: str) -> Outcome:
    try:
        return _edit([key], change, by=by, reason=reason)
    except RefusedDocument as error:
        return Outcome(refused=[(Article.objects.get(pk=key), str(error))])
