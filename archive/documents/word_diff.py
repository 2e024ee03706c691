"""What changed inside a text, word by word, at a bounded cost."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

_WORD = re.compile(r"\S+\s*|\s+")
_MOST_PAIRS = 5_000
_MOST_PAIRS_IN_ALL = 300_000


class WordOp(StrEnum):
    """What happened to some words of a text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


Words = tuple[tuple[WordOp, str], ...]


class WordDiff:
    """Word differences of one comparison. difflib's cost grows with the pairs of equal words, so these
    are counted first: where there are too many, the answer is nothing (the text as a whole changed)."""

    def __init__(self) -> None:
        self._pairs_left = _MOST_PAIRS_IN_ALL

    def words(self, old: str, new: str) -> Words:
        """The texts in runs of words that stayed, went and came. Those that are not added make the old
        text, those that are not removed the new one."""
        before, after = _WORD.findall(old), _WORD.findall(new)
        start = _common(before, after)
        end = _common(before[start:][::-1], after[start:][::-1])
        middle = before[start : len(before) - end], after[start : len(after) - end]
        if not self._can_afford(*middle):
            return ()
        runs = [(WordOp.SAME, before[:start]), *_runs(*middle), (WordOp.SAME, before[len(before) - end :])]
        return tuple((op, "".join(words)) for op, words in runs if words)

    def _can_afford(self, before: list[str], after: list[str]) -> bool:
        counts = Counter(after)
        pairs = sum(counts[word] for word in before)
        if pairs > min(_MOST_PAIRS, self._pairs_left):
            return False
        self._pairs_left -= pairs
        return True


def _common(before: list[str], after: list[str]) -> int:
    """How many words the two begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _runs(before: list[str], after: list[str]) -> list[tuple[WordOp, list[str]]]:
    runs = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append((WordOp.SAME, before[i:j]))
        else:
            runs += [(WordOp.REMOVED, before[i:j]), (WordOp.ADDED, after[k:m])]
    return runs
