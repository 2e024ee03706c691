"""Where in a record the words of a search were found: passages of its text, key facts, demands.

The texts are those of the current edition, read from the ledger when the list is made: a text that
was corrected away, or withdrawn, is never shown, however far the catalog is behind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, NamedTuple

from archive.catalog.hits import Hit
from archive.catalog.language.reading import Term, read_search, wanted_terms
from archive.catalog.language.searchable import EVERYTHING, FACT
from archive.catalog.marking import Marked, Marker, Match, Piece, pieces
from archive.catalog.texts import stemmer_of, stems_of, words_of
from archive.documents import Document, Section
from archive.ledger.models import Edition

MOST_PASSAGES: Final = 2
MOST_FACTS: Final = 3
MOST_DEMANDS: Final = 3

PASSAGE: Final = 220
"""Letters of a passage, about three lines."""

GAP: Final = "…"
"""Stands in a passage where the text goes on."""

_LEAD_IN: Final = 60
"""Letters before the first match in a passage, at most."""

_LOOKED_THROUGH: Final = 50_000
"""Letters of a record's text in which passages are looked for: more than any record should have."""

Plain = Callable[[str], str]
"""Makes of a text what readers see of it, without its Markdown."""


class FoundFact(NamedTuple):
    """A key fact in which something was found."""

    label: Marked
    value: Marked


class FoundDemand(NamedTuple):
    """A demand in which something was found, with its key."""

    key: str
    text: Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """What a list shows of a record that was searched for. Title and dek are whole, the passages cut
    (with `GAP`)."""

    title: Marked
    dek: Marked
    passages: tuple[Marked, ...] = ()
    facts: tuple[FoundFact, ...] = ()
    demands: tuple[FoundDemand, ...] = ()


def with_snippets(hits: Collection[Hit], words: str, plain: Plain) -> tuple[Hit, ...]:
    """The hits, each with what was found in it (`Hit.found`); in one database query, or none without
    words. Raises UnreadableSearch."""
    terms = tuple(dict.fromkeys(wanted_terms(read_search(words))))
    if not terms or not hits:
        return tuple(hits)
    searches: dict[str, _Search] = {}
    found = {}
    for edition in Edition.objects.current().filter(record__in=[hit.record for hit in hits]):
        stemmer = stemmer_of(edition.value.language)
        if stemmer not in searches:
            searches[stemmer] = _Search(terms, plain, stemmer)
        found[edition.record_id] = searches[stemmer].snippet(edition.value)
    return tuple(replace(hit, found=found.get(hit.record)) for hit in hits)


class _Search:
    """A search, ready to be looked for in many documents of one language."""

    def __init__(self, terms: Sequence[Term], plain: Plain, stemmer: str) -> None:
        self._stemmer = stemmer
        self._terms = dict(enumerate(terms))
        self._plain = plain
        self._markers: dict[str, Marker] = {}
        self._unlabelled = frozenset(number for number, term in self._terms.items() if term.label is None)

    def snippet(self, document: Document) -> Snippet:
        """What was found in the document."""
        return Snippet(
            title=self._marked("title", document.title),
            dek=self._marked(EVERYTHING.name, document.dek),
            passages=tuple(_best(self._places(document))),
            facts=tuple(islice(self._facts(document), MOST_FACTS)),
            demands=tuple(islice(self._demands(document), MOST_DEMANDS)),
        )

    def _marker(self, field: str) -> Marker:
        """Finds the terms that reach a part of records: those of it, and those of no part."""
        if field not in self._markers:
            reaching = {
                number: term
                for number, term in self._terms.items()
                if term.field in (EVERYTHING.name, field) and term.label is None
            }
            self._markers[field] = Marker(reaching, self._stemmer)
        return self._markers[field]

    def _marked(self, field: str, text: str) -> Marked:
        seen = self._plain(text)
        return pieces(seen, self._marker(field).find(seen))

    def _places(self, document: Document) -> Iterator[_Place]:
        """The texts in which something was found, up to the first that shows all there is to be found."""
        left = _LOOKED_THROUGH
        for field, text in _texts(document):
            seen = self._plain(text[:left])
            left -= len(seen)
            if matches := self._marker(field).find(seen):
                place = _Place(seen, matches)
                yield place
                if place.terms == self._unlabelled:
                    return

    def _facts(self, document: Document) -> Iterator[FoundFact]:
        for fact in document.key_facts:
            label, value = self._plain(fact.label), self._plain(fact.value)
            whole = f"{label} {value}"
            matches = [
                *self._marker(FACT.name).find(whole),
                *_labelled(self._terms, label, whole, self._stemmer),
            ]
            if matches:
                cut = len(label)
                yield FoundFact(pieces(whole, matches, 0, cut), pieces(whole, matches, cut + 1))

    def _demands(self, document: Document) -> Iterator[FoundDemand]:
        for demand in document.demands:
            text = self._plain(demand.text)
            if matches := self._marker("demand").find(text):
                yield FoundDemand(demand.key, pieces(text, matches))


def _labelled(terms: Mapping[int, Term], label: str, fact: str, stemmer: str) -> Iterator[Match]:
    """Where a fact has what was asked of a fact of its label: the words of the value, or else the label."""
    asked = {number: term.label for number, term in terms.items() if term.label is not None}
    if not asked:
        return
    stems = words_of(label, stemmer)
    meant = {number: terms[number] for number, said in asked.items() if stems_of(said, stemmer) == stems}
    for number, term in meant.items():
        if not term.words:
            yield Match(0, len(label), number)
    yield from (match for match in Marker(meant, stemmer).find(fact) if match.start > len(label))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """The running text of a record, each with the name of the part to which it belongs. Its title, dek,
    facts and demands are shown by themselves."""
    yield EVERYTHING.name, document.lead
    for block in document.blocks:
        points = block.points if isinstance(block, Section) else ()
        yield from ((EVERYTHING.name, text) for text in (*block.paragraphs, *points))
    yield EVERYTHING.name, document.closing
    yield from ((EVERYTHING.name, answer.note) for answer in document.answers)
    yield from ((EVERYTHING.name, relation.note) for relation in document.relations)
    yield from ((EVERYTHING.name, block.heading) for block in document.blocks)
    yield "title", document.headline
    yield from (("source", f"{source.title} {source.issuer} {source.date}") for source in document.sources)


class _Place:
    """A text in which something was found, and of that as many different terms as fit into a passage,
    where they come first."""

    def __init__(self, text: str, matches: list[Match]) -> None:
        self._text = text
        self._matches = matches
        self._window = _window(matches)
        self.terms = frozenset(match.term for match in self._window)

    def passage(self) -> Marked:
        """The part of the text that shows these terms."""
        first, last = self._window[0].start, max(match.end for match in self._window)
        start = _start(self._text, first, last)
        end = _end(self._text, start, last)
        before = (Piece(f"{GAP} "),) if start else ()
        after = (Piece(f" {GAP}"),) if end < len(self._text) else ()
        return (*before, *pieces(self._text, self._matches, start, end), *after)


def _window(matches: Sequence[Match]) -> Sequence[Match]:
    best, most, start = matches[:1], 1, 0
    for end, match in enumerate(matches):
        while match.end - matches[start].start > PASSAGE and start < end:
            start += 1
        number = len({match.term for match in matches[start : end + 1]})
        if number > most:
            best, most = matches[start : end + 1], number
    return best


def _start(text: str, first: int, last: int) -> int:
    """Where a passage begins, before its first match: at a word."""
    room = min(_LEAD_IN, max(0, PASSAGE - (last - first)))
    start = max(0, first - room)
    if start == 0:
        return 0
    space = text.find(" ", start, first)
    return first if space < 0 else space + 1


def _end(text: str, start: int, last: int) -> int:
    """Where a passage ends, after its last match: at a word."""
    end = max(start + PASSAGE, last)
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", last, end + 1)
    return last if space < 0 else space


def _best(places: Iterable[_Place]) -> Iterator[Marked]:
    """The passages of the places that show the most terms, each one more than those before it; the
    first places of a record before later ones."""
    left, shown = list(places), frozenset[int]()
    for _ in range(MOST_PASSAGES):
        if not left:
            return
        best = max(left, key=lambda place: len(place.terms - shown))
        if shown >= best.terms:
            return
        yield best.passage()
        shown |= best.terms
        left.remove(best)
