"""Demands that readers are led to: their keys are addresses, and addresses stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from archive.desk.models import Answer, Article, Demand
from archive.desk.workflow.gate import NotAdmitted
from archive.documents import Document
from archive.ledger.models import Address, Edition, Record


def refuse_broken(contents: Sequence[tuple[Article, Document]]) -> None:
    """Raise NotAdmitted for the first document that would lead readers of other records to demands
    that are no more."""
    for article, keys in broken(contents).items():
        slug = next(each.slug for each, _document in contents if each.pk == article)
        raise NotAdmitted(gone(keys), slug=slug)


def gone(keys: list[str]) -> str:
    """What to say of demands that others name and that are to go."""
    message = _("Other records answer or restate demands that it no longer has: %(keys)s. Keep their keys.")
    return message % {"keys": ", ".join(sorted(keys))}


def broken(contents: Sequence[tuple[Article, Document]]) -> dict[int, list[str]]:
    """The demands (keys, by article) that the current edition has, that the document has no more,
    and that records of others which readers see answer or restate."""
    lost = {article.pk: keys for article, keys in _lost(contents)}
    if not lost:
        return {}
    records = {article.record_id: article.pk for article, _document in contents if article.pk in lost}
    addresses = Address.objects.filter(record__in=records).values_list("slug", "record")
    references = {
        f"{slug}#{key}": (records[record], key) for slug, record in addresses for key in lost[records[record]]
    }
    found: dict[int, list[str]] = {}
    for reference, by in _named(list(references)):
        article, key = references[reference]
        if by != article and key not in found.setdefault(article, []):
            found[article].append(key)
    return {article: keys for article, keys in found.items() if keys}


def _lost(contents: Sequence[tuple[Article, Document]]) -> Iterator[tuple[Article, set[str]]]:
    """The keys of demands that each of the articles loses; those that lose none are left out."""
    editions = Edition.objects.filter(pk__in=[a.record.edition_id for a, _document in contents if a.record])
    current = {edition.record_id: edition.value for edition in editions} if editions else {}
    for article, document in contents:
        if article.record_id in current:
            keys = {demand.key for demand in current[article.record_id].demands}
            if missing := keys - {demand.key for demand in document.demands}:
                yield article, missing


def _named(references: list[str]) -> Iterator[tuple[str, int]]:
    """The references that published articles hold, each with the article."""
    is_public = {"article__record__state": Record.State.PUBLISHED}
    yield from Answer.objects.filter(demand__in=references, **is_public).values_list("demand", "article")
    yield from Demand.objects.filter(restates__in=references, **is_public).values_list("restates", "article")
