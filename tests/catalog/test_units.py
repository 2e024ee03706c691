from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.units import (
    FARTHEST,
    MONTH,
    OPEN,
    UNITS,
    YEAR,
    around,
    between,
    covered_by,
    making_up,
    name_of,
    places_of,
    prefix,
)
from archive.dates import day_number, read_edtf

days = st.integers(-2_000, 2_000) | st.integers(*FARTHEST)


@given(days, days, days)
def test_a_day_lies_in_a_stretch_if_one_of_its_buckets_makes_it_up(day: int, one: int, other: int) -> None:
    first, last = sorted((one, other))

    found = {*around(day)} & {*making_up(first, last)}

    assert len(found) == (first <= day <= last)


def test_a_stretch_is_made_up_of_few_buckets() -> None:
    nineties = day_number(1990, 1, 1), day_number(1999, 12, 31)
    longer = day_number(1989, 12, 30), day_number(2000, 2, 1)

    assert between(*nineties) == (name_of(UNITS[3], 199),)
    assert sorted(between(*longer)) == sorted(
        [
            *(name_of(UNITS[0], day) for day in (*range(longer[0], longer[0] + 2), longer[1])),
            name_of(MONTH, 2000 * 12),
            name_of(UNITS[3], 199),
        ]
    )
    assert len(making_up(FARTHEST[0] + 1, FARTHEST[1] - 1)) < 250


@pytest.mark.parametrize(
    ("edtf", "placed", "covers"),
    [
        ("", False, 0),
        ("2021-12-17", True, 1),
        ("2021", True, 1),
        ("199X", True, 1),
        ("2021-12-17/2022-01-02", True, 17),
        ("../2021", True, None),
        ("2021/..", True, None),
    ],
)
def test_what_a_date_is_found_by(edtf: str, placed: bool, covers: int | None) -> None:
    date = read_edtf(edtf)

    assert bool(places_of(date)) is placed
    assert covers in (None, len(covered_by(date)))
    assert (OPEN in covered_by(date)) is edtf.startswith("..")


def test_an_open_beginning_counts_from_its_end_and_goes_back_beyond_all_dates() -> None:
    date = read_edtf("../2021")

    assert date.last_day is not None
    assert places_of(date) == around(date.last_day)
    assert {*around(FARTHEST[0] - 1)} & {*covered_by(date)}
    assert not {*around(date.last_day + 1)} & {*covered_by(date)}


def test_names_of_one_length_are_in_the_order_of_time() -> None:
    years = [name_of(YEAR, year) for year in (-1_000_000, -44, -1, 0, 1, 1999, 2021, 1_000_000)]

    assert sorted(years) == years
    assert all(year.startswith(prefix(YEAR)) for year in years)
    assert not name_of(MONTH, 0).startswith(prefix(YEAR))
