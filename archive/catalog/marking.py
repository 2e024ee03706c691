"""Where the words of a search stand in a text, as the index finds them there: by their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from archive.catalog.language.reading import Term
from archive.catalog.texts import IDEOGRAPHS, OWN, plain_words_of, stems_of

_PART: Final = re.compile(rf"[{IDEOGRAPHS}]|(?:[^\W_{IDEOGRAPHS}]+|[\u0300-\u036f]+)+")
"""How what stands between spaces is cut into words: as the analyser does it, but with the places."""


class Piece(NamedTuple):
    """A part of a text; `marked` if it is what was searched for."""

    text: str
    marked: bool = False


Marked: TypeAlias = tuple[Piece, ...]
"""A text in pieces, or what a longer text has of it."""


class Match(NamedTuple):
    """A place in a text where a term stands, from `start` to before `end`; `term` is its number."""

    start: int
    end: int
    term: int


class _Word(NamedTuple):
    """A word of a text: its number there, where it stands, its stem, and as it is written."""

    number: int
    start: int
    end: int
    stem: str
    plain: str


class Marker:
    """Finds terms in texts. Built once for many texts of one language; `terms` are those that it looks for,
    each under a number."""

    def __init__(self, terms: Mapping[int, Term], stemmer: str = OWN) -> None:
        self._stemmer = stemmer
        self._begins = {number: term.words[0] for number, term in terms.items() if term.begins}
        runs = {number: term.stems(stemmer) for number, term in terms.items() if not term.begins}
        self._runs = {number: run for number, run in runs.items() if run}
        self._stems = frozenset(stem for run in self._runs.values() for stem in run)
        self._beginnings = tuple(self._begins.values())

    def find(self, text: str) -> list[Match]:
        """The places of the terms in the text, in order."""
        if not (self._stems or self._beginnings):
            return []
        words = self._candidates(text)
        return [match for at in range(len(words)) for match in self._starting(words, at)]

    def _candidates(self, text: str) -> list[_Word]:
        """The words of the text that some term has."""
        plain = plain_words_of(text)
        stems = stems_of(plain, self._stemmer)
        numbers = self._wanted(plain, stems)
        if not numbers:
            return []
        spans = _spans(text, len(plain))
        return [_Word(number, *spans[number], stems[number], plain[number]) for number in numbers]

    def _wanted(self, plain: Sequence[str], stems: Sequence[str]) -> list[int]:
        """The numbers of the words that some term has: mostly none, which costs the least."""
        wanted, beginnings = self._stems, self._beginnings
        if beginnings:
            words = enumerate(zip(plain, stems, strict=True))
            return [at for at, (word, stem) in words if stem in wanted or word.startswith(beginnings)]
        return [] if wanted.isdisjoint(stems) else [at for at, stem in enumerate(stems) if stem in wanted]

    def _starting(self, words: Sequence[_Word], at: int) -> Iterator[Match]:
        first = words[at]
        for number, stems in self._runs.items():
            run = words[at : at + len(stems)]
            follows = run[-1].number - first.number == len(stems) - 1
            if follows and tuple(word.stem for word in run) == stems:
                yield Match(first.start, run[-1].end, number)
        for number, begin in self._begins.items():
            if first.plain.startswith(begin):
                yield Match(first.start, first.end, number)


def _spans(text: str, words: int) -> list[tuple[int, int]]:
    """Where each of so many words stands in the text."""
    spans = [part.span() for part in _PART.finditer(text)]
    if text.isascii() and len(spans) == words:
        return spans
    placed, offset = [], 0
    for chunk in text.split(" "):
        placed += [(offset + start, offset + end) for start, end in _spans_in(chunk)]
        offset += len(chunk) + 1
    return placed


@lru_cache(maxsize=2**16)
def _spans_in(chunk: str) -> tuple[tuple[int, int], ...]:
    words = len(plain_words_of(chunk))
    spans = tuple(part.span() for part in _PART.finditer(chunk))
    # Signs that become several words when they are folded: all of them stand in the whole chunk.
    return spans if len(spans) == words else ((0, len(chunk)),) * words


def pieces(text: str, matches: Iterable[Match], start: int = 0, end: int | None = None) -> Marked:
    """The text from `start` to before `end`, in pieces: what matches cover is marked."""
    stop = len(text) if end is None else end
    spans = _joined((max(match.start, start), min(match.end, stop)) for match in matches)
    edges = [start, *(edge for span in spans for edge in span), stop]
    cut = (Piece(text[first:last], number % 2 == 1) for number, (first, last) in enumerate(pairwise(edges)))
    return tuple(piece for piece in cut if piece.text)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that are not empty, in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
