"""A record as lists show it: everything that a list, a feed, a sitemap or a table needs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from archive.dates import UNDATED, EventDate
from archive.documents import Certainty

if TYPE_CHECKING:
    from archive.catalog.snippets import Snippet


class Named(NamedTuple):
    """A tag, party or dossier: its address and its preferred name."""

    slug: str
    name: str


class Link(NamedTuple):
    """A relation to a record, by its id; `type` is a `RelationType`'s value, `certainty` a `Certainty`'s,
    `source` the key of a source of the record that states it."""

    type: str
    record: int
    note: str = ""
    certainty: str = Certainty.CERTAIN.value
    source: str = ""


class Answer(NamedTuple):
    """An answer to a demand of a record (this one, or another); `verdict` is a `Verdict`'s value,
    `by_slug` and `by_name` are the party that gave it if it is not that of all whom the demand addresses,
    `cited` is the source in words."""

    record: int
    demand: str
    verdict: str
    note: str
    source: str
    by_slug: str = ""
    by_name: str = ""
    cited: str = ""


class Sides(NamedTuple):
    """Who demands, and of whom, in one demand list."""

    issuers: tuple[Named, ...]
    addressees: tuple[Named, ...]


class Stated(NamedTuple):
    """A demand of this record: its key, its text, and the place of its list among the demand lists."""

    key: str
    text: str
    demand_list: int = 0


class Restatement(NamedTuple):
    """The demand `key` of this record restates `demand` of `record`."""

    key: str
    record: int
    demand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A published record: its current edition's number, names and date, and what it refers to.

    `record` is its id in the ledger; `language` is the tag of the language that it is written in (empty:
    the archive's own), `translation_of` the id of the record that it translates; moments are in UTC;
    `corrected_at` is that of the current edition, None while it is the first. `found` says where the words
    of a search were found in it, in a list that was searched for; it is not kept in the index.
    """

    record: int
    slug: str
    title: str
    dek: str
    date: EventDate
    edition: int
    published_at: datetime.datetime
    corrected_at: datetime.datetime | None
    tags: tuple[Named, ...] = ()
    parties: tuple[Named, ...] = ()
    dossiers: tuple[Named, ...] = ()
    demand_lists: tuple[Sides, ...] = ()
    demands: tuple[Stated, ...] = ()
    relations: tuple[Link, ...] = ()
    answers: tuple[Answer, ...] = ()
    restates: tuple[Restatement, ...] = ()
    language: str = ""
    translation_of: int | None = None
    found: Snippet | None = None

    @property
    def changed_at(self) -> datetime.datetime:
        """When the current edition was published."""
        return self.corrected_at or self.published_at

    def demand_text(self, key: str) -> str:
        """The text of one of its demands; empty where the current edition has no such demand."""
        return next((demand.text for demand in self.demands if demand.key == key), "")

    @property
    def is_linked(self) -> bool:
        """Whether it makes or answers demands."""
        return bool(self.demands or self.answers)

    @property
    def refers(self) -> frozenset[int]:
        """The ids of the other records that this one names."""
        named = {item.record for items in (self.relations, self.answers, self.restates) for item in items}
        named |= {self.translation_of} if self.translation_of else set()
        return frozenset(named - {self.record})


def _sides(issuers: list[list[str]], addressees: list[list[str]]) -> Sides:
    return Sides(tuple(Named(*one) for one in issuers), tuple(Named(*one) for one in addressees))


_TUPLES: dict[str, Callable[..., Any]] = {
    "tags": Named,
    "parties": Named,
    "dossiers": Named,
    "demand_lists": _sides,
    "demands": Stated,
    "relations": Link,
    "answers": Answer,
    "restates": Restatement,
}


def to_card(hit: Hit) -> bytes:
    """The hit as the compact JSON that the index keeps; what is empty is left out."""
    data: dict[str, Any] = {
        "record": hit.record,
        "slug": hit.slug,
        "title": hit.title,
        "dek": hit.dek,
        "date": [hit.date.said, hit.date.edtf] if hit.date != UNDATED else None,
        "edition": hit.edition,
        "published_at": hit.published_at.isoformat(),
        "corrected_at": hit.corrected_at.isoformat() if hit.corrected_at else None,
        "language": hit.language,
        "translation_of": hit.translation_of,
        **{name: getattr(hit, name) for name in _TUPLES},
    }
    kept = {name: value for name, value in data.items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def from_card(card: bytes) -> Hit:
    """The hit that `to_card` wrote."""
    data = json.loads(card)
    corrected = data.get("corrected_at")
    lists: dict[str, Any] = {
        name: tuple([kind(*item) for item in data[name]]) for name, kind in _TUPLES.items() if name in data
    }
    return Hit(
        record=data["record"],
        slug=data["slug"],
        title=data.get("title", ""),
        dek=data.get("dek", ""),
        date=EventDate(*data["date"]) if "date" in data else UNDATED,
        edition=data["edition"],
        published_at=datetime.datetime.fromisoformat(data["published_at"]),
        corrected_at=datetime.datetime.fromisoformat(corrected) if corrected else None,
        language=data.get("language", ""),
        translation_of=data.get("translation_of"),
        **lists,
    )
