"""Which item of an old list became which of a new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Pair = tuple[int | None, int | None]

_ALIKE = 0.5
_MOST_TRIED = 10_000


def matched(
    old: Sequence[Item],
    new: Sequence[Item],
    name: Callable[[Item], Hashable],
    words: Callable[[Item], str] | None = None,
) -> list[Pair]:
    """Places in the old and the new list that belong together (None: in the other list alone).

    Items belong together by name; with `words`, those left over also by sharing half of their words.
    The order is that of the new list, with what was removed last.
    """
    partner = _by_name(old, new, name)
    if words:
        partner |= _by_words(old, new, partner, words)
    removed = set(range(len(old))) - set(partner.values())
    return [
        *((partner.get(after), after) for after in range(len(new))),
        *((before, None) for before in sorted(removed)),
    ]


def _by_name(old: Sequence[Item], new: Sequence[Item], name: Callable[[Item], Hashable]) -> dict[int, int]:
    """Places in the old list by those in the new one; of equal names the first belongs to the first."""
    places = {key: place for place, key in enumerate(_numbered(map(name, old)))}
    return {after: places[key] for after, key in enumerate(_numbered(map(name, new))) if key in places}


def _numbered(names: Iterable[Hashable]) -> list[tuple[Hashable, int]]:
    seen: Counter[Hashable] = Counter()
    numbered = []
    for name in names:
        numbered.append((name, seen[name]))
        seen[name] += 1
    return numbered


def _by_words(
    old: Sequence[Item], new: Sequence[Item], partner: dict[int, int], words: Callable[[Item], str]
) -> dict[int, int]:
    """More places in the old list by those in the new one, for items that say much the same."""
    taken = set(partner.values())
    left = {place: frozenset(words(item).split()) for place, item in enumerate(old) if place not in taken}
    fresh = {place: frozenset(words(item).split()) for place, item in enumerate(new) if place not in partner}
    found: dict[int, int] = {}
    if len(left) * len(fresh) > _MOST_TRIED:
        return found
    for after, said in fresh.items():
        best = max(left, key=lambda before: likeness(left[before], said), default=None)
        if best is not None and likeness(left[best], said) >= _ALIKE:
            found[after] = best
            del left[best]
    return found


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words in common, from 0 to 1 (Dice)."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def moved(pairs: Iterable[Pair]) -> set[int]:
    """Places in the new list of the fewest items whose moving explains the new order."""
    both = [(before, after) for before, after in pairs if before is not None and after is not None]
    staying = _longest_rise([before for before, _ in both])
    return {after for before, after in both if before not in staying}


def _longest_rise(numbers: list[int]) -> set[int]:
    """The longest rising subsequence of different numbers (patience sorting)."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        previous[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    rise: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        rise.add(step)
        step = previous[step]
    return rise
