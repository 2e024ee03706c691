from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import UNDATED, EventDate, Precision, UnreadableDate, read_edtf
from tests.dates.strategies import dates

DAYS = st.none() | st.integers(-4_000_000, 4_000_000) | st.integers(600_000, 800_000)


def test_event_date_holds_what_was_said_and_what_it_means() -> None:
    read = EventDate(said="early 2022", edtf="2022-01/2022-04~")

    assert (read.said, read.edtf) == ("early 2022", "2022-01/2022-04~")
    assert (read.earliest, read.latest) == (date(2022, 1, 1), date(2022, 5, 31))
    assert repr(read) == "EventDate(said='early 2022', edtf='2022-01/2022-04~')"


def test_event_date_of_invalid_edtf_is_refused() -> None:
    with pytest.raises(UnreadableDate, match="there is no 30 February in the year 2021"):
        EventDate(said="30 February 2021", edtf="2021-02-30")


def test_dates_are_equal_by_what_was_said_and_what_it_means() -> None:
    same = [EventDate("a", "2021"), EventDate("a", "2021")]

    assert (same[0] == same[1], len(set(same))) == (True, 1)
    assert EventDate("b", "2021") != same[0]
    assert EventDate("a", "2022") != same[0]


def test_date_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        UNDATED.edtf = "2021"  # type: ignore[misc]


@given(dates())
def test_date_survives_copying_and_its_own_edtf(read: EventDate) -> None:
    twins = [copy.copy(read), pickle.loads(pickle.dumps(read)), read_edtf(read.edtf)]

    assert [(twin, twin.first_day, twin.last_day, twin.precision) for twin in twins] == [
        (read, read.first_day, read.last_day, read.precision)
    ] * 3


def test_undated_has_no_days_and_falls_nowhere() -> None:
    assert (UNDATED.earliest, UNDATED.latest, UNDATED.first_day, UNDATED.last_day) == (None,) * 4
    assert (UNDATED.is_undated, UNDATED.precision, UNDATED.is_exact) == (True, Precision.UNDATED, False)
    assert UNDATED.may_fall_between(None, None) is False
    assert UNDATED.surely_falls_between(None, None) is False


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2021-12-17", True),
        ("2021-12-17?", False),
        ("2021-12-17~", False),
        ("2021-12", False),
        ("2021-12-17/2021-12-17", False),
        ("2021-12-17/..", False),
    ],
)
def test_exact_is_one_certain_day(text: str, exact: bool) -> None:
    assert read_edtf(text).is_exact is exact


@pytest.mark.parametrize(
    ("text", "may", "surely"),
    [
        ("2021-12-17", True, True),
        ("2021-12", True, True),
        ("2021-11-30", False, False),
        ("2022-01-01", False, False),
        ("2021", True, False),
        ("2021-12-31/2022-01-02", True, False),
        ("2021-12-01~", True, False),
        ("2021-12-05/..", True, False),
        ("../2021-12-05", True, False),
        ("2022-01-01/..", False, False),
        ("../2021-11-30", False, False),
    ],
)
def test_date_falls_in_december_2021(text: str, may: bool, surely: bool) -> None:
    read, december = read_edtf(text), (date(2021, 12, 1).toordinal(), date(2021, 12, 31).toordinal())

    assert (read.may_fall_between(*december), read.surely_falls_between(*december)) == (may, surely)


@given(dates(), DAYS, DAYS)
def test_what_surely_falls_between_two_days_also_may(
    read: EventDate, first: int | None, last: int | None
) -> None:
    if read.surely_falls_between(first, last) and (first is None or last is None or first <= last):
        assert read.may_fall_between(first, last)


@given(dates())
def test_date_surely_falls_within_its_own_days(read: EventDate) -> None:
    assert read.surely_falls_between(read.first_day, read.last_day)
    assert read.surely_falls_between(None, None)
    if read.last_day is not None:
        assert not read.surely_falls_between(read.first_day, read.last_day - 1)
        assert not read.may_fall_between(read.last_day + 1, None)


def test_dates_sort_by_earliest_then_latest_day_with_the_undated_last() -> None:
    in_order = ["../1918", "-0043", "0925", "1914", "1914/1918", "1914/..", "1914-01-02", "199X", ""]

    assert [read.edtf for read in sorted(map(read_edtf, in_order), key=lambda read: read.sort_key)] == [
        "../1918", "-0043", "0925", "1914", "1914/1918", "1914/..", "1914-01-02", "199X", ""
    ]  # fmt: skip


def test_order_does_not_depend_on_the_order_before() -> None:
    same_days = [EventDate(said, edtf) for said in ("a", "b") for edtf in ("1985", "1985-XX", "1985?")]

    other_way = same_days[::-1]

    assert sorted(same_days, key=_key) == sorted(other_way, key=_key)


def _key(read: EventDate) -> tuple[bool, int, int, str, str]:
    return read.sort_key
