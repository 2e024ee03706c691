"""Dates in English. `read_date` reads them back to the same days."""

from __future__ import annotations

from archive.dates.wording import Case, Wording

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_MARKS = {
    "": ("", Case.PLAIN),
    "?": ("possibly ", Case.PLAIN),
    "~": ("about ", Case.PLAIN),
    "%": ("possibly about ", Case.PLAIN),
}


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


def _year(year: int, case: Case = Case.PLAIN) -> str:
    """As in "1997" or "44 BC"; the years 1 to 999 and those after 9999 with their era."""
    if year <= 0:
        return f"{1 - year} BC"
    return str(year) if 1000 <= year <= 9999 else f"AD {year}"


def _years(begin: int, end: int, case: Case) -> str:
    left, right = _year(begin), _year(end)
    if begin > -9999 and end <= 0:
        left = left.removesuffix(" BC")
    if begin > 0 and end <= 9999:
        right = right.removeprefix("AD ")
    return f"{left}–{right}"


def _century(first: int, case: Case) -> str:
    if first < 0:
        return f"{ordinal(-first // 100 + 1)} century BC"
    return f"{ordinal(first // 100 + 1)} century{' AD' if first < 1000 else ''}"


WORDING = Wording(
    undated="undated",
    months=dict.fromkeys(Case, MONTH_NAMES),
    of_day=MONTH_NAMES,
    seasons=dict.fromkeys(Case, _SEASONS),
    marks=dict.fromkeys(Case, _MARKS),
    unknown=("before {}", "after {}", Case.PLAIN),
    open=("{} or earlier", "{} or later", Case.PLAIN),
    between=("from {} to {}", Case.PLAIN),
    parts={"early": "early {}", "mid": "mid-{}", "late": "late {}"},
    year=_year,
    year_after=_year,
    years=_years,
    decade=lambda first, case: f"{_year(first)}s",
    century=_century,
)
