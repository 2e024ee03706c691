"""What the page of a record shows: a document, and what its neighbours in the catalog add to it.

Everything is looked up and counted here, so that the template only writes it down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.db.models import TextChoices
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.catalog.demands.hits import DemandHit
from archive.catalog.hits import Named, Sides
from archive.catalog.labels import label_slug
from archive.catalog.neighbours import Answered, Neighbourhood, Related, Restated
from archive.catalog.similar import Similar
from archive.documents import Block, Demand, DemandList, Document, RelationType, Section, TimeOrder
from archive.public.contents import section_anchors
from archive.public.demands.exchange import Exchange, exchange_of
from archive.public.notes import Note, notes_of
from archive.public.versions import Version, in_language, language_of, versions

NOBODY = Neighbourhood(record=None)
"""For a page that is shown without its neighbours: an earlier edition, or one the catalog lacks."""

HIGHEST_LEVEL = 2

LONG = 4
"""So many headings make a record long: it has a list of contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A key fact with its source; `slug` is that of its label where readers find a table of it."""

    label: str
    value: str
    note: Note | None
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What this event answered: `text` is that of the demand."""

    answer: Answered
    text: str
    note: Note | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDemand:
    """A demand: what it restates, where it was restated, how it was answered; oldest first. `followed` is
    what the catalog has of it, where it does."""

    key: str
    text: str
    restates: tuple[Restated, ...]
    restated_by: tuple[Restated, ...]
    answers: tuple[Answered, ...]
    followed: DemandHit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBlock:
    """A section or demand list; `level` is that of its heading on the page, `anchor` its address there."""

    heading: str
    level: int
    anchor: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()
    issuers: tuple[Named, ...] = ()
    addressees: tuple[Named, ...] = ()
    demands: tuple[ListedDemand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedEvent:
    """A related event; `note` is the source of this record that says so, if there is one. A source of
    the other record is at its page."""

    related: Related
    note: Note | None


class Place(TextChoices):
    """Where related events stand, seen from this one."""

    BEFORE = "before", _("Before")
    IN_ANSWER = "in-answer", _("In answer")
    AFTER = "after", _("After")
    BESIDE = "beside", _("In connection")

    @classmethod
    def of(cls, kind: RelationType) -> Place:
        """The place of events that are related in this way."""
        if kind is RelationType.ANSWERED_BY:
            return cls.IN_ANSWER
        return {TimeOrder.AFTER: cls.BEFORE, TimeOrder.BEFORE: cls.AFTER, TimeOrder.ANY: cls.BESIDE}[
            kind.time
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedGroup:
    """The events that stand to this one in the same way."""

    type: RelationType
    events: tuple[RelatedEvent, ...]

    @property
    def label(self) -> str:
        """The way in words."""
        return gettext(self.type.words).capitalize()

    @property
    def place(self) -> Place:
        """Where they stand, seen from this event."""
        return Place.of(self.type)


@dataclass(frozen=True)
class ArticleContent:
    """A document among its neighbours. `demands` is what the catalog has of its demands, by their keys."""

    document: Document
    around: Neighbourhood = NOBODY
    similar: tuple[Similar, ...] = ()
    demands: Mapping[str, DemandHit] = field(default_factory=dict)

    @property
    def headline(self) -> str:
        """The second headline, where it says anything that the title does not."""
        title, headline = self.document.title, self.document.headline
        return "" if headline.casefold() == title.casefold() else headline

    @property
    def summary(self) -> str:
        """The record in a sentence, for those who list it elsewhere."""
        return self.document.dek or self.document.lead

    @cached_property
    def notes(self) -> dict[str, Note]:
        """The sources by their keys, numbered in order."""
        return notes_of(self.document.sources)

    @property
    def language(self) -> str:
        """The tag of the language that it is written in."""
        return language_of(self.document)

    @cached_property
    def attributes(self) -> SafeString:
        """The attributes of elements with its words (see `versions.in_language`)."""
        return in_language(self.document)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """It in each of its languages, where it has several."""
        return versions(self.around.record, self.around.translations)

    @property
    def is_public(self) -> bool:
        """Whether the catalog has the record as it is shown here."""
        return bool(self.around.record and self.around.record.edition)

    @cached_property
    def facts(self) -> list[Fact]:
        """The key facts."""
        return [
            Fact(
                label=fact.label,
                value=fact.value,
                note=self.notes.get(fact.source),
                slug=label_slug(fact.label) if self.is_public else "",
            )
            for fact in self.document.key_facts
        ]

    @cached_property
    def blocks(self) -> list[ShownBlock]:
        """The sections and demand lists."""
        headed = [block for block in self.document.blocks if block.heading]
        levels = even_levels([block.level for block in headed])
        places = zip(section_anchors(block.heading for block in headed), levels, strict=True)
        return [
            self._block(block, *(next(places) if block.heading else ("", HIGHEST_LEVEL)))
            for block in self.document.blocks
        ]

    @property
    def contents(self) -> list[ShownBlock]:
        """The headings of a long record; of a short one none."""
        headed = [block for block in self.blocks if block.heading]
        return headed if len(headed) >= LONG else []

    @cached_property
    def answers(self) -> list[GivenAnswer]:
        """What this event answered, as far as the demands are public."""
        return [
            GivenAnswer(
                answer=answer,
                text=answer.hit.demand_text(answer.demand),
                note=self.notes.get(answer.source),
            )
            for answer in self.around.answers_given
        ]

    @cached_property
    def exchange(self) -> Exchange:
        """What it answers, and where it was answered."""
        return exchange_of(self.around)

    @property
    def related(self) -> Iterator[RelatedGroup]:
        """The related events by their place and the way that they are related."""
        order = sorted(RelationType, key=lambda kind: list(Place).index(Place.of(kind)))
        related = sorted(self.around.related, key=lambda one: order.index(one.type))
        for kind, events in groupby(related, key=lambda one: one.type):
            yield RelatedGroup(type=kind, events=tuple(map(self._related_event, events)))

    def _related_event(self, related: Related) -> RelatedEvent:
        return RelatedEvent(related=related, note=self.notes.get(related.source) if related.is_own else None)

    @property
    def tags(self) -> Sequence[Named]:
        """The tags by their present names; without address where the catalog lacks the record."""
        return self.around.record.tags if self.around.record else _unlinked(self.document.tags)

    @property
    def parties(self) -> Sequence[Named]:
        """The parties, those of demand lists included."""
        return self.around.record.parties if self.around.record else _unlinked(self.document.all_parties())

    @property
    def dossiers(self) -> Sequence[Named]:
        """The dossiers."""
        return self.around.record.dossiers if self.around.record else _unlinked(self.document.dossiers)

    def _block(self, block: Block, anchor: str, level: int) -> ShownBlock:
        if isinstance(block, Section):
            return ShownBlock(
                heading=block.heading,
                level=level,
                anchor=anchor,
                paragraphs=block.paragraphs,
                points=block.points,
            )
        return self._demand_list(block, anchor, level)

    def _demand_list(self, block: DemandList, anchor: str, level: int) -> ShownBlock:
        return ShownBlock(
            heading=block.heading,
            level=level,
            anchor=anchor,
            paragraphs=block.paragraphs,
            issuers=self._sides(block).issuers,
            addressees=self._sides(block).addressees,
            demands=tuple(map(self._demand, block.demands)),
        )

    def _sides(self, block: DemandList) -> Sides:
        """Who demands, and of whom, by their present names."""
        if self.around.record is None:
            return Sides(_unlinked(block.issuers), _unlinked(block.addressees))
        return self.around.record.demand_lists[self.document.demand_lists.index(block)]

    def _demand(self, demand: Demand) -> ListedDemand:
        around = self.around
        return ListedDemand(
            key=demand.key,
            text=demand.text,
            restates=tuple(one for one in around.restates if one.demand == demand.key),
            restated_by=tuple(one for one in around.restated_by if one.demand == demand.key),
            answers=tuple(one for one in around.answers_received if one.demand == demand.key),
            followed=self.demands.get(demand.key),
        )


def even_levels(levels: Iterable[int]) -> Iterator[int]:
    """Levels of headings that begin at 2 and never go down by more than one at a time, as those who
    hear a page need them (WCAG 2.2, technique G141).

    >>> list(even_levels([3, 5, 4, 2, 4]))
    [2, 3, 3, 2, 3]
    """
    open_levels: list[int] = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        yield len(open_levels) + HIGHEST_LEVEL - 1


def _unlinked(names: Iterable[str]) -> tuple[Named, ...]:
    return tuple(Named("", name) for name in names)
