"""The document: the content of an article as one plain, immutable value.

Every string in a document is a *line*: Unicode NFC, no control characters, no line breaks,
single inner spaces, none at the ends (see `lines.clean_line`). Texts may carry inline Markdown
(emphasis, links). Parties, tags and dossiers are held by their names. Other records are named by
their public address (slug), which stays valid for ever; a demand by ``slug#key``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.dates import UNDATED, EventDate
from archive.documents.relation_types import Certainty, RelationType
from archive.documents.verdicts import Verdict

FORMAT = 1
"""The version of the document's shape, carried in its JSON; old versions stay readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the record's knowledge comes from; `key` is how facts and answers cite it."""

    key: str
    title: str
    issuer: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """A label and a value ("Recipients: United States and NATO"), with the key of its source."""

    label: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Heading, then paragraphs (the last one before points is their lead-in), then points.

    Text that goes on after a list of points is a further section with an empty heading.
    `level` is the depth of the heading, from 2 (a section of the record) to 6.
    """

    heading: str = ""
    level: int = 2
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing demanded. `key` is its anchor, unique in the record and never used again;
    `restates` names an earlier demand, in another record (``slug#key``) or here (``#key``)."""

    key: str
    text: str
    restates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandList:
    """What `issuers` (names of parties) demand of `addressees`, in order."""

    heading: str = ""
    level: int = 2
    paragraphs: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    demands: tuple[Demand, ...] = ()


Block = Section | DemandList


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The verdict of this event on one demand (``slug#key``) of another record, or of this (``#key``).
    `by` is the name of the party that gives it, where that is not all whom the demand addresses."""

    demand: str
    verdict: Verdict
    by: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed link to another record, named by its address (slug), with the key of the source that
    says so."""

    type: RelationType
    target: str
    note: str = ""
    certainty: Certainty = Certainty.CERTAIN
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole record of one event. `title` names it everywhere (lists, address, citation);
    `headline` is the optional second headline that a source prints above the lead. `language` is the tag
    of the language that it is written in (see `languages`; empty: the archive's own), `translation_of` the
    address of the record that it translates."""

    title: str
    headline: str = ""
    dek: str = ""
    lead: str = ""
    date: EventDate = UNDATED
    key_facts: tuple[KeyFact, ...] = ()
    blocks: tuple[Block, ...] = ()
    closing: str = ""
    answers: tuple[Answer, ...] = ()
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    dossiers: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    language: str = ""
    translation_of: str = ""

    @property
    def demand_lists(self) -> tuple[DemandList, ...]:
        """The blocks that are demand lists, in order."""
        return tuple(block for block in self.blocks if isinstance(block, DemandList))

    @property
    def demands(self) -> Iterator[Demand]:
        """Every demand of the record, in order."""
        return (demand for demands in self.demand_lists for demand in demands.demands)

    def all_parties(self) -> tuple[str, ...]:
        """The parties named by the record, by one of its demand lists or its answers, each once."""
        listed = (name for block in self.demand_lists for name in (*block.issuers, *block.addressees))
        answering = (answer.by for answer in self.answers if answer.by)
        return tuple(dict.fromkeys((*self.parties, *listed, *answering)))
