"""What needs care: among the articles that were changed last, and wherever a record was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from archive.desk.front.worklist import Line, WorkList
from archive.desk.models import Answer, Article, KeyFact, Relation
from archive.desk.models.article import ArticleQuerySet
from archive.desk.workflow.hints import demands
from archive.desk.workflow.hints.related import suggestions
from archive.desk.workflow.hints.texts import exact_day
from archive.ledger.models import Address, Record

SHOWN = 5
LOOKED_AT = 100
"""So many of the articles that were changed last are looked at; relations are suggested for the first few."""

SUGGESTED_FOR = 10


def lists(user: Any) -> list[WorkList]:
    """What needs care, for those who may change every article among all, else among one's own."""
    articles: ArticleQuerySet = Article.objects.all()
    if not user.has_perm("desk.change_every_article"):
        articles = articles.filter(created_by=user)
    recent = list(_short(articles)[:LOOKED_AT])
    return [
        WorkList("facts", _("Facts without a source"), _facts(recent)),
        WorkList("withdrawn", _("Relations to withdrawn articles"), _withdrawn(articles)),
        WorkList("answers", _("Answers without a demand"), _answers(recent)),
        WorkList("vague", _("Dates that could be exact"), _vague(recent)),
        WorkList("related", _("Perhaps related"), _related(recent)),
    ]


def _short(articles: ArticleQuerySet) -> ArticleQuerySet:
    rows = articles.select_related("record").order_by("-changed_at", "-pk")
    return rows.defer("headline", "dek", "closing")


def _lines(remarks: Iterable[tuple[Article, str]]) -> list[Line]:
    """A line an article, with the first remark on it."""
    lines: dict[int, Line] = {}
    for article, remark in remarks:
        lines.setdefault(article.pk, Line(article.pk, article.title, remark))
    return list(lines.values())[:SHOWN]


def _facts(recent: Sequence[Article]) -> list[Line]:
    rows = KeyFact.objects.filter(article__in=recent, source=None).order_by("position")
    labels: dict[int, list[str]] = {}
    for article, label in rows.values_list("article", "label"):
        labels.setdefault(article, []).append(label)
    return _lines((each, ", ".join(labels[each.pk])) for each in recent if each.pk in labels)


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


def _answers(recent: Sequence[Article]) -> list[Line]:
    by_key = {article.pk: article for article in recent}
    answers = [
        (by_key[article], demand if not demand.startswith("#") else f"{by_key[article].address}{demand}")
        for article, demand in Answer.objects.filter(article__in=recent).values_list("article", "demand")
    ]
    missing = demands.missing({reference for _article, reference in answers})
    return _lines(answer for answer in answers if answer[1] in missing)


def _vague(recent: Sequence[Article]) -> list[Line]:
    exact = ((article, exact_day(article.date, article.lead)) for article in recent)
    return _lines(
        (article, _("The lead says %(day)s.") % {"day": day.words}) for article, day in exact if day
    )


def _related(recent: Sequence[Article]) -> list[Line]:
    return _lines((article, other.title) for article, other in suggestions(recent[:SUGGESTED_FOR]))
