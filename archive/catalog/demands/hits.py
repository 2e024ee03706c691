"""A demand as lists and threads show it: its words, its sides, and every answer to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from archive.catalog.hits import Answer, Hit, Named, Stated
from archive.dates import UNDATED, EventDate
from archive.documents import Verdict
from archive.documents.threads import Standing, standings

OPEN: Final = "unanswered"
"""The state of a demand without an answer, beside the verdicts."""


class Reply(NamedTuple):
    """An answer to a demand, with the event in which it was given. `cited` is its source in words, `source`
    that source's key in the answering record; the party `by_slug` gave it, or, where that is empty, all
    whom the demand addresses. `language` is that of the record, as its hit has it."""

    verdict: str
    note: str
    source: str
    cited: str
    by_slug: str
    by_name: str
    record: int
    slug: str
    title: str
    said: str
    edtf: str
    language: str = ""

    @property
    def by(self) -> str:
        """The address of the party that gave it."""
        return self.by_slug

    @property
    def date(self) -> EventDate:
        """When the event was."""
        return EventDate(self.said, self.edtf)

    @property
    def words(self) -> str:
        """The verdict as English words."""
        return Verdict(self.verdict).words


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandHit:
    """A demand of a published record. `record` is the id of the record, `slug`, `title`, `date` and
    `language` are those of it; `key` is the demand's key and `place` its place in the record. `restates`
    names another demand (record and key), whether or not it is public. The answers are in the order in which
    they come to count.

    `thread` names its thread, `first` is the address of the thread's first demand, and `steps` the number
    of demands and answers in the thread.
    """

    record: int
    slug: str
    title: str
    date: EventDate
    key: str
    place: int
    text: str
    issuers: tuple[Named, ...] = ()
    addressed: tuple[Named, ...] = ()
    tags: tuple[Named, ...] = ()
    dossiers: tuple[Named, ...] = ()
    restates: tuple[int, str] | None = None
    replies: tuple[Reply, ...] = ()
    thread: str = ""
    first: str = ""
    steps: int = 1
    language: str = ""

    @property
    def ref(self) -> tuple[int, str]:
        """Its identity: the record's id and its key."""
        return self.record, self.key

    @property
    def address(self) -> str:
        """The part of its public address that is its own. No slug and no key has a low line."""
        return f"{self.slug}_{self.key}"

    @property
    def addressees(self) -> tuple[str, ...]:
        """The addresses of the parties of whom it is demanded."""
        return tuple(slug for slug, _name in self.addressed)

    def standings(self, day: int | None = None) -> tuple[Standing[Reply], ...]:
        """How it stands with each addressee (see `documents.threads`)."""
        return standings((self,), day)

    @property
    def states(self) -> dict[str, str]:
        """The state by the addressee: a verdict, or `OPEN`."""
        return {one.addressee: state_of(one.reply) for one in self.standings()}


def state_of(reply: Reply | None) -> str:
    """The state that an answer leaves a demand in."""
    return reply.verdict if reply else OPEN


def made_at(demand: DemandHit) -> tuple[Any, ...]:
    """What demands are put in order of time by; equal dates in the order of records."""
    return (*demand.date.sort_key, demand.record, demand.place)


def token(ref: tuple[int, str]) -> str:
    """A demand's identity as the index has it."""
    record, key = ref
    return f"{record}#{key}"


def demands_of(hit: Hit) -> Iterator[DemandHit]:
    """The demands of a record as it says them itself: without answers, each a thread of its own."""
    restates = {item.key: (item.record, item.demand) for item in hit.restates}
    for place, stated in enumerate(hit.demands):
        yield _demand(hit, stated, place, restates.get(stated.key))


def _demand(hit: Hit, stated: Stated, place: int, restates: tuple[int, str] | None) -> DemandHit:
    sides = hit.demand_lists[stated.demand_list]
    return DemandHit(
        record=hit.record,
        slug=hit.slug,
        title=hit.title,
        date=hit.date,
        key=stated.key,
        place=place,
        text=stated.text,
        issuers=sides.issuers,
        addressed=sides.addressees,
        tags=hit.tags,
        dossiers=hit.dossiers,
        restates=restates,
        language=hit.language,
    )


def reply_of(hit: Hit, answer: Answer) -> Reply:
    """An answer of a record, as the demand that is answered has it."""
    return Reply(
        verdict=answer.verdict,
        note=answer.note,
        source=answer.source,
        cited=answer.cited,
        by_slug=answer.by_slug,
        by_name=answer.by_name,
        record=hit.record,
        slug=hit.slug,
        title=hit.title,
        said=hit.date.said,
        edtf=hit.date.edtf,
        language=hit.language,
    )


_PLAIN: Final = (
    *("record", "slug", "title", "language", "key", "place", "text", "thread", "first", "steps"),
    "replies",
)
_NAMED: Final = ("issuers", "addressed", "tags", "dossiers")


def to_card(demand: DemandHit) -> bytes:
    """The demand as the compact JSON that the index keeps; what is empty is left out."""
    data: dict[str, Any] = {name: getattr(demand, name) for name in (*_PLAIN, *_NAMED)}
    data["date"] = [demand.date.said, demand.date.edtf] if demand.date != UNDATED else None
    data["restates"] = demand.restates
    kept = {name: value for name, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def from_card(card: bytes) -> DemandHit:
    """The demand that `to_card` wrote."""
    data = json.loads(card)
    restates = data.get("restates")
    return DemandHit(
        record=data["record"],
        slug=data["slug"],
        title=data.get("title", ""),
        date=EventDate(*data["date"]) if "date" in data else UNDATED,
        key=data["key"],
        place=data.get("place", 0),
        text=data["text"],
        restates=(restates[0], restates[1]) if restates else None,
        replies=tuple(Reply(*item) for item in data.get("replies", ())),
        thread=data.get("thread", ""),
        first=data.get("first", ""),
        steps=data.get("steps", 1),
        language=data.get("language", ""),
        **{name: tuple(Named(*item) for item in data.get(name, ())) for name in _NAMED},
    )
