"""A kind of document in the index, and all that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from archive.catalog.facets import Facet
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
