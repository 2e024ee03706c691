"""Names as they are looked up by the beginning of any of their words, while a reader types.

The dictionary of the index itself is the list of names: it is in the order of the alphabet and says of
each entry how many records have it, so that a look-up costs what it finds, not what the archive holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from archive.catalog.facets import Terms
from archive.catalog.hits import Hit
from archive.catalog.records import RECORDS
from archive.catalog.texts import plain_words_of
from archive.documents import Document

NAMES: Final = "names"
"""The field of the index that holds the entries."""

MOST_WORDS: Final = 8
"""Words of a name by which it is found: the first ones."""

Kind = Literal["tag", "party", "dossier", "fact"]
KINDS: Final[tuple[Kind, ...]] = ("tag", "party", "dossier", "fact")
"""The facets whose values are suggested."""


class Name(NamedTuple):
    """A term, or a label of key facts, by its address and its name as it is written."""

    kind: Kind
    slug: str
    name: str


_NAMED: Final = tuple(facet for facet in RECORDS.facets.values() if isinstance(facet, Terms))


def names_of(hit: Hit, document: Document) -> Iterator[Name]:
    """The names that a record carries: the values of facets that have names of their own, suggested or not
    (what they are called is looked up here, too)."""
    return (Name(facet.name, *value) for facet in _NAMED for value in facet.of(hit, document))  # type: ignore[arg-type]


@lru_cache(maxsize=2**14)
def entries(name: Name) -> tuple[str, ...]:
    """What is put into the dictionary for a name: its words from each on, then the name itself; and once
    the name by its address. A tab ends each part, as no part can hold one.

    >>> entries(Name("tag", "cold-war", "Cold War"))[:2]
    ('tag\\tcold war\\tcold-war\\tCold War\\t', 'tag\\twar\\tcold-war\\tCold War\\t')
    """
    words = plain_words_of(name.name)
    rests = [" ".join(words[at:]) for at in range(min(len(words), MOST_WORDS))]
    found = ["".join(f"{part}\t" for part in (name.kind, rest, name.slug, name.name)) for rest in rests]
    return (*found, f"{spellings(name.kind, name.slug)}{name.name}\t")


def spellings(kind: str, slug: str) -> str:
    """How the entries begin that have the name, however it is written, of what is at an address; a record
    has one of them."""
    return f"={kind}\t{slug}\t"


def read_spelling(entry: str) -> str:
    """The name in an entry that begins so."""
    return entry.split("\t")[2]


def read_entry(entry: str) -> Name:
    """The name that an entry of words is of."""
    kind, _words, slug, name, _end = entry.split("\t")
    return Name(kind, slug, name)  # type: ignore[arg-type] # written by `entries`


def beginning(kind: Kind, words: tuple[str, ...]) -> str:
    """How the entries of the names of this kind begin that have these words, the last one begun."""
    return f"{kind}\t{' '.join(words)}"
