"""What needs care: noted with every save (see `articles.care`), and wherever a record was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.dates import EventDate
from archive.desk.front.worklist import Line, WorkList, count
from archive.desk.models import Article, Care, Relation
from archive.desk.models.article import ArticleQuerySet
from archive.desk.suggestions import suggestions
from archive.ledger.models import Address, Record

SHOWN = 5
SUGGESTED_FOR = 10
"""So many of the articles that were changed last are compared with what readers know."""


def lists(user: Any) -> list[WorkList]:
    """What needs care, for those who may change every article among all, else among one's own."""
    author = None if user.has_perm("desk.change_every_article") else user
    articles: ArticleQuerySet = Article.objects.filter(created_by=author) if author else Article.objects.all()
    return [
        *_noted(author),
        WorkList("withdrawn", _("Relations to withdrawn articles"), _withdrawn(author)),
        WorkList("related", _("Suggested related events"), _related(articles)),
    ]


def _noted(author: Any) -> Iterator[WorkList]:
    """What was noted in all articles, or in those of the author: the newest, and how many there are."""
    notes = Care.objects.filter(author=author) if author else Care.objects.all()
    for kind, title in (
        (Care.Kind.FACTS, _("Facts without a source")),
        (Care.Kind.ANSWERS, _("Answers without a demand")),
        (Care.Kind.VAGUE, _("Dates that could be exact")),
    ):
        rows = notes.filter(kind=kind).select_related("article").order_by("-changed_at")
        lines = [Line(row.article_id, row.article.title, _remark(row)) for row in _short(rows)[:SHOWN]]
        query = f"care={kind}&author={author.pk}" if author else f"care={kind}"
        yield WorkList(str(kind), title, lines, count(notes.filter(kind=kind)), query)


def _remark(note: Care) -> str:
    if note.kind != Care.Kind.VAGUE:
        return note.what
    return _("The lead says %(day)s.") % {"day": EventDate(said="", edtf=note.what).words}


def _short(rows: Any) -> Any:
    return rows.only("kind", "what", "article__title")


def _withdrawn(author: Any) -> list[Line]:
    articles = list(Article.objects.filter(record__state=Record.State.WITHDRAWN).values_list("pk", flat=True))
    addresses = Address.objects.filter(record__state=Record.State.WITHDRAWN).values_list("slug", flat=True)
    named = Relation.objects.filter(target_article__in=articles)
    unknown = Relation.objects.filter(target__in=list(addresses))
    found = [*_newest(named, author), *_newest(unknown, author)]
    found.sort(key=lambda row: row.article.changed_at, reverse=True)
    return _lines((row.article, str(row)) for row in found)


def _newest(relations: QuerySet[Relation], author: Any) -> QuerySet[Relation]:
    """Those of the articles that were changed last. Asked in one, no index would answer."""
    own = relations.filter(article__created_by=author) if author else relations
    rows = own.select_related("article", "target_article").order_by("-article__changed_at", "position")
    return rows.only("type", "target", "article__title", "article__changed_at", "target_article__title")[
        :SHOWN
    ]


def _related(articles: ArticleQuerySet) -> list[Line]:
    newest = articles.select_related("record").order_by("-changed_at", "-pk")
    recent = list(newest.defer("headline", "dek", "lead", "closing")[:SUGGESTED_FOR])
    found = suggestions(recent)
    return _lines(
        (article, f"{one.hit.title}: {', '.join(one.reasons)}")
        for article in recent
        for one in found.get(article.pk, ())
    )


def _lines(remarks: Iterable[tuple[Article, str]]) -> list[Line]:
    """A line an article, with the first remark on it."""
    lines: dict[int, Line] = {}
    for article, remark in remarks:
        lines.setdefault(article.pk, Line(article.pk, article.title, remark))
    return list(lines.values())[:SHOWN]
