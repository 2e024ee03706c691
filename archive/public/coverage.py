"""What a dossier covers, said honestly: events by month, how finely their dates are known, facts without a
source, and the months in which nothing is recorded, looked through or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from archive.catalog.facets import Count, Counted
from archive.catalog.tallies import FACTS, UNSOURCED, VAGUE
from archive.dates import edtf_year, read_edtf

MOST_YEARS: Final = 120
"""Rows of the table; of more years, the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCell:
    """A month of the table: how many events are recorded, and whether it was looked through. `href`
    leads to these events."""

    href: str
    words: str
    count: int
    is_checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of the table; `gap` is how many years without an event or a check stand before it."""

    words: str
    months: tuple[MonthCell, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The strip. `exact` of `total` dates are known to the day, `vague` ones are vaguer than a month;
    `unsourced` of `facts` key facts name no source; `left_out` is how many years are not in the table."""

    total: int
    exact: int
    undated: int
    vague: int
    facts: int
    unsourced: int
    checked_empty: int
    years: tuple[YearRow, ...]
    left_out: int

    @property
    def exact_share(self) -> int:
        """Hundredths of the dates that are known to the day."""
        return _hundredths(self.exact, self.total)

    @property
    def unsourced_share(self) -> int:
        """Hundredths of the facts that name no source."""
        return _hundredths(self.unsourced, self.facts)


def _hundredths(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def coverage(
    total: int,
    facets: Mapping[str, Counted],
    checked: frozenset[tuple[int, int]],
    link: Callable[[str], str],
) -> Coverage:
    """The coverage of a result, from its counts by precision, month and facts, and the months (year and
    month) that were looked through; `link` leads to the events of a month, given in EDTF."""
    precision = _by_value(facets["precision"].counts)
    months = _by_value(facets["month"].counts)
    tally = _by_value(facets["fact_tally"].counts)
    vague = months.pop(VAGUE, 0)
    rows = list(_rows(_by_month(months), checked, link))
    return Coverage(
        total=total,
        exact=precision.get("day", 0),
        undated=precision.get("undated", 0),
        vague=vague,
        facts=tally[FACTS],
        unsourced=tally[UNSOURCED],
        checked_empty=len([month for month in checked if _edtf(month) not in months]),
        years=tuple(rows[-MOST_YEARS:]),
        left_out=max(0, len(rows) - MOST_YEARS),
    )


def _by_value(counts: tuple[Count, ...]) -> dict[str, int]:
    return {count.value: count.count for count in counts}


def _edtf(month: tuple[int, int]) -> str:
    return f"{edtf_year(month[0])}-{month[1]:02}"


def _by_month(counts: Mapping[str, int]) -> dict[tuple[int, int], int]:
    return {_month(edtf): count for edtf, count in counts.items()}


def _month(edtf: str) -> tuple[int, int]:
    year, _hyphen, month = edtf.rpartition("-")
    return int(year.removeprefix("Y")), int(month)


def _rows(
    counts: Mapping[tuple[int, int], int],
    checked: frozenset[tuple[int, int]],
    link: Callable[[str], str],
) -> Iterator[YearRow]:
    """The years that have an event or a check, in order."""
    years = sorted({year for year, _month in (*counts, *checked)})
    for before, year in zip([None, *years], years, strict=False):
        months = ((year, month) for month in range(1, 13))
        cells = (
            MonthCell(
                href=link(_edtf(month)),
                words=read_edtf(_edtf(month)).words,
                count=counts.get(month, 0),
                is_checked=month in checked,
            )
            for month in months
        )
        gap = 0 if before is None else year - before - 1
        yield YearRow(words=read_edtf(edtf_year(year)).words, months=tuple(cells), gap=gap)
