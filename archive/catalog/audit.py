"""Whether the index holds what the ledger says: an independent comparison, record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.catalog.demands.audit import astray
from archive.catalog.fold import update
from archive.catalog.freshness import view
from archive.catalog.loading import holdings
from archive.catalog.making import batches
from archive.catalog.query import CatalogQuery
from archive.catalog.search import stream
from archive.ledger.models import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The ids of records that differ: published but not in the index, in the index but not published
    (or twice), and there in another state than the ledger's, or with other demands or answers."""

    missing: tuple[int, ...]
    extra: tuple[int, ...]
    stale: tuple[int, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.extra or self.stale)


def audit() -> Audit:
    """Compare every hit of the index, and every demand, with the ledger, after catching up with it."""
    update()
    seen: dict[int, int] = {}
    twice = []
    for hit in stream(CatalogQuery()):
        twice += [hit.record] if hit.record in seen else []
        seen[hit.record] = hash(hit)
    published = list(Record.objects.published().order_by("pk").values_list("pk", flat=True))
    return Audit(
        missing=tuple(record for record in published if record not in seen),
        extra=(*twice, *sorted(seen.keys() - set(published))),
        stale=tuple(_stale(seen, published)),
    )


def _stale(seen: Mapping[int, int], published: list[int]) -> Iterator[int]:
    searcher = view().searcher
    for batch in batches(published):
        hits = [holding.hit for holding in holdings(batch)]
        others = {hit.record for hit in hits if seen.get(hit.record, hash(hit)) != hash(hit)}
        yield from sorted(others.union(astray(searcher, hits)))
