from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import read_date, read_relative

SUNDAY = datetime.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today", "2026-03-01"),
        ("Yesterday", "2026-02-28"),
        ("tomorrow", "2026-03-02"),
        ("last 1 day", "2026-03-01"),
        ("last 30 days", "2026-01-31/2026-03-01"),
        ("past  2 weeks", "2026-02-16/2026-03-01"),
        ("last 3 months", "2025-12-02/2026-03-01"),
        ("past 2 years", "2024-03-02/2026-03-01"),
        ("past year", "2025-03-02/2026-03-01"),
        ("this week", "2026-02-23/2026-03-01"),
        ("last week", "2026-02-16/2026-02-22"),
        ("this month", "2026-03-01/2026-03-31"),
        ("last month", "2026-02-01/2026-02-28"),
        ("this year", "2026-01-01/2026-12-31"),
        ("last year", "2025-01-01/2025-12-31"),
        ("30 days ago", "2026-01-30"),
        ("a week ago", "2026-02-22"),
        ("2 years ago", "2024-03-01"),
        ("3000 years ago", "-0974-03-01"),
    ],
)
def test_times_from_today(text: str, edtf: str) -> None:
    date = read_relative(text, SUNDAY)

    assert date
    assert date.edtf == edtf
    assert date.said == " ".join(text.lower().split())
    assert read_relative(date.said, SUNDAY) == date


def test_last_day_of_a_shorter_month_is_taken() -> None:
    leap_day = read_relative("1 month ago", datetime.date(2024, 3, 31))
    common = read_relative("1 year ago", datetime.date(2024, 2, 29))

    assert leap_day
    assert common
    assert (leap_day.edtf, common.edtf) == ("2024-02-29", "2023-02-28")


@pytest.mark.parametrize(
    "text",
    ["", "last days", "last 0 days", "0 days ago", "last 99999 days", "in 3 days", "last 30 days of May"],
)
def test_other_texts_are_not_said_from_today(text: str) -> None:
    assert read_relative(text, SUNDAY) is None


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
    st.sampled_from(("last {} {}s", "past {} {}s", "{} {}s ago")),
    st.integers(1, 9999),
    st.sampled_from(("day", "week", "month", "year")),
)
def test_any_number_of_any_unit_is_read_as_days_that_are_not_after_today(
    today: datetime.date, form: str, number: int, unit: str
) -> None:
    date = read_relative(form.format(number, unit), today)

    assert date
    assert date == type(date)(date.said, date.edtf)
    assert date.first_day is not None
    assert date.last_day is not None
    assert date.first_day <= date.last_day <= today.toordinal()
    assert read_date(date.edtf).edtf == date.edtf
