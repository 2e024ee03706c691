"""What a search can be confined to, one object each: a further `field:` is a further object here.

Each has two fields of the index: one of stems, for words and phrases, and one of words as they are
written, for ``beginnings*`` and for finding what a mistyped word was meant to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import tantivy
from django.utils.translation import gettext_lazy as _

from archive.catalog.hits import Hit
from archive.catalog.texts import BREAK, OWN, cut, stems_of, words_of
from archive.documents import Block, Document, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A part of records. `texts` are those of a record in it: phrases are found within one text, never
    across two. `keeps_all_words` as they are written, or only those that are not their own stems (half of
    the words of a text are, and stand among the stems). `example` and `about` are for readers."""

    name: str
    texts: Callable[[Hit, Document], Iterable[str]]
    keeps_all_words: bool = False
    example: str = ""
    about: Any = ""

    @property
    def stems(self) -> str:
        """The field of the index that holds its words as stems, with their places."""
        return f"in_{self.name or 'all'}"

    @property
    def words(self) -> str:
        """The field of the index that holds its words as they are written."""
        return f"{self.stems}_words"

    def put(self, entry: tantivy.Document, texts: Iterable[str], stemmer: str) -> None:
        """Add the texts to an index document."""
        words = cut(texts)
        stems = stems_of(words, stemmer)
        for text in " ".join(stems).split(BREAK):
            if text.strip():
                entry.add_text(self.stems, text)
        if kept := {*words} - {BREAK} if self.keeps_all_words else _altered(words, stems):
            entry.add_text(self.words, " ".join(kept))


def _altered(words: Iterable[str], stems: Iterable[str]) -> set[str]:
    return {word for word, stem in zip(words, stems, strict=True) if word != stem}


def _titles(hit: Hit, document: Document) -> Iterable[str]:
    return document.title, document.headline


def _facts(hit: Hit, document: Document) -> Iterable[str]:
    return (f"{fact.label} {fact.value}" for fact in document.key_facts)


def _demands(hit: Hit, document: Document) -> Iterable[str]:
    return (demand.text for demand in document.demands)


def _sources(hit: Hit, document: Document) -> Iterable[str]:
    return (f"{source.title} {source.issuer} {source.date}" for source in document.sources)


TITLE: Final = Searchable(
    name="title",
    texts=_titles,
    keeps_all_words=True,  # titles are suggested by them
    example="title:ultimatum",
    about=_("in the title or the headline"),
)
FACT: Final = Searchable(
    name="fact", texts=_facts, example="fact:moscow", about=_("in the key facts, label or value")
)
FIELDS: Final = (
    TITLE,
    FACT,
    Searchable(
        name="demand", texts=_demands, example='demand:"no further expansion"', about=_("in the demands")
    ),
    Searchable(
        name="source",
        texts=_sources,
        example="source:ministry",
        about=_("in the title, issuer or date of a source"),
    ),
    Searchable(
        name="party",
        texts=lambda hit, document: (term.name for term in hit.parties),
        example='party:"united states"',
        about=_("in the name of a party"),
    ),
    Searchable(
        name="tag",
        texts=lambda hit, document: (term.name for term in hit.tags),
        example="tag:security",
        about=_("in the name of a tag"),
    ),
    Searchable(
        name="dossier",
        texts=lambda hit, document: (term.name for term in hit.dossiers),
        example="dossier:crisis",
        about=_("in the name of a dossier"),
    ),
)


def _everything(hit: Hit, document: Document) -> Iterator[str]:
    for field in FIELDS:
        yield from field.texts(hit, document)
    yield from (document.dek, document.lead, document.closing)
    for block in document.blocks:
        yield from _block_texts(block)
    yield from (answer.note for answer in document.answers)
    yield from (relation.note for relation in document.relations)


def _block_texts(block: Block) -> Iterator[str]:
    yield block.heading
    yield from block.paragraphs
    if isinstance(block, Section):
        yield from block.points


EVERYTHING: Final = Searchable(name="", texts=_everything)
"""All texts of a record: its content, and the names of its terms."""

SEARCHABLE: Final = {field.name: field for field in (EVERYTHING, *FIELDS)}
"""All of them by the name that stands before the colon."""

PAIRS: Final = "fact_pairs"
"""The field of the index in which each word of a fact's value stands behind the fact's label."""


STEMMER: Final = "stemmer"
"""The field of the index that says by which rules the words of a document were reduced to stems."""


def pairs(label: str, value: str, stemmer: str = OWN) -> str:
    """A fact as `PAIRS` holds it: its label, then each word of its value with the label before it. So
    words that follow each other in the value of a fact of that label are a phrase.

    >>> pairs("Recipients", "United States")
    'recipi= recipi=unit recipi=state'
    """
    key = label_key(label, stemmer)
    return " ".join(f"{key}={word}" for word in ("", *words_of(value, stemmer)))


@lru_cache(maxsize=4096)
def label_key(label: str, stemmer: str = OWN) -> str:
    """A label as `PAIRS` has it: its words as stems."""
    return "_".join(words_of(label, stemmer))
