"""Two versions of a document that grew from one, put together by a choice for each difference.

Theirs is the version that stands, mine the one that would replace it, the base what both began with.
Whatever the choices, each part of the outcome is as one of the two versions has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop
from archive.documents import items
from archive.documents.compare import date_words
from archive.documents.items import ItemKind
from archive.documents.matching import Pair, matched, moved
from archive.documents.model import Block, Document
from archive.documents.word_diff import WordDiff, Words


class Side(StrEnum):
    """Whose version of a part is kept."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Difference:
    """A part in which the versions differ, in words (empty: it has no such part), and word by word.

    `key` stands for the part and for what both sides say of it, so a choice holds for nothing that was
    not seen. `default` is the side that alone has changed the part; None where both have.
    """

    key: str
    label: str
    theirs: str
    mine: str
    words: Words
    default: Side | None


@dataclass(frozen=True, slots=True)
class Merge:
    """What the choices make of the versions (where one is missing: the default, else mine), and the
    differences that there are to choose in."""

    document: Document
    differences: tuple[Difference, ...]


_LIST_NAMES = {
    "key_facts": gettext_noop("key facts"),
    "blocks": gettext_noop("blocks"),
    "issuers": gettext_noop("those who demand"),
    "addressees": gettext_noop("those of whom it is demanded"),
    "paragraphs": gettext_noop("paragraphs"),
    "points": gettext_noop("points"),
    "demands": gettext_noop("demands"),
    "answers": gettext_noop("answers"),
    "sources": gettext_noop("sources"),
    "tags": gettext_noop("tags"),
    "parties": gettext_noop("parties"),
    "dossiers": gettext_noop("dossiers"),
    "relations": gettext_noop("relations"),
}

NO_CHOICES: Mapping[str, Side] = MappingProxyType({})


def merge(
    base: Document, theirs: Document, mine: Document, choices: Mapping[str, Side] = NO_CHOICES
) -> Merge:
    """Put two versions together; `choices` are sides by the keys of differences.

    What belongs together is found as in `compare`: blocks and lists are merged part by part, and what
    only one side has stands after the part that it follows there.
    """
    merging = _Merging(choices)
    document = merging.document(base, theirs, mine)
    return Merge(document, tuple(merging.differences))


_LISTS = {
    "key_facts": items.KEY_FACT,
    "blocks": items.BLOCK,
    "answers": items.ANSWER,
    "sources": items.SOURCE,
    "tags": items.TAG,
    "parties": items.PARTY,
    "dossiers": items.DOSSIER,
    "relations": items.RELATION,
    "issuers": items.ISSUER,
    "addressees": items.ADDRESSEE,
    "paragraphs": items.PARAGRAPH,
    "points": items.POINT,
    "demands": items.DEMAND,
}


@dataclass(frozen=True, slots=True)
class _Lists:
    """The three states of a list, and which of its items belong together."""

    base: Sequence[Any]
    theirs: Sequence[Any]
    mine: Sequence[Any]
    kind: ItemKind

    def matched(self, old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
        return matched(old, new, self.kind.name, self.kind.words if self.kind.is_prose else None)

    def pairs(self) -> list[Pair]:
        """Places in theirs and in mine."""
        return self.matched(self.theirs, self.mine)

    def origins(self) -> Callable[[Pair], Any]:
        """A function from such a pair to the item that both began with, None where there was none."""
        of_theirs = dict(self.matched(self.theirs, self.base))
        of_mine = {mine: base for base, mine in self.matched(self.base, self.mine)}

        def origin(pair: Pair) -> Any:
            known = [
                origins.get(place)
                for origins, place in ((of_mine, pair[1]), (of_theirs, pair[0]))
                if place is not None
            ]
            place = next((place for place in known if place is not None), None)
            return None if place is None else self.base[place]

        return origin

    def moved_by(self) -> Side | None:
        """The side that alone has put items elsewhere."""
        theirs = bool(moved(self.matched(self.theirs, self.base)))
        mine = bool(moved(self.matched(self.base, self.mine)))
        return None if theirs == mine else Side.THEIRS if theirs else Side.MINE


class _Merging:
    """One merge: collects the differences, and decides them as chosen."""

    def __init__(self, choices: Mapping[str, Side]) -> None:
        self._choices = choices
        self._differ = WordDiff()
        self.differences: list[Difference] = []

    def document(self, base: Document, theirs: Document, mine: Document) -> Document:
        """The merged document; its differences come in the order of a record."""
        parts = {
            field.name: self.part(
                field.name, getattr(base, field.name), getattr(theirs, field.name), getattr(mine, field.name)
            )
            for field in fields(Document)
        }
        return Document(**parts)

    def part(self, name: str, base: Any, theirs: Any, mine: Any) -> Any:
        """A field of the document."""
        if name in _LISTS:
            return self.listed(name, _Lists(base, theirs, mine, _LISTS[name]))
        words = date_words if name == "date" else str
        return self.chosen(items.field_label(name), base, theirs, mine, words)

    def chosen(self, label: str, base: Any, theirs: Any, mine: Any, words: Callable[[Any], str] = str) -> Any:
        """The value of the side that is chosen; where the two agree there is nothing to choose."""
        if theirs == mine:
            return mine
        default = Side.MINE if theirs == base else Side.THEIRS if mine == base else None
        said = ("" if theirs is None else words(theirs), "" if mine is None else words(mine))
        side = self.side(label, (theirs, mine), said, default)
        return theirs if side is Side.THEIRS else mine

    def side(self, label: str, values: Any, said: tuple[str, str], default: Side | None) -> Side:
        """The side chosen in a difference, which is noted."""
        key = hashlib.sha256(repr((label, values)).encode()).hexdigest()[:16]
        theirs, mine = said
        words = self._differ.words(theirs, mine) if theirs and mine else ()
        self.differences.append(Difference(key, label, theirs, mine, words, default))
        return self._choices.get(key) or default or Side.MINE

    def listed(self, name: str, lists: _Lists, within: str = "") -> tuple[Any, ...]:
        """A list: its order, then each of its items."""
        pairs, origin = lists.pairs(), lists.origins()
        merged = (
            self.item(pair, origin(pair), lists, within) for pair in self.arranged(name, pairs, lists, within)
        )
        return tuple(item for item in merged if item is not None)

    def arranged(self, name: str, pairs: list[Pair], lists: _Lists, within: str) -> list[Pair]:
        """The pairs in the order of the side that is chosen, if the two have different ones."""
        if not moved(pairs):
            return _arranged(pairs, Side.MINE)
        both = [pair for pair in pairs if None not in pair]
        said = (_row(lists.theirs, both, 0, lists.kind), _row(lists.mine, both, 1, lists.kind))
        label = within + _("order of %(list)s") % {"list": _(_LIST_NAMES[name])}
        return _arranged(pairs, self.side(label[:1].upper() + label[1:], said, said, lists.moved_by()))

    def item(self, pair: Pair, base: Any, lists: _Lists, within: str) -> Any:
        """One item of a list; None if the side that is chosen has it not."""
        theirs = None if pair[0] is None else lists.theirs[pair[0]]
        mine = None if pair[1] is None else lists.mine[pair[1]]
        label = within + lists.kind.label(theirs if mine is None else mine)
        if lists.kind is not items.BLOCK or theirs is None or mine is None:
            return self.chosen(label, base, theirs, mine, lists.kind.words)
        if type(theirs) is not type(mine):
            return self.chosen(label, base, theirs, mine, _block_words)
        return self.block(base if type(base) is type(mine) else None, theirs, mine)

    def block(self, base: Block | None, theirs: Block, mine: Block) -> Block:
        """A block of which both sides have a version of the same kind."""
        within = f"{items.block_label(mine)}: "
        return replace(
            mine,
            **{
                field.name: self.field_of_block(field.name, base, theirs, mine, within)
                for field in fields(mine)
            },
        )

    def field_of_block(self, name: str, base: Block | None, theirs: Block, mine: Block, within: str) -> Any:
        """A field of a block, which is a list or a text (or the level of the heading)."""
        new, now = getattr(theirs, name), getattr(mine, name)
        if name in _LISTS:
            return self.listed(name, _Lists(getattr(base, name, ()), new, now, _LISTS[name]), within)
        label = _("level of heading") if name == "level" else _("heading")
        return self.chosen(within + label, getattr(base, name, None), new, now)


def _arranged(pairs: Iterable[Pair], lead: Side) -> list[Pair]:
    """The pairs in the order of one side; what only the other has stands after what it follows there."""
    first, second = (1, 0) if lead is Side.MINE else (0, 1)
    known = list(pairs)
    arranged = sorted((pair for pair in known if pair[first] is not None), key=_place(first))
    for pair in sorted((pair for pair in known if pair[first] is None), key=_place(second)):
        places = [each[second] for each in arranged]
        before = _place(second)(pair) - 1
        arranged.insert(places.index(before) + 1 if before >= 0 else 0, pair)
    return arranged


def _place(side: int) -> Callable[[Pair], int]:
    return lambda pair: pair[side] or 0


def _row(listed: Sequence[Any], pairs: list[Pair], side: int, kind: ItemKind) -> str:
    """The items that both sides have, in the order of one, as far as a reader needs to tell them apart."""
    name = kind.words if kind in (items.PARAGRAPH, items.POINT) else kind.label
    places = sorted(_place(side)(pair) for pair in pairs)
    return " · ".join(name(listed[place]) for place in places)


def _block_words(block: Block) -> str:
    return items.joined(items.block_kind(block), items.BLOCK.words(block))
