"""A kind of document in the index, and all that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import tantivy

from archive.catalog.facets import CHOICES, Facet, Holds, OneOf, all_choices
from archive.catalog.parameters import Parameter

H = TypeVar("H")


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[H]):
    """What is listed: `name` tells its documents from others in the index, `read` makes a hit of the
    card that such a document carries, `objects` are its parameters and facets, in the order of
    canonical addresses and of pages. A further parameter or facet is a further object there. Facets
    `apart` are counted on pages of their own."""

    name: str
    read: Callable[[bytes], H]
    objects: tuple[Parameter | Facet, ...]
    apart: tuple[Facet, ...] = ()

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Those that readers give, by their names."""
        return {one.name: one for one in self.objects if isinstance(one, Parameter)}

    @cached_property
    def facets(self) -> dict[str, Facet]:
        """Those that are counted, by their names."""
        return {one.name: one for one in self.objects if isinstance(one, Facet)}

    @property
    def all_facets(self) -> tuple[Facet, ...]:
        """All that documents are counted by, wherever it is shown."""
        return (*self.facets.values(), *self.apart)

    @cached_property
    def index_fields(self) -> Mapping[str, Holds]:
        """The fields of the index that all these have."""
        fields = {name: holds for facet in self.all_facets for name, holds in facet.index_fields.items()}
        return {**fields, CHOICES: "column"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add to an index document what the item has of each facet."""
        for facet in self.all_facets:
            facet.put(entry, *item)
        entry.add_text(CHOICES, all_choices(self._choices, *item))

    @cached_property
    def _choices(self) -> tuple[OneOf, ...]:
        return tuple(facet for facet in self.all_facets if isinstance(facet, OneOf))
