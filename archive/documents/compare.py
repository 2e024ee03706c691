"""What changed between two documents, as a person would tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archive.dates import EventDate
from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop
from archive.documents import items
from archive.documents.items import ItemKind
from archive.documents.matching import matched, moved
from archive.documents.model import Block, Document
from archive.documents.word_diff import WordDiff, Words


class ChangeKind(StrEnum):
    """What happened to a part."""

    ADDED = gettext_noop("added")
    REMOVED = gettext_noop("removed")
    CHANGED = gettext_noop("changed")
    MOVED = gettext_noop("moved")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `path` names the part in the new document (in the old one if it was removed);
    `label` does so for a reader: “Key fact “Recipients””. `old` and `new` are the part in words; `words`
    tells them apart word by word, where both are there and not too long for that."""

    path: str
    kind: ChangeKind
    label: str
    old: str = ""
    new: str = ""
    words: Words = ()


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """The changes from the old document to the new one, in the order of a record. None if they are equal.

    Blocks belong together by heading, else by what they say; demands and sources by key, key facts by
    label, answers by demand, names and relations by themselves, paragraphs and points by what they say.
    """
    return tuple(_Comparison().documents(old, new)) if old != new else ()


_TEXTS = ("language", "translation_of", "title", "headline", "dek", "lead")
_LISTS = (
    ("answers", items.ANSWER),
    ("sources", items.SOURCE),
    ("tags", items.TAG),
    ("parties", items.PARTY),
    ("dossiers", items.DOSSIER),
    ("relations", items.RELATION),
)


class _Comparison:
    """One comparison, which has one purse for the cost of its word differences."""

    def __init__(self) -> None:
        self.differ = WordDiff()

    def documents(self, old: Document, new: Document) -> Iterator[Change]:
        for name in _TEXTS:
            yield from self.text(name, items.field_label(name), getattr(old, name), getattr(new, name))
        yield from self.text("date", items.field_label("date"), date_words(old.date), date_words(new.date))
        yield from self.listed("key_facts", old.key_facts, new.key_facts, items.KEY_FACT)
        yield from self.listed("blocks", old.blocks, new.blocks, items.BLOCK)
        yield from self.text("closing", items.field_label("closing"), old.closing, new.closing)
        for name, kind in _LISTS:
            yield from self.listed(name, getattr(old, name), getattr(new, name), kind)

    def text(self, path: str, label: str, old: str, new: str) -> Iterator[Change]:
        """The change of one text, if it changed."""
        if old != new:
            yield self.change(path, label, old, new)

    def change(self, path: str, label: str, old: str, new: str) -> Change:
        """A text that came, went or changed."""
        if old and new:
            return Change(path, ChangeKind.CHANGED, label, old, new, self.differ.words(old, new))
        return Change(path, ChangeKind.REMOVED if old else ChangeKind.ADDED, label, old, new)

    def listed(
        self, path: str, old: Sequence[Any], new: Sequence[Any], kind: ItemKind, within: str = ""
    ) -> Iterator[Change]:
        """The changes of a list: items that came, went, changed, and stand elsewhere."""
        pairs = matched(old, new, kind.name, kind.words if kind.is_prose else None)
        elsewhere = moved(pairs)
        for before, after in pairs:
            was = old[before] if before is not None else None
            now = new[after] if after is not None else None
            place = f"{path}[{before if after is None else after}]"
            if was is None or now is None:
                label = kind.label(now if was is None else was)
                yield self.change(place, within + label, *_words(kind, was, now))
                continue
            if after in elsewhere:
                yield Change(place, ChangeKind.MOVED, within + kind.label(now), *_words(kind, was, now))
            if was != now:
                yield from self.pair(place, was, now, kind, within)

    def pair(self, path: str, old: Any, new: Any, kind: ItemKind, within: str) -> Iterator[Change]:
        """The changes of one item."""
        if kind is items.BLOCK:
            yield from self.block(path, old, new)
        else:
            yield self.change(path, within + kind.label(new), *_words(kind, old, new))

    def block(self, path: str, old: Block, new: Block) -> Iterator[Change]:
        """The changes of one block."""
        within = f"{items.block_label(new)}: "
        yield from self.text(f"{path}.kind", within + _("kind"), items.block_kind(old), items.block_kind(new))
        yield from self.text(f"{path}.heading", within + _("heading"), old.heading, new.heading)
        yield from self.text(f"{path}.level", within + _("level of heading"), str(old.level), str(new.level))
        for name, kind in _BLOCK_LISTS:
            lists = getattr(old, name, ()), getattr(new, name, ())
            yield from self.listed(f"{path}.{name}", *lists, kind, within)


_BLOCK_LISTS = (
    ("issuers", items.ISSUER),
    ("addressees", items.ADDRESSEE),
    ("paragraphs", items.PARAGRAPH),
    ("points", items.POINT),
    ("demands", items.DEMAND),
)


def _words(kind: ItemKind, old: Any, new: Any) -> tuple[str, str]:
    return kind.words(old) if old is not None else "", kind.words(new) if new is not None else ""


def date_words(date: EventDate) -> str:
    """An event date with all that it says: “early 2022 [2022-01/2022-04]”."""
    return " ".join(filter(None, (date.said, date.edtf and f"[{date.edtf}]")))
