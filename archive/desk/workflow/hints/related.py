"""Events that may belong together though no relation says so."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from archive.desk.models import Article, ArticleDossier, Relation

DAYS = 14
MOST = 5


def related_to(articles: Sequence[Article]) -> QuerySet[Article]:
    """Articles that share a dossier with one of these, happened within two weeks of it, and have no
    relation with it, in either direction. One query."""
    near = Q(pk=None)
    for article in articles:
        if article.first_day is not None:
            near |= _near(article)
    others = Article.objects.filter(near).exclude(pk__in=[article.pk for article in articles])
    return others.select_related("record").only("title", "slug", "record").order_by("first_day", "pk")[:MOST]


def _near(article: Article) -> Q:
    assert article.first_day is not None
    day = article.first_day
    dossiers = ArticleDossier.objects.filter(article=article).values("dossier")
    sharing = ArticleDossier.objects.filter(dossier__in=dossiers).values("article")
    named = Relation.objects.filter(article=article).exclude(target_article=None).values("target_article")
    naming = Relation.objects.filter(target_article=article).values("article")
    is_near = Q(first_day__range=(day - DAYS, day + DAYS), pk__in=sharing)
    return is_near & ~Q(pk__in=named) & ~Q(pk__in=naming)
