"""Counts over time, from the number of documents by the span of time that the date of each can mean. What
begins and what ends in each unit is added up once: then any count costs next to nothing, in units of any
length, whatever the number of spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import accumulate

from archive.catalog.placing import AFTER_ALL, BEFORE_ALL, Span

Index = Callable[[int], int]
"""The longer unit in which one of the spans' own lies."""


class Spans(dict[Span, int]):
    """How many documents have a date that covers just this span of days, months or longer units."""

    def in_units(self, index: Index) -> Spans:
        """The same counts by spans of longer units."""
        units = _units({end for ends in self.ends for end in ends}, index)
        longer: dict[Span, int] = {}
        for (first, last), count in self.items():
            span = units[first], units[last]
            longer[span] = longer.get(span, 0) + count
        return Spans(longer)

    @cached_property
    def ends(self) -> tuple[dict[int, int], dict[int, int]]:
        """How many begin, and how many end, in each unit."""
        begun: dict[int, int] = {}
        ended: dict[int, int] = {}
        for (first, last), count in self.items():
            begun[first] = begun.get(first, 0) + count
            ended[last] = ended.get(last, 0) + count
        return begun, ended

    def ends_in(self, index: Index) -> tuple[dict[int, int], dict[int, int]]:
        """The same of longer units."""
        begun, ended = self.ends
        return _in_units(begun, index), _in_units(ended, index)

    def inside(self, index: Index) -> dict[int, int]:
        """How many lie in a longer unit as a whole."""
        begun, ended = self.ends
        units = _units({*begun, *ended}, index)
        whole: dict[int, int] = {}
        for (first, last), count in self.items():
            if units[first] == units[last]:
                whole[units[first]] = whole.get(units[first], 0) + count
        return whole

    def overlapping(self, index: Index) -> Callable[[int, int], int]:
        """How many overlap a time from one longer unit to another: those that have begun by its end, less
        those that have ended before."""
        begun, ended = map(_up_to, self.ends_in(index))
        return lambda first, last: begun(last) - ended(first - 1)

    def counter(self, index: Index = int, *, certain: bool) -> Callable[[int], int]:
        """How many lie in a longer unit as a whole (`certain`), or else overlap it."""
        if certain:
            inside = self.inside(index)
            return lambda unit: inside.get(unit, 0)
        overlapping = self.overlapping(index)
        return lambda unit: overlapping(unit, unit)


def _units(ends: set[int], index: Index) -> dict[int, int]:
    """The longer unit of each; open ends stay open."""
    return {end: index(end) for end in ends} | {BEFORE_ALL: BEFORE_ALL, AFTER_ALL: AFTER_ALL}


def _in_units(counts: Mapping[int, int], index: Index) -> dict[int, int]:
    units = _units({*counts}, index)
    longer: dict[int, int] = {}
    for end, count in counts.items():
        longer[units[end]] = longer.get(units[end], 0) + count
    return longer


def _up_to(counts: Mapping[int, int]) -> Callable[[int], int]:
    """The running total: how many lie at or below a place."""
    places = sorted(counts)
    sums = [0, *accumulate(counts[place] for place in places)]
    return lambda place: sums[bisect_right(places, place)]
