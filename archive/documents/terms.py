"""How a demand is answered: a closed list of words."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What an event did with one demand."""

    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly-accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly-fulfilled"
    BREACHED = "breached"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"

    @property
    def words(self) -> str:
        """The verdict as English words: "partly accepted"."""
        return self.value.replace("-", " ")
