"""A list of the front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


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
    """A list: the `lines` that are shown, the number of all where it is known, and the query of the
    article list that shows them all."""

    name: str
    title: str
    lines: Sequence[Line]
    total: int | None = None
    query: str = ""

    @property
    def has_more(self) -> bool:
        """Whether there are more than are shown."""
        return self.total is not None and self.total > len(self.lines)
