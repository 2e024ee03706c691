from __future__ import annotations

from archive.catalog.placing import AFTER_ALL, BEFORE_ALL
from archive.catalog.spans import Spans
from archive.catalog.years import year_counts

JANUARY_2021 = 2021 * 12
SPANS = Spans(
    {
        (JANUARY_2021, JANUARY_2021): 2,
        (JANUARY_2021, JANUARY_2021 + 11): 1,
        (JANUARY_2021 + 10, JANUARY_2021 + 13): 1,
        (JANUARY_2021 + 24, AFTER_ALL): 1,
        (BEFORE_ALL, 1918 * 12): 1,
    }
)


def test_year_counts_what_may_fall_in_it() -> None:
    counts = [(year.value, year.count) for year in year_counts(SPANS)]

    assert counts == [("1918", 1), ("2021", 4), ("2022", 1), ("2023", 1)]


def test_year_counts_what_surely_falls_in_it() -> None:
    assert [(year.value, year.count) for year in year_counts(SPANS, certain=True)] == [("2021", 3)]


def test_chosen_year_has_its_months() -> None:
    (chosen,) = year_counts(SPANS, within=(JANUARY_2021, JANUARY_2021 + 11))

    assert chosen.selected
    assert [(month.value, month.count) for month in chosen.within] == [
        ("2021-01", 3),
        *[(f"2021-{month:02}", 1) for month in range(2, 11)],
        ("2021-11", 2),
        ("2021-12", 2),
    ]


def test_chosen_year_amid_a_long_span_is_listed() -> None:
    (chosen,) = year_counts(Spans({(1850 * 12, 2021 * 12): 1}), within=(1900 * 12, 1900 * 12 + 11))

    assert (chosen.value, chosen.name, chosen.count) == ("1900", "1900", 1)


def test_years_and_months_outside_the_range_are_not_listed() -> None:
    years = year_counts(SPANS, within=(JANUARY_2021 + 12, AFTER_ALL))
    (chosen,) = year_counts(SPANS, within=(JANUARY_2021 + 9, JANUARY_2021 + 10))

    assert [year.value for year in years] == ["2022", "2023"]
    assert [(month.value, month.count) for month in chosen.within] == [("2021-10", 1), ("2021-11", 2)]
