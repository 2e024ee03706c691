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
from archive.desk.models import Article
from archive.documents import Change, Document, compare, digest
from archive.ledger import acts, references
from archive.ledger.acts import Publication, RefusedAct
from archive.ledger.models import Edition, Record
from archive.ledger.references import publishable


@dataclass(frozen=True, slots=True)
class Published:
    """An edition, and the references of its article that it leaves out."""

    edition: Edition
    left_out: tuple[str, ...]


@transaction.atomic
def publish(article: Article, *, by: User, note: str = "") -> Published:
    """Make a draft public as edition 1 of a new record, under its address for ever."""
    _lock(article)
    if article.record:
        raise RefusedAct(_("This article is public already: correct it."))
    document, left_out = publishable(document_of(article))
    edition = acts.publish(document, slug=article.slug, by=by.get_username(), note=note)
    article.record = edition.record
    article.save(update_fields=["record"])
    return Published(edition, left_out)


@transaction.atomic
def correct(article: Article, *, by: User, note: str) -> Published:
    """Publish what the article says now as the next edition; `note` tells readers what changed."""
    record = _public_record(article)
    document, left_out = publishable(document_of(article))
    slug = article.slug if article.slug != record.slug else None
    edition = acts.correct(record, document, by=by.get_username(), note=note, slug=slug)
    return Published(edition, left_out)


@transaction.atomic
def withdraw(article: Article, *, by: User, note: str) -> None:
    """Take the record from the public; `note` stands in its place."""
    acts.withdraw(_public_record(article), by=by.get_username(), note=note)


@transaction.atomic
def reinstate(article: Article, *, by: User, note: str) -> None:
    """Give a withdrawn record back to the public."""
    acts.reinstate(_public_record(article), by=by.get_username(), note=note)


def publish_all(
    contents: Sequence[tuple[Article, Document]], *, by: str, note: str
) -> dict[Article, Published]:
    """Publish or correct many articles together, with the documents that they hold; those whose
    edition says the same already are left alone. They may name one another.

    Locks are the caller's: nobody else may change the articles meanwhile.
    """
    named = {slug for _article, document in contents for slug in references.named(document)}
    known = references.published(named) | {article.address for article, _document in contents}
    ready = [(article, *publishable(document, also=known)) for article, document in contents]
    changed = [each for each in ready if _differs(each[0], each[1])]
    editions = acts.publish_all(
        [
            Publication(
                document=document,
                by=by,
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
    return published


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


def _public_record(article: Article) -> Record:
    _lock(article)
    if article.record is None:
        raise RefusedAct(_("This article has never been public: publish it."))
    return article.record


def _lock(article: Article) -> None:
    """Wait for other acts on this article, then see what they left."""
    article.record = (
        Article.objects.select_for_update(of=("self",)).select_related("record").get(pk=article.pk).record
    )
