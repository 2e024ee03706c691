"""Searching articles by the words of their texts.

The texts and the address of an article are kept folded (no case, no accents) in one column. Any part of
a word finds it. An index by three letters in a row (see migration 0017) tells the articles of a rare
word; for a common one the column is read from the article that was changed last on, until a page is full.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet

from archive.dates.speech import ENGLISH
from archive.desk.models import Article, ArticleWords
from archive.documents import DemandList, Document, Section
from archive.vocabulary.names import fold

MOST_WORDS = 12
"""Further words of a search are not looked at."""

FEW = 2000
"""A word that stands in no more articles is rare."""

SHORTEST = 3
"""What is shorter is not in the index."""

INDEXED = {
    "sqlite": "SELECT rowid FROM desk_wordindex WHERE text LIKE %s LIMIT %s",
    "postgresql": "SELECT article_id FROM desk_articlewords WHERE text LIKE %s LIMIT %s",
}
"""The statement that the index of each database answers."""


def text_of(document: Document, slug: str = "") -> str:
    """What is searched of a document: title, texts, facts and date, folded; and its address."""
    return f"{fold(' '.join(_texts(document)))} {slug}"


def _texts(document: Document) -> Iterable[str]:
    yield from (document.title, document.headline, document.dek, document.lead, document.closing)
    yield from (document.date.said, document.date.edtf, document.date.words_in(ENGLISH))
    for fact in document.key_facts:
        yield from (fact.label, fact.value)
    for block in document.blocks:
        yield from (block.heading, *block.paragraphs)
        if isinstance(block, Section):
            yield from block.points
        if isinstance(block, DemandList):
            yield from (demand.text for demand in block.demands)
    yield from (answer.note for answer in document.answers)
    yield from (source.title for source in document.sources)


def keep(articles: Iterable[tuple[Article, Document]]) -> None:
    """Write what is searched of articles that were saved."""
    ArticleWords.objects.bulk_create(
        (
            ArticleWords(article=article, text=text_of(document, article.slug))
            for article, document in articles
        ),
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["text"],
    )


def search(articles: QuerySet[Article], said: str) -> QuerySet[Article]:
    """Those of the articles in whose texts or address all of the words stand."""
    for word in fold(said.replace("\0", "")).split()[:MOST_WORDS]:
        rare = _rare(word)
        stands = Q(words__text__contains=word) if rare is None else Q(pk__in=rare)
        articles = articles.filter(stands)
    return articles


def _rare(word: str) -> list[int] | None:
    """The articles in which a rare word stands; None for any other, and for what the index cannot tell."""
    if len(word) < SHORTEST or set(word) & set("%_\\"):
        return None
    with connection.cursor() as cursor:
        cursor.execute(INDEXED[connection.vendor], [f"%{word}%", FEW + 1])
        found = [key for (key,) in cursor.fetchall()]
    return found if len(found) <= FEW else None
