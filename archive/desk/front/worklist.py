"""A list of the front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

MOST_COUNTED = 1000
"""No list is counted further."""


def count(rows: QuerySet[Any, Any]) -> int:
    """The number of rows, one more than `MOST_COUNTED` where there are more."""
    return rows.order_by()[: MOST_COUNTED + 1].count()


@dataclass(frozen=True, slots=True)
class Line:
    """An article in a list: its title, a remark on it, who last did something with it, and when."""

    pk: int
    title: str
    remark: str = ""
    who: str = ""
    at: datetime | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list: the `lines` that are shown, the number of all where it is known (counted up to `MOST_COUNTED`),
    and the query of the article list that shows them all."""

    name: str
    title: str
    lines: Sequence[Line]
    total: int | None = None
    query: str = ""

    @property
    def counted(self) -> str:
        """The number of all, as it is told."""
        return f"{MOST_COUNTED}+" if self.total and self.total > MOST_COUNTED else str(self.total or "")

    @property
    def has_more(self) -> bool:
        """Whether there are more than are shown."""
        return self.total is not None and self.total > len(self.lines)
