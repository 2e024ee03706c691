"""Results over time in few and long stretches, for a page that is read as a list: from centuries down to
days, each again in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive.catalog.facets import Asked, Count
from archive.catalog.histogram import Times, Window, window

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery


class Stretches(Times):
    """The whole range that is asked for (or that has documents), and nothing around it. There are so few
    that a century is shown in decades, a decade in years, a year in months, a month in days."""

    most = 40

    def window_of(self, query: CatalogQuery) -> Window | None:
        """The range that is asked for; None where it is open."""
        if query.first_day is None or query.last_day is None:
            return None
        return window(query.first_day, query.last_day, most=self.most)

    def seen_in(self, query: CatalogQuery) -> CatalogQuery:
        """Just what is asked for."""
        return query

    def click(self, asked: Asked, count: Count) -> str:
        """Just this stretch, cut to the range that is asked for."""
        return asked.within(count.value)


STRETCHES: Final = Stretches("stretch", plural="")
