from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.placing import (
    AFTER_ALL,
    BEFORE_ALL,
    anniversary,
    coarser,
    day_span,
    month_index,
    month_span,
    places,
    read_spans,
    year_of_month,
)
from archive.dates import EventDate, day_number, read_edtf

IN_ORDER = ("-0043-03-15", "0000", "../1918-03-03", "1997", "2021-12-17", "2022-02-24/..")


def test_places_follow_the_dates() -> None:
    dates = [read_edtf(edtf) for edtf in IN_ORDER]
    newest = [places(date, record)[0] for record, date in enumerate(reversed(dates), 1)]
    oldest = [places(date, record)[1] for record, date in enumerate(reversed(dates), 1)]

    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest, reverse=True)


def test_undated_is_last_in_either_order() -> None:
    dated = [places(read_edtf(edtf), 1) for edtf in IN_ORDER]
    newest, oldest = places(EventDate("n.d.", ""), 2)

    assert newest < min(place for place, _ in dated)
    assert oldest > max(place for _, place in dated)


@pytest.mark.parametrize("edtf", ["", "2021", "../1918"])
def test_records_of_one_date_have_places_of_their_own(edtf: str) -> None:
    date = read_edtf(edtf)

    for first, second in pairwise(range(1, 5)):
        assert places(date, first)[0] < places(date, second)[0]
        assert places(date, first)[1] < places(date, second)[1]


@pytest.mark.parametrize(
    ("edtf", "months", "years"),
    [
        ("2021-12-17", (2021 * 12 + 11, 2021 * 12 + 11), (2021, 2021)),
        ("2021", (2021 * 12, 2021 * 12 + 11), (2021, 2021)),
        ("0000-01", (0, 0), (0, 0)),
        ("-0043-12", (-43 * 12 + 11, -43 * 12 + 11), (-43, -43)),
        ("../1918-03", (BEFORE_ALL, 1918 * 12 + 2), (BEFORE_ALL, 1918)),
        ("1918-03/..", (1918 * 12 + 2, AFTER_ALL), (1918, AFTER_ALL)),
    ],
)
def test_span_of_a_date(edtf: str, months: tuple[int, int], years: tuple[int, int]) -> None:
    (span,) = read_spans({month_span(read_edtf(edtf)): 1})

    assert span == months
    assert coarser(span, year_of_month) == years


def test_span_of_days() -> None:
    month, open_start = (day_span(read_edtf(edtf)) for edtf in ("2021-12", "../-0043-03-15"))

    assert read_spans({month: 2, open_start: 3}) == {
        (day_number(2021, 12, 1), day_number(2021, 12, 31)): 2,
        (BEFORE_ALL, day_number(-43, 3, 15)): 3,
    }


@given(st.integers(-20_000, 20_000), st.integers(1, 12), st.integers(1, 28))
def test_month_of_a_day(year: int, month: int, day: int) -> None:
    assert month_index(day_number(year, month, day)) == year * 12 + month - 1


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("1914-07-23", ("07", "07-23")),
        ("-0043-03-15", ("03", "03-15")),
        ("1914-07", ("07",)),
        ("1914-07-23~", ("07",)),
        ("1914-07-05/1914-07-06", ("07",)),
        ("1914-07-31/1914-08-01", ()),
        ("1914", ()),
        ("1914-07-23/..", ()),
        ("", ()),
    ],
)
def test_anniversary_is_what_surely_comes_again_each_year(edtf: str, parts: tuple[str, ...]) -> None:
    assert anniversary(read_edtf(edtf)) == parts
