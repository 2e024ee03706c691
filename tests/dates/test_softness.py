from __future__ import annotations

import pytest

from archive.dates import EventDate, read_date, softness


@pytest.mark.parametrize(
    ("edtf", "ends"),
    [
        ("2021-12-17", (False, False)),
        ("2021-12-17?", (True, True)),
        ("2021-12", (True, True)),
        ("2021", (True, True)),
        ("19XX", (True, True)),
        ("2022-02-17/2022-02-18", (False, False)),
        ("2022-02-24/..", (False, True)),
        ("../1918-03-03", (True, False)),
        ("/1918-03-03", (True, False)),
        ("2021-12-17/2022-02", (False, True)),
        ("2021-12-17~/2022-02-01", (True, False)),
        ("2021/2022", (True, True)),
        ("", (True, True)),
    ],
)
def test_end_is_sharp_only_where_a_day_is_known(edtf: str, ends: tuple[bool, bool]) -> None:
    assert softness(EventDate("", edtf)) == ends


@pytest.mark.parametrize("said", ["late March 2022", "early 2022", "mid-July 1914"])
def test_part_of_a_time_is_soft_at_both_ends(said: str) -> None:
    assert softness(read_date(said)) == (True, True)
