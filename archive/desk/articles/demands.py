"""References to demands that are not there."""

from __future__ import annotations

from collections.abc import Collection

from archive.desk.articles import addresses
from archive.desk.models import Demand


def missing(references: Collection[str]) -> set[str]:
    """Those of the references (``address#key``) whose article the desk has, without such a demand.
    Two queries."""
    named = {reference: reference.partition("#") for reference in references}
    articles = {
        article.pk: slug
        for slug, article in addresses.find({slug for slug, _mark, _key in named.values()}).items()
    }
    rows = Demand.objects.filter(article__in=articles).values_list("article", "key")
    there = {(articles[article], key) for article, key in rows}
    known = set(articles.values())
    return {
        reference
        for reference, (slug, _mark, key) in named.items()
        if slug in known and (slug, key) not in there
    }
