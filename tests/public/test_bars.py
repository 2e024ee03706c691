from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.hits import Hit
from archive.dates import EventDate
from archive.public.bars import AXIS, Bar, drawn
from archive.public.relation_map import LETTER, WIDTH
from tests.catalog.archives import DATES
from tests.public.test_relations import hit


def event(record: int, edtf: str) -> Hit:
    return replace(hit(record, title="W" * 80), date=EventDate("", edtf))


def only(*dates: str) -> list[Bar]:
    return list(drawn([event(place, edtf) for place, edtf in enumerate(dates)]).bars)


@given(st.lists(st.sampled_from(DATES), max_size=12))
def test_all_stands_within_the_drawing_in_rows_of_its_own(dates: list[str]) -> None:
    drawing = drawn([event(place, edtf) for place, edtf in enumerate(dates)])

    assert len(drawing.bars) + drawing.undated == len(dates)
    assert len({bar.y for bar in drawing.bars}) == len(drawing.bars)
    for bar in drawing.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert 0 <= bar.text_x <= bar.text_x + LETTER * len(bar.title) <= WIDTH
        assert AXIS < bar.y < drawing.height
    assert [tick for tick in drawing.ticks if not 0 <= tick.x <= WIDTH] == []


@given(st.lists(st.sampled_from(DATES), min_size=2, max_size=12))
def test_earlier_day_is_never_drawn_to_the_right_of_a_later_one(dates: list[str]) -> None:
    drawing = drawn([event(place, edtf) for place, edtf in enumerate(dates)])
    days = [(bar.hit.date.first_day, bar.x) for bar in drawing.bars if bar.hit.date.is_exact]

    assert [x for _day, x in sorted(days)] == sorted(x for _day, x in days)


@pytest.mark.parametrize(
    ("edtf", "fill", "is_day"),
    [
        ("2021-12-17", "sharp", True),
        ("2021-12-10/2021-12-20", "sharp", False),
        ("2021-12", "soft", False),
        ("2021-12-17~", "soft", False),
        ("2021-12-17/..", "soft-end", False),
        ("../2021-12-17", "soft-start", False),
        ("19XX", "soft", False),
    ],
)
def test_vague_ends_are_soft(edtf: str, fill: str, is_day: bool) -> None:
    bar = only("2021-12-01", edtf, "2021-12-31")[1]

    assert (bar.fill, bar.is_day) == (fill, is_day)


def test_vague_date_does_not_stretch_the_axis_but_runs_off_it() -> None:
    exact, century, later = only("2021-12-01", "20XX", "2021-12-31")

    assert (exact.x, later.x + later.width) == (century.x, century.x + century.width)


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2021-12-17",), ["17 December 2021"]),
        (("2021-12-01", "2021-12-31"), ["1 December 2021", "31 December 2021"]),
        (("2021-11", "2022-02"), ["November 2021", "December 2021", "January 2022", "February 2022"]),
        (("1975-08-01", "2022-11-15"), ["1980", "1990", "2000", "2010", "2020"]),
        ((), []),
        (("", ""), []),
    ],
)
def test_axis_has_a_few_even_marks(dates: tuple[str, ...], words: list[str]) -> None:
    drawing = drawn([event(place, edtf) for place, edtf in enumerate(dates)])

    assert [tick.words for tick in drawing.ticks] == words
