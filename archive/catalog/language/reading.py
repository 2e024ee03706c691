"""The language of searches: what a reader types, read as a small tree of what is asked.

    search  =  clause clause …                 every clause must hold
    clause  =  item OR item …                  one of the items must hold
    item    =  [-] ( search )  |  [-] [field:] words
    words   =  word  |  "a phrase"  |  begin*  |  label=word  |  label="a phrase"   (the last two of facts)

Any text is read: signs that mean nothing are passed over, what is not closed is closed at the end.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from django.utils.translation import gettext_lazy as _

from archive.catalog.language.searchable import FACT, FIELDS
from archive.catalog.texts import OWN, plain_words_of, stems_of

MAX_LENGTH: Final = 200
MAX_TERMS: Final = 16
MAX_WORDS: Final = 32
MAX_BEGINNINGS: Final = 4
"""The longest search: in characters, in words or phrases, in single words, in words with a star."""

SHORTEST_BEGINNING: Final = 3
"""Letters before a star: shorter ones begin too many words."""


class UnreadableSearch(ValueError):
    """The reader's words cannot be searched for; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that follow each other, often a single one. `field` is what they are confined to (see
    `searchable.SEARCHABLE`), `label` the words of a fact's label, None where none is asked; `begins` if
    the word need only begin so. `span` is where it stands in the search."""

    words: tuple[str, ...]
    field: str = ""
    label: tuple[str, ...] | None = None
    begins: bool = False
    span: tuple[int, int] = dataclasses.field(default=(0, 0), compare=False)

    def stems(self, stemmer: str = OWN) -> tuple[str, ...]:
        """The words as stems, by the rules of a language."""
        return stems_of(self.words, stemmer)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """All of it must hold."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of it must hold."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Term | Not | All | Either

_NAMES = "|".join(field.name for field in FIELDS)
_TOKEN = re.compile(
    rf"""
      (?P<close>\))
    | (?P<without>-*)
      (?: (?P<open>\()
        | (?: {FACT.name}:\s*(?P<label>"[^"]*"|[^\s"=()]+)= | (?P<field>{_NAMES}):\s*(?=[^\s()]) )?
          (?: "(?P<phrase>[^"]*)"? | (?P<word>[^\s"()]*) )
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_search(text: str) -> tuple[Node, ...]:
    """What is asked: all of it must hold; nothing for an empty text.

    Raises UnreadableSearch for a text that is too long, has too many terms or too short a beginning,
    or no word at all.
    """
    _limit(len(text), MAX_LENGTH, _("A search has at most %(limit)d characters."))
    reader = _Reader()
    for match in _TOKEN.finditer(text):
        reader.take(match)
    nodes = reader.end()
    terms = list(terms_of(nodes))
    _limit(len(terms), MAX_TERMS, _("A search has at most %(limit)d words or phrases."))
    _limit(sum(len(term.words) for term in terms), MAX_WORDS, _("A search has at most %(limit)d words."))
    _limit(
        sum(term.begins for term in terms),
        MAX_BEGINNINGS,
        _("A search has at most %(limit)d words with a star."),
    )
    if text.strip() and not terms:
        raise UnreadableSearch(str(_("There is no word to search for.")))
    return nodes


def terms_of(nodes: Iterable[Node]) -> Iterator[Term]:
    """All terms, in the order of the text."""
    for node in nodes:
        if isinstance(node, Term):
            yield node
        else:
            yield from terms_of((node.node,) if isinstance(node, Not) else node.nodes)


def wanted_terms(nodes: Iterable[Node]) -> Iterator[Term]:
    """The terms that are not excluded."""
    for node in nodes:
        if isinstance(node, Term):
            yield node
        elif not isinstance(node, Not):
            yield from wanted_terms(node.nodes)


def ranks(text: str) -> bool:
    """Whether what a search finds differs in relevance: not where it only excludes, or asks for nothing
    but beginnings of words, which say as much of one record as of another. Raises UnreadableSearch."""
    return any(not term.begins for term in wanted_terms(read_search(text)))


def _limit(number: int, limit: int, message: Any) -> None:
    if number > limit:
        raise UnreadableSearch(str(message % {"limit": limit}))


class _Group:
    """A group that is being read: its clauses, each with its items."""

    def __init__(self, *, wanted: bool = True) -> None:
        self.wanted = wanted
        self.after_or = False
        self._clauses: list[list[Node]] = []

    def add(self, node: Node, *, wanted: bool) -> None:
        item = node if wanted else Not(node)
        if self.after_or and self._clauses:
            self._clauses[-1].append(item)
        else:
            self._clauses.append([item])
        self.after_or = False

    def nodes(self) -> tuple[Node, ...]:
        clauses = (tuple(dict.fromkeys(items)) for items in self._clauses)
        return tuple(dict.fromkeys(items[0] if len(items) == 1 else Either(items) for items in clauses))


class _Reader:
    """Reads token after token. Groups are kept on a stack, not on Python's, so that no number of
    brackets is too deep; a group of a single item is that item."""

    def __init__(self) -> None:
        self._groups = [_Group()]

    def take(self, match: re.Match[str]) -> None:
        if match["close"]:
            self._close()
        elif match["open"]:
            self._groups.append(_Group(wanted=not match["without"]))
        elif match.group() == "OR":
            self._groups[-1].after_or = True
        elif term := _term(match):
            self._groups[-1].add(term, wanted=not match["without"])

    def end(self) -> tuple[Node, ...]:
        while len(self._groups) > 1:
            self._close()
        return self._groups[0].nodes()

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        group = self._groups.pop()
        nodes = group.nodes()
        if nodes:
            self._groups[-1].add(nodes[0] if len(nodes) == 1 else All(nodes), wanted=group.wanted)


def _term(match: re.Match[str]) -> Term | None:
    said = match["phrase"] or match["word"] or ""
    words = plain_words_of(said)
    label = None if match["label"] is None else plain_words_of(match["label"])
    if not words and not label:
        return None
    return Term(
        words=words,
        field=FACT.name if label is not None else (match["field"] or "").lower(),
        label=label,
        begins=_is_beginning(match["word"] or "", words, label),
        span=match.span(),
    )


def _is_beginning(word: str, words: tuple[str, ...], label: tuple[str, ...] | None) -> bool:
    if "*" not in word:
        return False
    letters = word.rstrip("*")
    if label is not None or "*" in letters or len(words) != 1 or len(words[0]) < SHORTEST_BEGINNING:
        message = _("A star stands at the end of one word, after %(limit)d letters or more: %(word)s")
        raise UnreadableSearch(str(message % {"limit": SHORTEST_BEGINNING, "word": word}))
    return True
