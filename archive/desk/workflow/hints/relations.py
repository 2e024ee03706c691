"""Relations that cannot be: a result before its cause, and causes that lead round in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from archive.dates import EventDate
from archive.desk.articles import addresses
from archive.desk.models import Article, Relation
from archive.desk.workflow.hints.hint import Hint
from archive.desk.workflow.hints.texts import listed
from archive.documents import Document, RelationType


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of an article to another, as it is read from the first, whichever of them states it."""

    type: RelationType
    other: Article


def of_relations(article: Article, document: Document) -> Iterator[Hint]:
    """What is wrong with the relations that the document states and that others state of the article.
    Three queries."""
    stated = [*_own(document), *_of_others(article)]
    for each in stated:
        if each.type.time.is_broken(document.date, each.other.date):
            yield Hint("against-time", _against_time(each, document.date))
    if circle := _closing(article, stated):
        message = _("Causes lead round in a circle: it led to %(effects)s, and resulted from it.")
        yield Hint("circle", message % {"effects": listed(circle)})


def _against_time(stated: Stated, date: EventDate) -> str:
    message = _("“%(relation)s %(title)s” cannot be: this is of %(date)s, that of %(other)s.")
    return message % {
        "relation": _(stated.type.words),
        "title": stated.other.title,
        "date": date.words,
        "other": stated.other.date.words,
    }


def _own(document: Document) -> Iterator[Stated]:
    articles = addresses.find({relation.target for relation in document.relations})
    for relation in document.relations:
        if relation.target in articles:
            yield Stated(relation.type, articles[relation.target])


def _of_others(article: Article) -> Iterator[Stated]:
    for row in Relation.objects.filter(target_article=article.pk).select_related("article"):
        yield Stated(RelationType(row.type).converse, row.article)


def _closing(article: Article, stated: Collection[Stated]) -> list[str]:
    """The titles of the effects of the article from which effects lead back to it."""
    effects = {each.other.pk: each.other.title for each in stated if each.type is RelationType.LED_TO}
    causes = {each.other.pk for each in stated if each.type is RelationType.RESULTED_FROM}
    if not effects or not causes:
        return []
    reached = _reached(article, effects)
    return [title for effect, title in effects.items() if causes & reached[effect]]


_EFFECTS = """
WITH RECURSIVE step (cause, effect) AS (
    SELECT article_id, target_article_id FROM desk_relation
     WHERE type = 'led-to' AND target_article_id IS NOT NULL
     UNION ALL
    SELECT target_article_id, article_id FROM desk_relation
     WHERE type = 'resulted-from' AND target_article_id IS NOT NULL
), reached (start, article) AS (
    SELECT id, id FROM desk_article WHERE id IN ({places})
     UNION
    SELECT reached.start, step.effect FROM reached JOIN step ON step.cause = reached.article
     WHERE reached.article <> %s
)
SELECT start, article FROM reached
"""


def _reached(article: Article, effects: Collection[int]) -> dict[int, set[int]]:
    """What each of the effects led to, itself included, step by step; no step leads on from the article."""
    reached: dict[int, set[int]] = {effect: set() for effect in effects}
    sql = _EFFECTS.format(places=", ".join(["%s"] * len(reached)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*reached, article.pk or 0])
        for start, found in cursor.fetchall():
            reached[start].add(found)
    return reached
