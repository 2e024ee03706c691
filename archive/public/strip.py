"""The whole archive as one strip of time: a bar for each year, or for so many years that it stays legible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from archive.catalog.facets import Count
from archive.dates import edtf_year, read_edtf, year_of
from archive.public.lists import with_query

MOST_BARS: Final = 120
MOST_LINKS: Final = 14
WIDTH: Final = 960
HEIGHT: Final = 72
_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LINKED: Final = (1, 10, 100, 1000, 20_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Place and size of a bar, in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A longer time, and where its records are listed."""

    words: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The bars from the first year to the last, and links to the times in which there are any."""

    first: str
    last: str
    bars: tuple[Bar, ...]
    periods: tuple[Period, ...]
    width: int = WIDTH
    height: int = HEIGHT


def strip(years: Sequence[Count]) -> Strip | None:
    """The strip of these years, ascending, with their counts; None for an archive without dates."""
    counts = {_year(year): year.count for year in years}
    if not counts:
        return None
    first, last = min(counts), max(counts)
    return Strip(
        first=read_edtf(edtf_year(first)).words,
        last=read_edtf(edtf_year(last)).words,
        bars=tuple(_bars(counts, first, last)),
        periods=tuple(_periods(counts)),
    )


def _bars(counts: dict[int, int], first: int, last: int) -> list[Bar]:
    length = next(length for length in _LENGTHS if (last - first) // length < MOST_BARS)
    heights: Counter[int] = Counter()
    for year, count in counts.items():
        heights[(year - first) // length] += count
    step = WIDTH / ((last - first) // length + 1)
    most = max(heights.values())
    return [_bar(place, step, count / most) for place, count in sorted(heights.items())]


def _bar(place: int, step: float, share: float) -> Bar:
    # Also a single record among thousands is seen.
    height = max(3.0, round(HEIGHT * share, 1))
    return Bar(
        x=round(place * step, 1),
        y=round(HEIGHT - height, 1),
        width=round(max(2.0, step - 1), 1),
        height=height,
    )


def _periods(counts: dict[int, int]) -> list[Period]:
    length = next(size for size in _LINKED if len({year // size for year in counts}) <= MOST_LINKS)
    return [_period(start * length, length) for start in sorted({year // length for year in counts})]


def _period(first: int, length: int) -> Period:
    last = first + length - 1
    query = f"from={edtf_year(first)}&to={edtf_year(last)}"
    return Period(words=_words(first, last), address=with_query(reverse("archive"), query))


def _words(first: int, last: int) -> str:
    digits = len(str(last - first + 1)) - 1
    if digits in (1, 2) and first >= 10**digits:  # a decade or a century
        return read_edtf(f"{first:04}"[:-digits] + "X" * digits).words
    if first == last:
        return read_edtf(edtf_year(first)).words
    return read_edtf(f"{edtf_year(first)}/{edtf_year(last)}").words


def _year(count: Count) -> int:
    day = read_edtf(count.value).first_day
    assert day is not None  # a year of the catalog has a first day
    return year_of(day)
