"""Made-up records in any number, for measuring: as uneven as life, and the same on every machine.

Words, tags, parties and dossiers follow Zipf's law (G. K. Zipf, "Human Behavior and the Principle of
Least Effort", 1949): the n-th most frequent is drawn with a chance of about 1/n, so that a few are
everywhere and most are rare. Each record depends on its number and the seed alone, so a corpus can be
made in parts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice, product
from typing import Final

from archive.dates import read_edtf
from archive.documents import (
    Answer,
    Block,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
)

WORDS: Final = 100_000
TAGS: Final = 2_000
TAGS_EACH: Final = 5
PARTIES: Final = 120
DOSSIERS: Final = 300
YEARS: Final = range(1945, 2027)

BEGINNING: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""When the first record was published; each further one a minute later."""

WITH_DEMANDS: Final = 7
"""Every so many records one makes demands: so it is known of each whether it can be answered."""

_SYLLABLES: Final = (  # noqa: SIM905 (a list would be a line each)
    "ka lo mi ne ru ta vo si pe dra gol hin mar tul ses bo ci du fe gi ha je ku li mo nu pa qua ro sa te "
    "um va we xi yo za bre chi dor el fin gra hul isk jor kel"
).split()
_LABELS: Final = (
    "Place",
    "Recipients",
    "Issued by",
    "Form",
    "Signatories",
    "Deadline",
    "Language",
    "Channel",
    "In force",
)
_DATES: Final = (
    *("{y}-{m:02}-{d:02}",) * 32,
    *("{y}-{m:02}",) * 3,
    *("{y}",) * 2,
    *("{y}~", "{y}-{m:02}-{d:02}/..", "{y}/{z}", "{y}-{m:02}-{d:02}/{z}-{m:02}", "{y}-21", "{t}X", ""),
)
"""What dates look like: mostly days, and all that is vaguer."""


def _all_words() -> Iterator[str]:
    """Words of one syllable, of two, of three."""
    for length in (1, 2, 3):
        yield from map("".join, product(_SYLLABLES, repeat=length))


_WORDS: Final = tuple(islice(_all_words(), WORDS))


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, named by its seed; its records are numbered from 0, and each knows its address."""

    seed: int = 1

    @property
    def prefix(self) -> str:
        """How the addresses of this corpus begin, and those of no other."""
        return f"corpus-{self.seed}-"

    def slug(self, number: int) -> str:
        """The address of a record."""
        return f"{self.prefix}{number}"

    def document(self, number: int) -> Document:
        """A record: about 350 words, five tags."""
        return _Draw(self, number).document


def published_at(number: int) -> datetime:
    """When a record was published."""
    return BEGINNING + timedelta(minutes=number)


def word(rank: int) -> str:
    """The word that is so frequent: 0 is the most frequent one."""
    return _WORDS[rank]


def tag(rank: int) -> str:
    """The name of the tag that is so frequent."""
    return f"Tag {_WORDS[rank]}"


class _Draw:
    """One record as it is drawn: everything comes from one stream of chances, in a fixed order."""

    def __init__(self, corpus: Corpus, number: int) -> None:
        self._corpus, self._number = corpus, number
        self._chance = random.Random(corpus.seed << 40 | number)  # noqa: S311 (no secret)

    @property
    def document(self) -> Document:
        names = self._names
        return Document(
            title=f"{self._sentence(6)} {self._number}",
            dek=self._text(1),
            lead=self._text(3),
            date=read_edtf(self._date()),
            key_facts=tuple(self._key_facts()),
            blocks=(self._section(), self._section(), *self._demand_lists(), self._section()),
            sources=self._sources,
            answers=tuple(self._answers()),
            relations=tuple(self._relations()),
            tags=names(tag, TAGS, TAGS_EACH),
            parties=names("Party {}".format, PARTIES, self._chance.choice((0, 1, 1, 2, 3))),
            dossiers=names("Dossier {}".format, DOSSIERS, self._chance.choice((0, 0, 1))),
        )

    def _uneven(self, size: int) -> int:
        """A number below `size`: each the rarer the higher it is."""
        return int(size ** self._chance.random()) - 1

    def _names(self, name: Callable[[int], str], size: int, count: int) -> tuple[str, ...]:
        drawn: dict[str, None] = {}
        while len(drawn) < count:
            drawn[name(self._uneven(size))] = None
        return tuple(drawn)

    def _sentence(self, words: int) -> str:
        draw = self._chance.random
        return " ".join([_WORDS[int(WORDS ** draw()) - 1] for _ in range(words)]).capitalize()

    def _text(self, sentences: int) -> str:
        return " ".join([f"{self._sentence(12)}." for _ in range(sentences)])

    def _date(self) -> str:
        year = self._chance.choice(YEARS)
        month, day = self._chance.randint(1, 12), self._chance.randint(1, 28)
        later = year + self._chance.randint(1, 30)
        pattern = self._chance.choice(_DATES)
        return pattern.format(y=year, m=month, d=day, z=later, t=year // 10)

    def _key_facts(self) -> Iterator[KeyFact]:
        for label in self._names(_LABELS.__getitem__, len(_LABELS), self._chance.choice((0, 0, 1, 2, 3))):
            yield KeyFact(label=label, value=self._sentence(2), source=self._cited)

    def _section(self) -> Block:
        points = tuple(self._text(1) for _ in range(3))
        return Section(heading=self._sentence(3), paragraphs=(self._text(3), self._text(2)), points=points)

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        if self._number % 4:
            return ()
        return (Source(key="s1", title=self._sentence(4), issuer=self._sentence(2), date="1999"),)

    @property
    def _cited(self) -> str:
        return "s1" if self._sources else ""

    def _demand_lists(self) -> Iterator[DemandList]:
        if self._number % WITH_DEMANDS == 0:
            issuer, addressee = self._names("Party {}".format, PARTIES, 2)
            demands = tuple(Demand(key=f"d{index}", text=self._text(1)) for index in range(1, 4))
            yield DemandList(
                heading=self._sentence(3), issuers=(issuer,), addressees=(addressee,), demands=demands
            )

    def _earlier(self, step: int = 1) -> int | None:
        """The number of an earlier record, more often a near one; divisible by `step`."""
        earlier = (self._number - 1 - self._uneven(10_000)) // step * step
        return earlier if earlier >= 0 else None

    def _answers(self) -> Iterator[Answer]:
        earlier = self._earlier(WITH_DEMANDS)
        if self._number % 20 == 0 and earlier is not None:
            verdict = self._chance.choice([*Verdict])
            yield Answer(demand=f"{self._corpus.slug(earlier)}#d1", verdict=verdict, source=self._cited)

    def _relations(self) -> Iterator[Relation]:
        earlier = self._earlier()
        if self._number % 10 == 0 and earlier is not None:
            kind = self._chance.choice([*RelationType])
            yield Relation(type=kind, target=self._corpus.slug(earlier))
