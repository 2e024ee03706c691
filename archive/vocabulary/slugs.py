"""Addresses made of words, and made unique: `base`, `base-2`, `base-3` …"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count

from django.utils.text import slugify as django_slugify

Taken = Callable[[Collection[str]], Iterable[str]]
"""Says which of the given addresses are in use."""

_JOINS = re.compile(r"[_/\u2010-\u2015\u2212]")
"""What stands between two words or numbers besides the hyphen: underline, slash, the dashes and the minus."""

_DOUBLINGS = 20
_BLOCK = 16


def slugify(text: str) -> str:
    """The letters and digits of a text, of any script, in lower case and joined by hyphens. It may
    be empty: an emoji has none."""
    return django_slugify(_JOINS.sub("-", text), allow_unicode=True)


class FreeSlugs:
    """Gives out addresses that nobody has, each once. `bases`, where they are known beforehand, are
    looked up in one query; hundreds of equal titles cost two queries more, not hundreds."""

    def __init__(self, taken: Taken, bases: Collection[str] = ()) -> None:
        self._taken = taken
        self._known_free = set(bases).difference(taken(set(bases)) if bases else ())
        self._series: dict[str, Iterator[str]] = {}
        self._given: set[str] = set()

    def give(self, base: str) -> str:
        """The first of `base`, `base-2` … that is neither in use nor given out before."""
        series = self._series.setdefault(base, self._free(base))
        slug = next(slug for slug in series if slug not in self._given)
        self._given.add(slug)
        return slug

    def _free(self, base: str) -> Iterator[str]:
        if base in self._known_free or base not in self._taken([base]):
            yield base
        start = self._doubled(base)
        size = max(start, _BLOCK)
        for first in count(start + 1, size):
            block = [f"{base}-{number}" for number in range(first, first + size)]
            used = set(self._taken(block))
            yield from (slug for slug in block if slug not in used)

    def _doubled(self, base: str) -> int:
        """The last of the numbers 1, 2, 4, 8 … before one that is free: addresses are hardly ever
        given back, so numbers up to it are in use, and none needs to be tried."""
        numbers = {f"{base}-{1 << power}": 1 << power for power in range(1, _DOUBLINGS)}
        used = set(self._taken(list(numbers)))
        first_free = next((number for slug, number in numbers.items() if slug not in used), 1 << _DOUBLINGS)
        return first_free // 2


def free(base: str, taken: Taken) -> str:
    """One free address: `base`, or with the first number that is free."""
    return FreeSlugs(taken).give(base)
