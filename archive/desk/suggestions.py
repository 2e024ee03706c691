"""Related events that are suggested for articles: those that the catalog finds similar, to be related
or put away for good. Only what readers know is suggested: a relation to a draft could not be published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from archive.catalog.fold import ledger_mark
from archive.catalog.freshness import CatalogMissing
from archive.catalog.loading import imagined_all
from archive.catalog.similar import Similar, similar
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, DismissedSuggestion, Relation, Revision
from archive.desk.workflow import gate
from archive.documents import Document, RelationType, from_json
from archive.documents import Relation as DocumentRelation
from archive.ledger.models import Address, Record

Suggestions = Mapping[int, tuple[Similar, ...]]
"""What is suggested for each article, by its key, the most similar first."""


def suggestions(articles: Sequence[Article]) -> Suggestions:
    """What is suggested for articles as they were saved last; each with its `record`. A fixed number of
    queries; nothing while there is no catalog."""
    newest = Revision.objects.filter(article__in=articles, number=F("article__version"))
    documents = {article: from_json(text) for article, text in newest.values_list("article", "document")}
    return _suggested([(each, documents[each.pk]) for each in articles if each.pk in documents])


def suggestions_for(article: Article, document: Document) -> tuple[Similar, ...]:
    """What is suggested for one article that says this."""
    return _suggested([(article, document)]).get(article.pk, ())


def _suggested(asked: Sequence[tuple[Article, Document]]) -> Suggestions:
    if not asked:
        return {}
    head = ledger_mark()
    known = _known([article for article, _document in asked])
    hits = imagined_all([(document, article.record_id or 0, article.address) for article, document in asked])
    try:
        return {
            article.pk: similar(hit, document, head_number=head, without=known[article.pk])
            for (article, document), hit in zip(asked, hits, strict=True)
        }
    except CatalogMissing:
        return {}


def _known(articles: Sequence[Article]) -> dict[int, set[int]]:
    """The records that are not suggested for each article: those dismissed, from either side, and those
    whose article already names it, if only as a draft."""
    own = {article.record_id: article.pk for article in articles if article.record_id}
    dismissed = DismissedSuggestion.objects.order_by()
    rows = [
        *dismissed.filter(article__in=articles).values_list("article", "record"),
        *(
            (own[record], other)
            for record, other in dismissed.filter(record__in=own).values_list("record", "article__record")
        ),
        *Relation.objects.filter(target_article__in=articles).values_list(
            "target_article", "article__record"
        ),
    ]
    known: dict[int, set[int]] = {article.pk: set() for article in articles}
    for article, record in rows:
        if record is not None:
            known[article].add(record)
    return known


@transaction.atomic
def relate(article: Article, record: Record, *, type: RelationType, by: User) -> bool:  # noqa: A002
    """Relate the article to the record, as a further revision; tells whether that was new. Raises
    NotAdmitted for those who may not write the article."""
    now = gate.locked(article)
    _admit(now, by)
    document = document_of(now)
    named = {relation.target for relation in document.relations}
    if record.pk == now.record_id or Address.objects.filter(record=record, slug__in=named).exists():
        return False
    relation = DocumentRelation(type=type, target=record.slug)
    related = replace(document, relations=(*document.relations, relation))
    save_document(
        related, article=now, by=by, reason=_("Related to “%(title)s”") % {"title": title_of(record)}
    )
    return True


def dismiss(article: Article, record: Record, *, by: User) -> None:
    """Suggest the record for this article no more, nor the article beside the record. Raises
    NotAdmitted for those who may not write the article."""
    _admit(article, by)
    DismissedSuggestion.objects.get_or_create(article=article, record=record, defaults={"by": by})


def title_of(record: Record) -> str:
    """The title that readers know it by."""
    assert record.edition
    return record.edition.value.title


def _admit(article: Article, by: User) -> None:
    if not gate.may_write(by, article):
        raise gate.NotAdmitted(_("You may not change this article."))
