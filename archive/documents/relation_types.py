"""How events relate: each type once, with its converse, its meaning and its order in time."""

from __future__ import annotations

from enum import StrEnum

from archive.dates import EventDate
from archive.dates.speech import gettext_noop


class TimeOrder(StrEnum):
    """Which of two related events came first, as far as the type of their relation tells."""

    BEFORE = "before"
    AFTER = "after"
    ANY = "any"

    def is_broken(self, one: EventDate, other: EventDate) -> bool:
        """Whether the dates certainly contradict the order; a vague date has the benefit of the doubt."""
        if self is TimeOrder.AFTER:
            return TimeOrder.BEFORE.is_broken(other, one)
        if self is TimeOrder.ANY or one.first_day is None or other.last_day is None:
            return False
        return one.first_day > other.last_day


class RelationType(StrEnum):
    """How one event stands to another: a table, a line a type. A relation is stored once, and is read
    from the other event by its `converse`.

    `words` are what readers see, `meaning` says it of this event and the other; `time` is the order that
    follows from it: an event that led to another cannot have begun after the other had ended.
    """

    words: str
    converse_value: str
    time: TimeOrder
    meaning: str

    def __new__(
        cls,
        value: str,
        words: str = "",
        converse: str = "",
        time: TimeOrder = TimeOrder.ANY,
        meaning: str = "",
    ) -> RelationType:
        """A type of the table."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.converse_value = words, converse
        member.time, member.meaning = time, meaning
        return member

    LED_TO = (
        *("led-to", gettext_noop("led to"), "resulted-from", TimeOrder.BEFORE),
        gettext_noop("This event is a cause of the other: without it, the other would hardly have happened."),
    )
    RESULTED_FROM = (
        *("resulted-from", gettext_noop("resulted from"), "led-to", TimeOrder.AFTER),
        gettext_noop("This event is an effect of the other."),
    )
    RESPONDS_TO = (
        *("responds-to", gettext_noop("responds to"), "answered-by", TimeOrder.AFTER),
        gettext_noop("This event is meant as a reply to the other, whatever it says or does."),
    )
    ANSWERED_BY = (
        *("answered-by", gettext_noop("answered by"), "responds-to", TimeOrder.BEFORE),
        gettext_noop("The other event is meant as a reply to this one."),
    )
    PART_OF = (
        *("part-of", gettext_noop("part of"), "includes", TimeOrder.ANY),
        gettext_noop("This event is one of those that make up the other, a longer one."),
    )
    INCLUDES = (
        *("includes", gettext_noop("includes"), "part-of", TimeOrder.ANY),
        gettext_noop("The other event is one of those that make up this one."),
    )
    RESTATES = (
        *("restates", gettext_noop("restates"), "restated-by", TimeOrder.AFTER),
        gettext_noop("This event says again what the other said, in much the same words."),
    )
    RESTATED_BY = (
        *("restated-by", gettext_noop("restated by"), "restates", TimeOrder.BEFORE),
        gettext_noop("The other event says again what this one said."),
    )
    CONTRADICTS = (
        *("contradicts", gettext_noop("contradicts"), "contradicts", TimeOrder.ANY),
        gettext_noop("What the two events state cannot both be true."),
    )
    RELATED = (
        *("related", gettext_noop("related"), "related", TimeOrder.ANY),
        gettext_noop("The two events have to do with each other; the note says how."),
    )

    @property
    def converse(self) -> RelationType:
        """The same relation read from the other event."""
        return RelationType(self.converse_value)


class Certainty(StrEnum):
    """How sure it is that two events relate so."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Certainty:
        """A degree of the table."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    CERTAIN = gettext_noop("certain"), gettext_noop("The sources say so, and none says otherwise.")
    PROBABLE = (
        gettext_noop("probable"),
        gettext_noop("It is inferred from the sources, which do not say it themselves."),
    )
    DISPUTED = gettext_noop("disputed"), gettext_noop("Sources or parties contradict each other on it.")
