from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import read_edtf
from archive.public.demands.line import ROOM, Line, Placed, drawn


def line(*dates: str, day: int | None = None) -> Line:
    found = drawn(
        [Placed(str(number), "demand", read_edtf(edtf)) for number, edtf in enumerate(dates, 1)], day
    )
    assert found
    return found


def test_exact_dates_are_marks_from_edge_to_edge() -> None:
    found = line("1921-01-01", "1921-12-31")

    assert [(mark.x, mark.width, mark.is_vague) for mark in found.marks] == [
        (4.0, 0, False),
        (96.0, 0, False),
    ]


def test_vague_date_is_a_bar_over_all_that_it_can_mean() -> None:
    vague = next(mark for mark in line("1921-01-01", "1921", "1921-12-31").marks if mark.label == "2")

    assert (vague.start, vague.width, vague.x, vague.is_vague) == (4.0, 92.0, 50.0, True)


def test_open_date_runs_to_the_edge() -> None:
    found = {mark.label: mark for mark in line("1921-01-01", "1921-07-01/..", "1921-12-31").marks}

    assert round(found["2"].start + found["2"].width) == 96


def test_single_day_stands_in_the_middle() -> None:
    found = line("1921-05-01")

    assert found.marks[0].x == 50.0
    assert [tick.words for tick in found.ticks] == ["1 May 1921"]


def test_undated_are_left_out_and_alone_make_no_line() -> None:
    assert drawn([Placed("1", "demand", read_edtf(""))]) is None
    assert [mark.label for mark in line("", "1921").marks] == ["2"]


def test_day_that_is_asked_for_stands_on_the_line_even_from_beyond_its_ends() -> None:
    first = read_edtf("1921-01-01").first_day
    assert first is not None

    assert line("1921-01-01", "1921-12-31", day=first).day_x == 4.0
    assert line("1921-01-01", "1921-12-31", day=first + 10_000).day_x == 96.0


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("1914-07-23", "1914-07-25"), ["23 July 1914", "25 July 1914"]),
        (("1914-06-28", "1914-08-04"), ["July 1914", "August 1914"]),
        (("2021-04-01", "2022-11-15"), ["July 2021", "January 2022", "July 2022"]),
        (("1997-05-27", "2022-03-29"), ["2010", "2015", "2020"]),
        (("-0500", "2000"), ["1 BC", "1000", "2000"]),
    ],
)
def test_axis_names_round_months_and_years(dates: tuple[str, str], words: list[str]) -> None:
    assert [tick.words for tick in line(*dates).ticks][-3:] == words[-3:]


dates = st.sampled_from(
    ("1921-05-01", "1921-05-02", "1921", "1921-06", "../1921", "1922/..", "1850", "2000~")
)


@given(st.lists(dates, min_size=1, max_size=20))
def test_no_mark_lies_upon_another_and_all_are_inside(given_dates: list[str]) -> None:
    found = line(*given_dates)

    for one, other in combinations(found.marks, 2):
        if one.y == other.y:
            left, right = sorted((one, other), key=lambda mark: mark.x)
            assert max(left.start + left.width, left.x + ROOM / 2) <= min(right.start, right.x - ROOM / 2)
    assert len(found.marks) == len(given_dates)
    assert all(0 <= mark.start <= mark.x <= mark.start + mark.width <= 100 for mark in found.marks)
    assert max(mark.y for mark in found.marks) < found.axis_y < found.height
    assert 1 <= len(found.ticks) <= 6
