"""Two lists of demands side by side: what was kept, changed, dropped and added."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from archive.documents.matching import matched
from archive.documents.word_diff import WordDiff, WordOp, Words

Item = TypeVar("Item")

_LEAST_SAME = 1 / 3


class Fate(StrEnum):
    """What became of a demand from one list to the other."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Aligned(Generic[Item]):
    """A demand of the one list beside that of the other which makes the same demand, if there is one.
    `words` tell the two wordings apart; empty where they are alike, or have little in common."""

    fate: Fate
    old: Item | None
    new: Item | None
    words: Words = ()


def align(
    old: Sequence[Item],
    new: Sequence[Item],
    *,
    name: Callable[[Item], Hashable],
    words: Callable[[Item], str],
) -> tuple[Aligned[Item], ...]:
    """The demands of both lists, in the order of the second, with what was dropped last.

    Demands belong together that have one name (their thread); of those left over, the ones that share half of
    their words or more.
    """
    differ = WordDiff()
    pairs = [
        (None if before is None else old[before], None if after is None else new[after])
        for before, after in matched(old, new, name, words)
    ]
    return tuple(_aligned(one, other, words, differ) for one, other in pairs)


def _aligned(
    old: Item | None, new: Item | None, words: Callable[[Item], str], differ: WordDiff
) -> Aligned[Item]:
    if old is None or new is None:
        return Aligned(Fate.NEW if old is None else Fate.DROPPED, old, new)
    if words(old) == words(new):
        return Aligned(Fate.KEPT, old, new)
    return Aligned(Fate.CHANGED, old, new, telling_words(differ, words(old), words(new)))


def telling_words(differ: WordDiff, old: str, new: str) -> Words:
    """What differs between two wordings, word by word; nothing where most does, and marks would hide it."""
    words = differ.words(old, new)
    same = sum(len(text) for op, text in words if op is WordOp.SAME)
    return words if same >= _LEAST_SAME * max(len(old), len(new)) else ()
