"""Searching articles by the words of their texts.

The texts of an article are kept folded (no case, no accents) in one column. It is read from the
article that was changed last on, and stops at a full page: common words are found at once, rare ones
take one walk over the column. Any part of a word finds it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from archive.desk.models import Article, ArticleWords
from archive.documents import DemandList, Document, Section
from archive.vocabulary.names import fold

MOST_WORDS = 12
"""Further words of a search are not looked at."""


def text_of(document: Document) -> str:
    """What is searched of a document: title, texts, facts and date, folded."""
    return fold(" ".join(_texts(document)))


def _texts(document: Document) -> Iterable[str]:
    yield from (document.title, document.headline, document.dek, document.lead, document.closing)
    yield from (document.date.said, document.date.edtf, document.date.words)
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
        (ArticleWords(article=article, text=text_of(document)) for article, document in articles),
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["text"],
    )


def search(articles: QuerySet[Article], said: str) -> QuerySet[Article]:
    """Those of the articles in whose texts or address all of the words stand."""
    for word in fold(said.replace("\0", "")).split()[:MOST_WORDS]:
        articles = articles.filter(Q(words__text__contains=word) | Q(slug__contains=word))
    return articles
