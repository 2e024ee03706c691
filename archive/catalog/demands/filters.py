"""What a reader asks of demands, as an address says it."""

from __future__ import annotations

from archive.catalog.demands.hits import DemandHit
from archive.catalog.demands.kind import DEMANDS
from archive.catalog.filters import CatalogFilter


class DemandFilter(CatalogFilter[DemandHit]):
    """A query for demands (see `CatalogFilter`)."""

    kind = DEMANDS

    def of_pair(self, issuer: str, addressee: str) -> str:
        """The query string of the same query for what one party demands of another; first page."""
        return self._query_string([*self._written, ("issuer", issuer), ("addressee", addressee)])
