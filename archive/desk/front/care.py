"""What needs care: noted with every save (see `articles.care`), and wherever a record was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from archive.dates import EventDate
from archive.desk.front.worklist import Line, WorkList
from archive.desk.models import Article, Care, Relation
from archive.desk.models.article import ArticleQuerySet
from archive.desk.workflow.hints.related import suggestions
from archive.ledger.models import Address, Record

SHOWN = 5
SUGGESTED_FOR = 10
"""So many of the articles that were changed last are compared with what is near them."""


def lists(user: Any) -> list[WorkList]:
    """What needs care, for those who may change every article among all, else among one's own."""
    is_own = not user.has_perm("desk.change_every_article")
    articles: ArticleQuerySet = Article.objects.all()
    if is_own:
        articles = articles.filter(created_by=user)
    return [
        *_noted(user if is_own else None),
        WorkList("withdrawn", _("Relations to withdrawn articles"), _withdrawn(articles)),
        WorkList("related", _("Suggested related events"), _related(articles)),
    ]


def _noted(author: Any) -> Iterator[WorkList]:
    """What was noted in all articles, or in those of the author: the newest, and how many there are."""
    notes = Care.objects.filter(author=author) if author else Care.objects.all()
    totals = dict(notes.order_by().values_list("kind").annotate(Count("pk")))
    for kind, title in (
        (Care.Kind.FACTS, _("Facts without a source")),
        (Care.Kind.ANSWERS, _("Answers without a demand")),
        (Care.Kind.VAGUE, _("Dates that could be exact")),
    ):
        rows = notes.filter(kind=kind).select_related("article").order_by("-changed_at")
        lines = [Line(row.article_id, row.article.title, _remark(row)) for row in _short(rows)[:SHOWN]]
        query = f"care={kind}&author={author.pk}" if author else f"care={kind}"
        yield WorkList(str(kind), title, lines, totals.get(kind), query)


def _remark(note: Care) -> str:
    if note.kind != Care.Kind.VAGUE:
        return note.what
    return _("The lead says %(day)s.") % {"day": EventDate(said="", edtf=note.what).words}


def _short(rows: Any) -> Any:
    return rows.only("kind", "what", "article__title")


def _withdrawn(articles: ArticleQuerySet) -> list[Line]:
    withdrawn = Record.objects.filter(state=Record.State.WITHDRAWN)
    addresses = Address.objects.filter(record__in=withdrawn).values("slug")
    leads_there = Q(target_article__record__in=withdrawn) | Q(target__in=addresses)
    rows = Relation.objects.filter(leads_there, article__in=articles).select_related(
        "article", "target_article"
    )
    return _lines(
        (row.article, str(row)) for row in rows.order_by("-article__changed_at", "position")[:SHOWN]
    )


def _related(articles: ArticleQuerySet) -> list[Line]:
    newest = articles.select_related("record").order_by("-changed_at", "-pk")
    recent = list(newest.defer("headline", "dek", "lead", "closing")[:SUGGESTED_FOR])
    return _lines((article, other.title) for article, other in suggestions(recent))


def _lines(remarks: Iterable[tuple[Article, str]]) -> list[Line]:
    """A line an article, with the first remark on it."""
    lines: dict[int, Line] = {}
    for article, remark in remarks:
        lines.setdefault(article.pk, Line(article.pk, article.title, remark))
    return list(lines.values())[:SHOWN]
