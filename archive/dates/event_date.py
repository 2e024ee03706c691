"""The event date: what the source said, its EDTF form, and the days that it can mean."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache

from archive.dates.calendar import date_of
from archive.dates.edtf import Point, Precision, parse_edtf
from archive.dates.speech import language
from archive.dates.wordings import wording_of
from archive.dates.words import words_of

_BEFORE_ALL = -(10**10)
_AFTER_ALL = 10**10


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened, as far as the source tells.

    `said` is what the source said ("early 2022"; may be empty), `edtf` its form in the Extended
    Date/Time Format, levels 0 and 1 (empty: undated). Both make up its identity. `first_day` and
    `last_day` are the earliest and the latest day that it can mean, as day numbers
    (`calendar.day_number`), None where open. Raises `UnreadableDate` if `edtf` cannot be read; a
    time of day in it is dropped.
    """

    said: str
    edtf: str
    first_day: int | None = field(init=False, compare=False, repr=False)
    last_day: int | None = field(init=False, compare=False, repr=False)
    precision: Precision = field(init=False, compare=False, repr=False)
    is_exact: bool = field(init=False, compare=False, repr=False)
    """One certain day: neither a longer time nor approximate or uncertain."""

    def __post_init__(self) -> None:
        span = parse_edtf(self.edtf)
        keep = object.__setattr__
        keep(self, "edtf", span.edtf)
        keep(self, "first_day", span.start.earliest if span.start else None)
        keep(self, "last_day", span.end.latest if span.end else None)
        keep(self, "precision", span.precision)
        keep(self, "is_exact", span.precision is Precision.DAY and _is_certain(span.start))

    @property
    def earliest(self) -> datetime.date | None:
        """The earliest day it can mean; None where open, undated or outside years 1 to 9999."""
        return date_of(self.first_day)

    @property
    def latest(self) -> datetime.date | None:
        """The latest day it can mean; None where open, undated or outside years 1 to 9999."""
        return date_of(self.last_day)

    @property
    def is_undated(self) -> bool:
        """The source gives no date at all."""
        return self.precision is Precision.UNDATED

    @property
    def words(self) -> str:
        """The date for readers, in the language that is spoken: "17 December 2021", "about 1997"."""
        return _words(self.edtf, language())

    def words_in(self, language: str) -> str:
        """The date for readers in a language, by its tag; in English, if it is not worded in that one."""
        return _words(self.edtf, language)

    @property
    def sort_key(self) -> tuple[bool, int, int, str, str]:
        """Orders any dates: by the earliest day, then the latest; open ends outermost, undated last."""
        first = _BEFORE_ALL if self.first_day is None else self.first_day
        last = _AFTER_ALL if self.last_day is None else self.last_day
        return (self.is_undated, first, last, self.edtf, self.said)

    def may_fall_between(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether some day it can mean lies within these days, both included; None is open."""
        return (
            not self.is_undated
            and (first_day is None or self.last_day is None or self.last_day >= first_day)
            and (last_day is None or self.first_day is None or self.first_day <= last_day)
        )

    def surely_falls_between(self, first_day: int | None, last_day: int | None) -> bool:
        """Whether every day it can mean lies within these days, both included; None is open."""
        return (
            not self.is_undated
            and (first_day is None or (self.first_day is not None and self.first_day >= first_day))
            and (last_day is None or (self.last_day is not None and self.last_day <= last_day))
        )


@lru_cache(maxsize=2**14)
def _words(edtf: str, language: str) -> str:
    return words_of(parse_edtf(edtf), wording_of(language))


def _is_certain(point: Point | None) -> bool:
    return point is not None and not point.mark


UNDATED = EventDate("", "")
"""No date, and nothing said about it."""
