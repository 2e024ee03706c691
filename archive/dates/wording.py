"""How a language words dates: a table and a few rules, one module a language (`wording_en`, `wording_uk`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Case(Enum):
    """The form of a word after others: "1997" and "December", "before 1997" and "early December". English
    makes no difference."""

    PLAIN = auto()
    GENITIVE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language for dates.

    Names stand in the order of months and of seasons (from spring). `of_day` are months after a day. A
    mark (EDTF's ``?``, ``~``, ``%``) is worded by what stands before the date and by the case which that
    asks for. `unknown` and `open` are patterns for an interval that has one end alone: its end, its
    begin. The first year of a century and of a decade, and all years, are counted through zero (1 BC is
    0); a decade before Christ has no name, nor has the first one of a century.
    """

    undated: str
    months: Mapping[Case, Sequence[str]]
    of_day: Sequence[str]
    seasons: Mapping[Case, Sequence[str]]
    marks: Mapping[Case, Mapping[str, tuple[str, Case]]]
    unknown: tuple[str, str, Case]
    open: tuple[str, str, Case]
    between: tuple[str, Case]
    parts: Mapping[str, str]
    """Patterns for the early, middle and late part of a time, which is in the genitive."""

    year: Callable[[int, Case], str]
    year_after: Callable[[int], str]
    """A year after its day, month or season."""

    years: Callable[[int, int, Case], str]
    decade: Callable[[int, Case], str]
    century: Callable[[int, Case], str]


def roman(number: int) -> str:
    """A number up to 100 in Roman numerals: XIX, XL."""
    tens = (*("X" * ten for ten in range(4)), "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10] + ones[number % 10]
