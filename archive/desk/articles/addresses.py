"""The addresses of articles: given once, free of all that readers know, and followed by relations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from archive.desk.models import Article, Relation
from archive.documents import Document
from archive.ledger import slugs
from archive.ledger.models import Address
from archive.vocabulary.slugs import FreeSlugs

KEY = 0x736C7567
"""Any number that nothing else in the database locks: the letters "slug"."""


def taken(addresses: Collection[str]) -> set[str]:
    """Those of the addresses that an article or a record has, or that a record ever had."""
    articles = Article.objects.filter(slug__in=addresses).values_list("slug", flat=True)
    records = Address.objects.filter(slug__in=addresses).values_list("slug", flat=True)
    return {*articles, *records}


def give(articles: Sequence[tuple[Article, Document, str]]) -> None:
    """Give each article that has no address a free one, made from the wish beside it or, where that
    is empty, from the document's date and title. Two queries as long as they are all free."""
    wishes = [
        (article, wish or slugs.propose(document)) for article, document, wish in articles if not article.slug
    ]
    if wishes:
        _alone()
    free = FreeSlugs(taken, {wish for _article, wish in wishes})
    for article, wish in wishes:
        article.slug = free.give(wish)


def _alone() -> None:
    """Until this transaction ends, nobody else gives addresses: those that another transaction gives
    are not seen here before it ends. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])


def find(addresses: Collection[str]) -> dict[str, Article]:
    """The articles that other records name by these addresses: by the one that readers know, or, for
    a draft, by the one that it will have."""
    found = Article.objects.select_related("record").filter(
        Q(record__slug__in=addresses) | Q(record=None, slug__in=addresses)
    )
    return {article.address: article for article in found}


def adopt(articles: Collection[Article]) -> None:
    """Lead relations that named the address of one of these articles, before the desk had it, to the
    article itself, which they then follow."""
    by_slug = {article.address: article for article in articles}
    named_twice = Relation.objects.filter(
        article=OuterRef("article"), type=OuterRef("type"), target_article__slug=OuterRef("target")
    )
    waiting = Relation.objects.filter(Q(target__in=by_slug), ~Exists(named_twice)).exclude(
        article__slug=F("target")
    )
    for relation in waiting:
        relation.target_article, relation.target = by_slug[relation.target], ""
        relation.save(update_fields=["target_article", "target"])


def belongs_to_other(slug: str, article: Article) -> bool:
    """Whether another article or record has, or ever had, the address."""
    records = Address.objects.filter(slug=slug).exclude(record=article.record_id)
    return records.exists() or Article.objects.filter(slug=slug).exclude(pk=article.pk).exists()
