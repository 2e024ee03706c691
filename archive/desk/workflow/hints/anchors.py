"""Demands that readers are led to: their keys are addresses, and addresses stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.desk.models import Answer, Article, Demand
from archive.documents import Document
from archive.ledger.models import Address, Edition, Record


def broken(contents: Sequence[tuple[Article, Document]]) -> dict[int, list[str]]:
    """The demands (keys, by article) that the current edition has, that the document has no more,
    and that records of others which readers see answer or restate."""
    gone = {article.pk: keys for article, keys in _gone(contents)}
    if not gone:
        return {}
    records = {article.record_id: article.pk for article, _document in contents if article.pk in gone}
    addresses = Address.objects.filter(record__in=records).values_list("slug", "record")
    references = {
        f"{slug}#{key}": (records[record], key) for slug, record in addresses for key in gone[records[record]]
    }
    found: dict[int, list[str]] = {}
    for reference, by in _named(list(references)):
        article, key = references[reference]
        if by != article and key not in found.setdefault(article, []):
            found[article].append(key)
    return {article: keys for article, keys in found.items() if keys}


def _gone(contents: Sequence[tuple[Article, Document]]) -> Iterator[tuple[Article, set[str]]]:
    """The keys of demands that each of the articles loses; those that lose none are left out."""
    editions = Edition.objects.filter(pk__in=[a.record.edition_id for a, _document in contents if a.record])
    current = {edition.record_id: edition.value for edition in editions} if editions else {}
    for article, document in contents:
        if article.record_id in current:
            keys = {demand.key for demand in current[article.record_id].demands}
            if lost := keys - {demand.key for demand in document.demands}:
                yield article, lost


def _named(references: list[str]) -> Iterator[tuple[str, int]]:
    """The references that published articles hold, each with the article."""
    is_public = {"article__record__state": Record.State.PUBLISHED}
    yield from Answer.objects.filter(demand__in=references, **is_public).values_list("demand", "article")
    yield from Demand.objects.filter(restates__in=references, **is_public).values_list("restates", "article")
