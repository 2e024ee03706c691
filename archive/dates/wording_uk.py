"""Dates in Ukrainian."""

from __future__ import annotations

from archive.dates.wording import Case, Wording, roman

_MONTHS = (
    "січень", "лютий", "березень", "квітень", "травень", "червень", "липень",
    "серпень", "вересень", "жовтень", "листопад", "грудень",
)  # fmt: skip
_OF_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня",
    "серпня", "вересня", "жовтня", "листопада", "грудня",
)  # fmt: skip
_BEFORE_CHRIST, _AFTER_CHRIST = " до н. е.", " н. е."


def _era(year: int) -> str:
    """Said of years before Christ, of the years 1 to 999 and of those after 9999."""
    if year <= 0:
        return _BEFORE_CHRIST
    return "" if 1000 <= year <= 9999 else _AFTER_CHRIST


def _number(year: int) -> int:
    return 1 - year if year <= 0 else year


def _year(year: int, case: Case) -> str:
    return f"{_number(year)}{'' if case is Case.PLAIN else ' року'}{_era(year)}"


def _year_after(year: int) -> str:
    return _year(year, Case.GENITIVE) if _era(year) else str(year)


def _years(begin: int, end: int, case: Case) -> str:
    years = "" if case is Case.PLAIN else " років"
    if begin <= 0 < end:
        return f"{_number(begin)}{_BEFORE_CHRIST} – {end}{years}{_era(end) or _AFTER_CHRIST}"
    return f"{_number(begin)}–{_number(end)}{years}{_era(end)}"


def _decade(first: int, case: Case) -> str:
    """As in "1990-ті", "1940-ві", "40-ві роки н. е."."""
    ending = "х" if case is Case.GENITIVE else "ві" if first // 10 % 10 == 4 else "ті"
    years = " років" if case is Case.GENITIVE else " роки"
    return f"{first}-{ending}{years + _era(first) if _era(first) else ''}"


def _century(first: int, case: Case) -> str:
    number = (abs(first) // 100) + 1
    era = _BEFORE_CHRIST if first < 0 else _AFTER_CHRIST if first < 1000 else ""
    return f"{roman(number)} століття{era}"


WORDING = Wording(
    undated="без дати",
    months={Case.PLAIN: _MONTHS, Case.GENITIVE: _OF_MONTHS},
    of_day=_OF_MONTHS,
    seasons={
        Case.PLAIN: ("весна", "літо", "осінь", "зима"),
        Case.GENITIVE: ("весни", "літа", "осені", "зими"),
    },
    marks={
        Case.PLAIN: {
            "": ("", Case.PLAIN),
            "?": ("можливо, ", Case.PLAIN),
            "~": ("близько ", Case.GENITIVE),
            "%": ("можливо, близько ", Case.GENITIVE),
        },
        Case.GENITIVE: {
            "": ("", Case.GENITIVE),
            "?": ("ймовірно ", Case.GENITIVE),
            "~": ("приблизно ", Case.GENITIVE),
            "%": ("ймовірно приблизно ", Case.GENITIVE),
        },
    },
    unknown=("до {}", "після {}", Case.GENITIVE),
    open=("{} або раніше", "{} або пізніше", Case.PLAIN),
    between=("від {} до {}", Case.GENITIVE),
    parts={"early": "початок {}", "mid": "середина {}", "late": "кінець {}"},
    year=_year,
    year_after=_year_after,
    years=_years,
    decade=_decade,
    century=_century,
)
