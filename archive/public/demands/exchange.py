"""The exchange in which a record stands: what it answers, and where it was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.catalog.hits import Hit
from archive.catalog.neighbours import Answered, Neighbourhood


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many demands of a record were answered in one event: `hit` is the other record."""

    hit: Hit
    answered: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """`answers` are the records whose demands this one answers, `answered_in` those that answer its own;
    `restated` are those whose demands it makes again. `previous` is the last of the events that it takes
    up, `next` the first of those that take it up. `slug` is its own address."""

    slug: str = ""
    answers: tuple[Share, ...] = ()
    answered_in: tuple[Share, ...] = ()
    restated: tuple[Hit, ...] = ()
    previous: Hit | None = None
    next: Hit | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.answers or self.answered_in or self.previous or self.next)


def exchange_of(around: Neighbourhood) -> Exchange:
    """The exchange of a record, oldest first."""
    own = around.record
    if own is None:
        return Exchange()
    given = [one for one in around.answers_given if one.hit.record != own.record]
    received = [one for one in around.answers_received if one.hit.record != own.record]
    before = [*(one.hit for one in given), *(one.hit for one in around.restates)]
    after = [*(one.hit for one in received), *(one.hit for one in around.restated_by)]
    return Exchange(
        slug=own.slug,
        answers=_shares(given),
        answered_in=_shares(received, len(own.demands)),
        restated=tuple(dict.fromkeys(_others((one.hit for one in around.restates), own))),
        previous=max(_others(before, own), key=_date, default=None),
        next=min(_others(after, own), key=_date, default=None),
    )


def _shares(answers: Iterable[Answered], total: int | None = None) -> tuple[Share, ...]:
    """The records on the other side, each with the number of demands that the answers are about."""
    keys: dict[Hit, set[str]] = {}
    for answer in answers:
        keys.setdefault(answer.hit, set()).add(answer.demand)
    return tuple(
        Share(hit=hit, answered=len(found), total=len(hit.demands) if total is None else total)
        for hit, found in sorted(keys.items(), key=lambda item: _date(item[0]))
    )


def _others(hits: Iterable[Hit], own: Hit) -> list[Hit]:
    """The records beside this one."""
    return [hit for hit in hits if hit.record != own.record]


def _date(hit: Hit) -> tuple[object, ...]:
    return (*hit.date.sort_key, hit.record)
