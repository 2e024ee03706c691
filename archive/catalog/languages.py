"""The languages of records as a facet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from archive.catalog.facets import Count, OneOf
from archive.catalog.fields import LanguageField
from archive.catalog.hits import Hit
from archive.catalog.parameters import Names, Parameter
from archive.vocabulary import languages

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery


class Languages(OneOf):
    """The language of each record, by its tag: of those that name none, the archive's own. Which ones there
    are, the records say."""

    field_class = LanguageField

    def __init__(self, name: str, *, plural: Any, **kwargs: Any) -> None:
        Parameter.__init__(self, name, **kwargs)
        self.default = ""
        self.plural = plural
        self.of = language_of

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """The most frequent first; one that is asked for but never occurs is counted 0."""
        asked = query.wanted(self.name)
        totals = {**dict.fromkeys(asked, 0), **found}
        ranked = sorted(totals.items(), key=lambda one: (-one[1], one[0]))
        return tuple(Count(tag, languages.name_of(tag), total, tag in asked) for tag, total in ranked)

    def words(self, value: str, names: Names) -> str:
        """The language's own name."""
        return f"{self.label}: {languages.name_of(value)}"


def language_of(hit: Hit, document: object = None) -> str:
    """The tag of the language that a record is written in."""
    return hit.language or languages.own()
