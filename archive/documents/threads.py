"""Threads: demands that restate one another, and how each of them stands on a day.

A **thread** is whatever `restates` ties together, in either direction: it may fork, and two demands
belong to one thread if a way of restatements leads from one to the other.

An answer **counts from the last day that its date can mean**: from then on it has certainly been given. A
date that is open at its end, or no date at all, never makes an answer certain on a named day. Nothing
overwrites an earlier answer: the one that counts on a day is the last of those that count from that day or
before.

An answer is given **by one addressee** if it names one; otherwise, or if it names somebody who was not
addressed (such as the side that withdraws its demand), it is one for all of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from archive.dates import EventDate

Name = TypeVar("Name", bound=Hashable)


class Reply(Protocol):
    """An answer to a demand: when it was given, and by which of the addressees ("" for all of them)."""

    @property
    def date(self) -> EventDate:
        """The date of the event in which it was given."""

    @property
    def by(self) -> str:
        """The name of the addressee, if the answer is that of a single one."""


AnyReply = TypeVar("AnyReply", bound=Reply)
OneReply = TypeVar("OneReply", bound=Reply, covariant=True)


class Statement(Protocol[OneReply]):
    """A demand in the words of one event."""

    @property
    def date(self) -> EventDate:
        """The date of the event that made it."""

    @property
    def addressees(self) -> Sequence[str]:
        """Of whom it was demanded."""

    @property
    def replies(self) -> Sequence[OneReply]:
        """The answers to it, in any order."""


@dataclass(frozen=True, slots=True)
class Standing(Generic[AnyReply]):
    """How a demand stands with one addressee ("" where it names none): the answer that counts, if any."""

    addressee: str
    reply: AnyReply | None


def threads(restated: Mapping[Name, Name | None]) -> list[tuple[Name, ...]]:
    """The demands, each with the one that it restates (None for none; one that is not among them is
    none), parted into threads. Threads and the demands in them come in the order of the mapping."""
    roots: dict[Name, Name] = {name: name for name in restated}

    def root(name: Name) -> Name:
        while roots[name] != name:
            roots[name] = name = roots[roots[name]]
        return name

    for name, earlier in restated.items():
        if earlier is not None and earlier in roots:
            roots[root(name)] = root(earlier)
    found: dict[Name, list[Name]] = {}
    for name in restated:
        found.setdefault(root(name), []).append(name)
    return [tuple(names) for names in found.values()]


def counts_on(date: EventDate, day: int | None) -> bool:
    """Whether what happened at this date certainly had happened by the end of the day (a day number);
    always where no day is named."""
    return day is None or (date.last_day is not None and date.last_day <= day)


def may_count_on(date: EventDate, day: int) -> bool:
    """Whether it may have happened by the end of the day, though this is not certain."""
    return not counts_on(date, day) and date.may_fall_between(None, day)


def in_order(replies: Iterable[AnyReply]) -> list[AnyReply]:
    """Answers in the order in which they come to count; undated ones first, as they supersede none that
    is dated, those of a time still open last. Equal ones stay as they are."""
    return sorted(replies, key=lambda reply: _counting_from(reply.date))


def _counting_from(date: EventDate) -> tuple[int, int, int]:
    if date.is_undated:
        return (0, 0, 0)
    first = -(10**10) if date.first_day is None else date.first_day
    return (2, 0, first) if date.last_day is None else (1, date.last_day, first)


def standings(
    statements: Iterable[Statement[AnyReply]], day: int | None = None
) -> tuple[Standing[AnyReply], ...]:
    """How the demand that all of the statements make stands with each addressee at the end of the day;
    without a day, with all that is known. Addressees of statements that were not yet made are left out.

    For a single demand give it alone; for a thread give all of its statements.
    """
    made = [one for one in statements if is_made(one, day)]
    given = [(_asked(one), reply) for one in made for reply in one.replies if counts_on(reply.date, day)]
    standing: dict[str, AnyReply | None] = {name: None for one in made for name in _asked(one)}
    for asked, reply in sorted(given, key=lambda each: _counting_from(each[1].date)):
        standing |= dict.fromkeys([reply.by] if reply.by in asked else asked, reply)
    return tuple(Standing(name, reply) for name, reply in standing.items())


def is_made(statement: Statement[AnyReply], day: int | None) -> bool:
    """Whether the demand had certainly been made by the end of the day: its date says so, or an answer."""
    return counts_on(statement.date, day) or any(counts_on(each.date, day) for each in statement.replies)


def perhaps(replies: Iterable[AnyReply], day: int) -> list[AnyReply]:
    """The answers that may have been given by the end of the day, though this is not certain."""
    return in_order(reply for reply in replies if may_count_on(reply.date, day))


def _asked(statement: Statement[AnyReply]) -> Sequence[str]:
    return statement.addressees or ("",)
