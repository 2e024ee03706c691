"""Results over time as bars, each of which leads to the records of its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from archive.catalog.facets import Count, Counted
from archive.catalog.filters import CatalogFilter
from archive.public.lists import with_query
from archive.public.numbers import grouped

HEIGHT: Final = 100
"""What the highest bar measures."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A time: what it is called, where it leads, how many records it gives; `words` say both. `top` is how
    much of the height is left above the bar."""

    label: str
    words: str
    href: str
    count: int
    height: int
    top: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """All bars; `most` is the count of the highest. `several` is how many records may belong to more than
    one bar; where `is_certain`, they are in none, else in each.

    For a script that counts ranges of bars, three lists, parted by spaces: of `times` in EDTF, of `counts`,
    and of how many records have `begun` in each bar: those of a range are the count of its first bar, and
    what begins in the others.
    """

    bars: tuple[Bar, ...]
    most: int
    several: int
    is_certain: bool
    times: str
    counts: str
    begun: str


def histogram(asked: CatalogFilter[Any], counted: Counted, path: str) -> Histogram:
    """The bars for a list at a path, from the counts of a facet of `Times`."""
    most = max((count.count for count in counted.counts), default=0)
    return Histogram(
        bars=tuple(_bar(asked, counted, count, path, most) for count in counted.counts),
        most=most,
        several=counted.several,
        is_certain=asked.query.certain,
        times=" ".join(count.value for count in counted.counts),
        counts=" ".join(str(count.count) for count in counted.counts),
        begun=" ".join(map(str, counted.begun)),
    )


def _bar(asked: CatalogFilter[Any], counted: Counted, count: Count, path: str, most: int) -> Bar:
    # The least that is there is still seen.
    height = -(-count.count * HEIGHT // most) if most else 0
    return Bar(
        label=count.name,
        words=f"{count.name}: {grouped(count.count)}",
        href=with_query(path, counted.facet.click(asked, count)),
        count=count.count,
        height=height,
        top=HEIGHT - height,
        is_chosen=count.selected,
    )
