"""The languages of records as a facet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.catalog.facets import Count, Terms
from archive.catalog.hits import Hit, Named
from archive.catalog.parameters import Names
from archive.vocabulary import languages


class Languages(Terms):
    """The language of each record, by its tag: of those that name none, the archive's own. It stands beside
    a list only where there are several, or one is asked for."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(name, of=lambda hit, document: [language_of(hit)], columns=1, **kwargs)

    def shown(self, counts: Iterable[Count]) -> Iterable[Count]:
        """Those that stand beside a list."""
        listed = [*super().shown(counts)]
        return listed if len(listed) > 1 or any(count.selected for count in listed) else ()

    def words(self, value: str, names: Names) -> str:
        """The language's own name."""
        return f"{self.label}: {languages.name_of(value)}"


def language_of(hit: Hit) -> Named:
    """The language of a record, with its own name."""
    tag = hit.language or languages.own()
    return Named(tag, languages.name_of(tag))
