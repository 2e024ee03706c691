"""Where something is used: a term, the label of a key fact, an article."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from archive.desk.models import Answer, Article, Demand, KeyFact, Relation
from archive.desk.models.article import ArticleQuerySet
from archive.desk.vocabulary_care.links import LINKS, Link
from archive.vocabulary import languages
from archive.vocabulary.models import Term


def articles(term: Term) -> ArticleQuerySet:
    """The articles that carry the term, in whatever place."""
    links = LINKS[type(term)].values()
    return Article.objects.filter(reduce(or_, (Q(_carries(link, term)) for link in links)))


def _carries(link: Link, term: Term) -> Exists:
    return Exists(link.rows(term).filter(**{link.place[0]: OuterRef("pk")}))


def counts(vocabulary: type[Term], keys: Collection[int]) -> dict[int, int]:
    """The number of articles that carry each of the terms with these primary keys; one query a link."""
    found: dict[int, set[int]] = {}
    for link in LINKS[vocabulary].values():
        rows = link.model._default_manager.filter(**{f"{link.term}__in": keys})
        for term, article in rows.values_list(link.term, link.place[0]):
            found.setdefault(term, set()).add(article)
    return {term: len(articles) for term, articles in found.items()}


def labels() -> QuerySet[KeyFact, dict[str, Any]]:
    """The labels of key facts in use, each with the number of its articles, the most frequent first."""
    counted = KeyFact.objects.values("label").annotate(articles=Count("article", distinct=True))
    return counted.order_by("-articles", "label")


def articles_with_label(label: str) -> ArticleQuerySet:
    """The articles that have a key fact of this label."""
    return Article.objects.filter(Exists(KeyFact.objects.filter(article=OuterRef("pk"), label=label)))


_ARTICLE = ("article__record", "article__submission")  # what tells its state


@dataclass(frozen=True, slots=True)
class Use:
    """An article that names another, and how."""

    article: Article
    how: str


def of_article(article: Article) -> list[Use]:
    """The articles that name this one: as related, by answering one of its demands or by restating one, or
    as its translations. Four queries, however many there are."""
    return [*_relations(article), *_answers(article), *_restatements(article), *_translations(article)]


def _relations(article: Article) -> Iterator[Use]:
    named = Q(target_article=article) | Q(target__in=_addresses(article))
    for row in Relation.objects.filter(named).select_related(*_ARTICLE).order_by("article", "position"):
        yield Use(row.article, row.get_type_display())


def _answers(article: Article) -> Iterator[Use]:
    rows = Answer.objects.filter(_starts_with("demand", article)).select_related(*_ARTICLE)
    for row in rows.order_by("article", "position"):
        key = row.demand.partition("#")[2]
        yield Use(
            row.article,
            _("answers %(key)s: %(verdict)s") % {"key": key, "verdict": row.get_verdict_display()},
        )


def _restatements(article: Article) -> Iterator[Use]:
    rows = Demand.objects.filter(_starts_with("restates", article)).select_related(*_ARTICLE)
    for row in rows.order_by("article", "position"):
        keys = {"key": row.restates.partition("#")[2], "own": row.key}
        yield Use(row.article, _("restates %(key)s as %(own)s") % keys)


def _translations(article: Article) -> Iterator[Use]:
    rows = Article.objects.filter(translation_of__in=_addresses(article))
    for row in rows.select_related("record", "submission").order_by("pk"):
        yield Use(
            row,
            _("translates it (%(language)s)")
            % {"language": languages.name_of(row.language or languages.own())},
        )


def _starts_with(field: str, article: Article) -> Q:
    return reduce(or_, (Q(**{f"{field}__startswith": f"{slug}#"}) for slug in _addresses(article)))


def _addresses(article: Article) -> list[str]:
    """The addresses under which others may name the article."""
    former = article.record.addresses.values_list("slug", flat=True) if article.record else ()
    return list(dict.fromkeys([article.slug, *former]))
