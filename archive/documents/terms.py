"""The closed word lists of a document: how events relate, and how a demand is answered."""

from __future__ import annotations

from enum import StrEnum


class RelationType(StrEnum):
    """How one event stands to another; stored once, read both ways by its converse."""

    LED_TO = "led-to"
    RESULTED_FROM = "resulted-from"
    RESPONDS_TO = "responds-to"
    ANSWERED_BY = "answered-by"
    PART_OF = "part-of"
    INCLUDES = "includes"
    RESTATES = "restates"
    RESTATED_BY = "restated-by"
    CONTRADICTS = "contradicts"
    RELATED = "related"

    @property
    def converse(self) -> RelationType:
        """The same relation read from the other event."""
        return CONVERSES.get(self, self)

    @property
    def words(self) -> str:
        """The type as English words: "led to"."""
        return self.value.replace("-", " ")


_PAIRS = (
    (RelationType.LED_TO, RelationType.RESULTED_FROM),
    (RelationType.RESPONDS_TO, RelationType.ANSWERED_BY),
    (RelationType.PART_OF, RelationType.INCLUDES),
    (RelationType.RESTATES, RelationType.RESTATED_BY),
)
# Types that are not listed here (contradicts, related) are their own converse.
CONVERSES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


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
