"""The marks of an axis of time: round months or years, so that a drawing has a few of them."""

from __future__ import annotations

from typing import Final

from archive.catalog.placing import MONTHS, month_index
from archive.dates import edtf_day, edtf_month, edtf_year, first_of_month

MOST_MONTHS: Final = 4
MOST_YEARS: Final = 5
"""Marks for whose words there is room."""

_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000, 120000)
"""Months between the marks."""


def axis_marks(first: int, last: int) -> list[tuple[int, str]]:
    """Days between these two (day numbers), each with the EDTF of what begins there: at even distances,
    months, years or more. Where there is room for one alone, the two ends."""
    start, end = month_index(first - 1) + 1, month_index(last)
    step = next((step for step in _STEPS if (end - start) // step < _most(step)), _STEPS[-1])
    months = range(-(-start // step) * step, end + 1, step)
    if len(months) < 2:
        return [(day, edtf_day(day)) for day in sorted({first, last})]
    return [(first_of_month(month), _edtf(month, step)) for month in months]


def _most(step: int) -> int:
    return MOST_MONTHS if step % MONTHS else MOST_YEARS


def _edtf(month: int, step: int) -> str:
    return edtf_month(month) if step % MONTHS else edtf_year(month // MONTHS)
