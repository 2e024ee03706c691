"""Events that may belong together though no relation says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Q

from archive.desk.models import Article, ArticleDossier, Relation

DAYS = 14
MOST = 100

Pair = tuple[Article, Article]


def suggestions(articles: Sequence[Article]) -> list[Pair]:
    """Each of these articles with another that shares a dossier with it, happened within two weeks of
    it, and has no relation with it, in either direction. Four queries, however many they are."""
    dated = [article for article in articles if article.first_day is not None]
    dossiers = _dossiers([article.pk for article in dated])
    others = _near(dated, set().union(*dossiers.values()))
    dossiers |= _dossiers([other.pk for other in others])
    known = _related(dated)
    return list(_pairs(dated, others, dossiers, known))


def _pairs(
    articles: Sequence[Article],
    others: Sequence[Article],
    dossiers: dict[int, set[int]],
    known: set[frozenset[int | None]],
) -> Iterator[Pair]:
    for article in articles:
        for other in others:
            pair = frozenset({article.pk, other.pk})
            shared = dossiers.get(article.pk, set()) & dossiers.get(other.pk, set())
            if len(pair) == 2 and shared and pair not in known and _are_near(article, other):
                known.add(pair)
                yield article, other


def _are_near(article: Article, other: Article) -> bool:
    days = (article.first_day, other.first_day)
    return None not in days and abs(days[0] - days[1]) <= DAYS  # type: ignore[operator]


def _dossiers(articles: Sequence[int]) -> dict[int, set[int]]:
    """The dossiers of each of the articles."""
    found: dict[int, set[int]] = {}
    for article, dossier in ArticleDossier.objects.filter(article__in=articles).values_list(
        "article", "dossier"
    ):
        found.setdefault(article, set()).add(dossier)
    return found


def _near(articles: Sequence[Article], dossiers: set[int]) -> list[Article]:
    """The first articles that are near one of these and belong to one of the dossiers."""
    near = Q(pk=None)
    for article in articles:
        assert article.first_day is not None
        near |= Q(first_day__range=(article.first_day - DAYS, article.first_day + DAYS))
    belongs = ArticleDossier.objects.filter(dossier__in=dossiers).values("article")
    others = Article.objects.filter(near, pk__in=belongs).select_related("record")
    return list(others.only("title", "slug", "first_day", "record__slug").order_by("first_day", "pk")[:MOST])


def _related(articles: Sequence[Article]) -> set[frozenset[int | None]]:
    """The pairs that a relation joins."""
    rows = Relation.objects.filter(Q(article__in=articles) | Q(target_article__in=articles))
    return {frozenset(pair) for pair in rows.values_list("article", "target_article")}
