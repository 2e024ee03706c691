"""From the desk to readers: an article's document goes into the ledger as an edition.

References to records that are not public are left out of an edition; the editor is told which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive.desk.articles import document_of
from archive.desk.models import Article, Revision, Submission
from archive.desk.workflow import gate, steps, table
from archive.desk.workflow.gate import NotAdmitted
from archive.desk.workflow.hints import anchors
from archive.documents import Change, Document, compare, digest, from_json
from archive.ledger import acts, references
from archive.ledger.acts import Publication
from archive.ledger.models import Edition, Record
from archive.ledger.references import publishable

NOBODY = "import"
"""Who publishes, in the ledger, where an import was not told by whom."""


@dataclass(frozen=True, slots=True)
class Published:
    """An edition, and the references of its article that it leaves out."""

    edition: Edition
    left_out: tuple[str, ...]


@transaction.atomic
def publish(article: Article, *, by: User, note: str = "") -> Published:
    """Make a draft public as edition 1 of a new record, under its address for ever."""
    now = gate.take(article, table.PUBLISH, by=by, comment=note)
    return _issue(article, now, document_of(now), by=by, note=note)


@transaction.atomic
def correct(article: Article, *, by: User, note: str) -> Published:
    """Publish what the article says now as the next edition; `note` tells readers what changed."""
    now = gate.take(article, table.CORRECT, by=by, comment=note)
    return _issue(article, now, document_of(now), by=by, note=note)


@transaction.atomic
def publish_scheduled(article: Article, submission: Submission) -> Published:
    """Publish, or correct, the article as the revision that is scheduled, in the name of whoever
    scheduled it; the gate is asked again, since rights may have been taken meanwhile."""
    by, note, version = submission.scheduled_by, submission.note, submission.version
    if by is None:
        raise NotAdmitted(_("the account that scheduled it is no more"), slug=article.slug)
    transition = table.CORRECT if article.record else table.PUBLISH
    now = gate.take(article, transition, by=by, comment=note, version=version)
    return _issue(article, now, _revised(now, version), by=by, note=note)


@transaction.atomic
def withdraw(article: Article, *, by: User, note: str) -> None:
    """Take the record from the public; `note` stands in its place."""
    now = gate.take(article, table.WITHDRAW, by=by, comment=note)
    acts.withdraw(_record(now), by=by.get_username(), note=note)
    steps.forget([now])


@transaction.atomic
def reinstate(article: Article, *, by: User, note: str) -> None:
    """Give a withdrawn record back to the public."""
    now = gate.take(article, table.REINSTATE, by=by, comment=note)
    acts.reinstate(_record(now), by=by.get_username(), note=note)


def _issue(article: Article, now: Article, document: Document, *, by: User, note: str) -> Published:
    """Make the document the next edition of the article, which is locked and went through the gate."""
    anchors.refuse_broken([(now, document)])
    document, left_out = publishable(document)
    name = by.get_username()
    if now.record is None:
        edition = acts.publish(document, slug=now.slug, by=name, note=note)
    else:
        slug = now.slug if now.slug != now.record.slug else None
        edition = acts.correct(now.record, document, by=name, note=note, slug=slug)
    article.record = now.record = edition.record
    now.save(update_fields=["record"])
    steps.forget([now])
    return Published(edition, left_out)


def _revised(article: Article, version: int) -> Document:
    """What the article said as this revision; as it is kept now, where that is the newest."""
    if version == article.version:
        return document_of(article)
    return from_json(Revision.objects.get(article=article, number=version).document)


def _record(article: Article) -> Record:
    assert article.record is not None  # the gate has seen to it
    return article.record


def publish_all(
    contents: Sequence[tuple[Article, Document]], *, by: User | None, note: str
) -> dict[Article, Published]:
    """Publish or correct many articles together, with the documents that they hold; those whose
    edition says the same already are left alone. They may name one another. `by` nobody: an import
    from a shell.
    """
    named = {slug for _article, document in contents for slug in references.named(document)}
    known = references.published(named) | {article.address for article, _document in contents}
    ready = [(article, *publishable(document, also=known)) for article, document in contents]
    changed = [each for each in ready if _differs(each[0], each[1])]
    _admit_all(changed, by)
    name = by.get_username() if by else NOBODY
    editions = acts.publish_all(
        [
            Publication(
                document=document,
                by=name,
                slug="" if article.record else article.slug,
                record=article.record,
                note=note if article.record else "",
            )
            for article, document, _left_out in changed
        ]
    )
    published: dict[Article, Published] = {}
    for (article, _document, left_out), edition in zip(changed, editions, strict=True):
        article.record = edition.record
        published[article] = Published(edition, left_out)
    Article.objects.bulk_update(published, ["record"])
    steps.forget(list(published))
    return published


def _admit_all(changed: Sequence[tuple[Article, Document, tuple[str, ...]]], by: User | None) -> None:
    """Lead all of them through the gate."""
    now = gate.locked_all([article for article, *_rest in changed])
    new = [article for article in now if article.record is None]
    old = [article for article in now if article.record is not None]
    gate.take_all(new, table.PUBLISH, by=by)
    gate.take_all(old, table.CORRECT, by=by)
    anchors.refuse_broken([(article, document) for article, document, _left_out in changed])


def _differs(article: Article, document: Document) -> bool:
    if article.record is None or article.record.edition is None:
        return True
    return article.record.edition.digest != digest(document)


@dataclass(frozen=True, slots=True)
class Preview:
    """What readers would get if the article was published now, the references left out, and what
    would change for those who know the present edition."""

    document: Document
    left_out: tuple[str, ...]
    changes: tuple[Change, ...]


def preview(article: Article) -> Preview:
    """What would be published, without publishing it."""
    document, left_out = publishable(document_of(article))
    edition = article.record and article.record.edition
    changes = compare(edition.value, document) if isinstance(edition, Edition) else ()
    return Preview(document, left_out, changes)
