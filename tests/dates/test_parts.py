from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import EventDate, read_date
from archive.dates.parts import NAMES

UNITS = ["1957", "May 1957", "the 1950s", "the 19th century", "the 5th century BC"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early 2022", "2022-01/2022-04~"),
        ("mid-2022", "2022-05~/2022-08~"),
        ("late 2022", "2022-09~/2022-12"),
        ("beginning of 2022", "2022-01/2022-04~"),
        ("the end of May 1955", "1955-05-19~/1955-05-31"),
        ("early May 1955", "1955-05-01/1955-05-12~"),
        ("mid-May 1955", "1955-05-09~/1955-05-21~"),
        ("late February 1956", "1956-02-19~/1956-02-29"),
        ("mid-1990s", "1994~/1996~"),
        ("early 19th century", "1800/1839~"),
        ("late 5th century BC", "-0439~/-0400"),
        ("possibly mid-1950", "1950-05%/1950-08%"),
        ("c. early 1950", "1950-01~/1950-04~"),
    ],
)
def test_named_part_has_an_approximate_inner_end(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("first half of 1950", "1950-01/1950-06"),
        ("Q4 2021", "2021-10/2021-12"),
        ("second third of 1950", "1950-05/1950-08"),
        ("2nd half of February 1950", "1950-02-15/1950-02-28"),
        ("first half of the 1950s", "1950/1954"),
        ("last quarter of the 16th century", "1575/1599"),
    ],
)
def test_fraction_has_exact_ends(text: str, edtf: str) -> None:
    assert read_date(text).edtf == edtf


def _days(read: EventDate) -> tuple[int, int]:
    assert read.first_day is not None
    assert read.last_day is not None
    return read.first_day, read.last_day


@pytest.mark.parametrize("unit", UNITS)
def test_parts_lie_within_their_unit_overlap_and_leave_no_gap(unit: str) -> None:
    whole = _days(read_date(unit))
    parts = [_days(read_date(f"{name} {unit}")) for name in NAMES]

    assert (parts[0][0], parts[-1][1]) == whole
    assert all(later[0] <= earlier[1] + 1 for earlier, later in pairwise(parts))
    assert all(earlier < later for earlier, later in pairwise(parts))


@given(st.sampled_from(UNITS), st.sampled_from([("half", 2), ("third", 3), ("quarter", 4)]))
def test_fractions_follow_each_other_without_gap_or_overlap(unit: str, fraction: tuple[str, int]) -> None:
    name, count = fraction
    parts = [
        _days(read_date(f"{which} {name} of {unit}"))
        for which in ("first", "second", "third", "fourth")[:count]
    ]

    assert (parts[0][0], parts[-1][1]) == _days(read_date(unit))
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(parts))
