"""Whether the index holds what the ledger says: an independent comparison, record by record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.catalog.fold import update
from archive.catalog.loading import holdings
from archive.catalog.making import batches
from archive.catalog.query import CatalogQuery
from archive.catalog.search import stream
from archive.ledger.models import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The ids of records that differ: published but not in the index, in the index but not published
    (or twice), and there in another state than the ledger's."""

    missing: tuple[int, ...]
    extra: tuple[int, ...]
    stale: tuple[int, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs."""
        return not (self.missing or self.extra or self.stale)


def audit() -> Audit:
    """Compare every hit of the index with the ledger, after catching up with it."""
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
    for batch in batches(published):
        for holding in holdings(batch):
            record = holding.hit.record
            if record in seen and seen[record] != hash(holding.hit):
                yield record
