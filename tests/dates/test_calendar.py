from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import day_number, month_of, year_of
from archive.dates.calendar import date_of, days_in_month, first_of_month

FAR_YEARS = st.integers(-1_000_000, 1_000_000)


@given(st.dates())
def test_day_number_is_pythons_ordinal(date: datetime.date) -> None:
    assert day_number(date.year, date.month, date.day) == date.toordinal()


@given(FAR_YEARS, st.integers(1, 12), st.integers(1, 28))
def test_day_number_tells_its_year_and_month(year: int, month: int, day: int) -> None:
    number = day_number(year, month, day)

    assert (year_of(number), month_of(number)) == (year, (year, month))


@given(FAR_YEARS)
def test_year_begins_on_the_day_after_the_one_before(year: int) -> None:
    assert day_number(year, 1, 1) == day_number(year - 1, 12, 31) + 1


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ((1, 1, 1), 1),
        ((0, 12, 31), 0),  # 1 BC
        ((0, 2, 29), -306),  # a leap year
        ((-43, 3, 15), -15_997),
        ((10_000, 1, 1), datetime.date.max.toordinal() + 1),
    ],
)
def test_day_number_goes_on_beyond_pythons_years(day: tuple[int, int, int], number: int) -> None:
    assert day_number(*day) == number


@pytest.mark.parametrize("day", [(2021, 2, 29), (-1, 2, 29), (2021, 13, 1), (2021, 0, 1), (2021, 4, 31)])
def test_day_number_of_no_day_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_number(*day)


@pytest.mark.parametrize(
    ("number", "date"),
    [
        (None, None),
        (0, None),
        (1, datetime.date.min),
        (datetime.date.max.toordinal(), datetime.date.max),
        (datetime.date.max.toordinal() + 1, None),
    ],
)
def test_date_of_a_day_number_is_none_outside_pythons_years(
    number: int | None, date: datetime.date | None
) -> None:
    assert date_of(number) == date


@pytest.mark.parametrize(
    ("year", "month", "days"), [(2021, 2, 28), (2020, 2, 29), (0, 2, 29), (-3, 2, 28), (2021, 12, 31)]
)
def test_days_in_month(year: int, month: int, days: int) -> None:
    assert days_in_month(year, month) == days


def test_first_of_month_counts_from_january_of_year_0() -> None:
    assert [first_of_month(index) for index in (-1, 0, 12)] == [
        day_number(-1, 12, 1),
        day_number(0, 1, 1),
        day_number(1, 1, 1),
    ]
