from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given

from archive.dates import EventDate, read_date, read_edtf
from archive.public.periods import period_of
from tests.dates.strategies import dates
from tests.ledger.factories import published
from tests.public.pages import page, texts

HEADINGS = ".//h3[@class='period']"


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("17 October 1962", "October 1962"),
        ("October 1962", "October 1962"),
        ("early October 1962", "October 1962"),
        ("22 to 28 October 1962", "October 1962"),
        ("22 October to 20 November 1962", "1962"),
        ("spring 1962", "1962"),
        ("1962", "1962"),
        ("about 1962", "1961–1963"),
        ("1960s", "1960–1969"),
        ("before 1962", "1962 or earlier"),
        ("since 1962", "1962 or later"),
        ("44 BC", "44 BC"),
        ("", "undated"),
    ],
)
def test_record_stands_under_the_shortest_time_in_which_it_must_have_happened(said: str, period: str) -> None:
    assert read_edtf(period_of(read_date(said))).words == period


@given(dates())
def test_period_holds_all_that_a_date_can_mean(date: EventDate) -> None:
    period = read_edtf(period_of(date))

    assert period.is_undated == date.is_undated
    assert date.is_undated or date.surely_falls_between(period.first_day, period.last_day)


@pytest.fixture
def october(db: None) -> None:
    """Records around one month: in it, in its year, over its end, before it, and without a date."""
    for title, date in (
        ("Speech", "22 October 1962"),
        ("Sighting", "16 October 1962"),
        ("Crisis", "16 October to 20 November 1962"),
        ("Talks", "1962"),
        ("Settlement", "December 1961"),
        ("Memoir", ""),
    ):
        published(title, date=date, lead="It was on the agenda.")


def test_records_by_date_stand_under_their_months(client: Client, october: None) -> None:
    root = page(client, "/archive/?sort=oldest")

    assert texts(root, HEADINGS) == [
        "December 1961",
        "1962 month not known, or several",
        "October 1962",
        "1962 month not known, or several",
        "October 1962",
        "undated",
    ]
    assert [texts(part, "li/h4") for part in root.findall(".//ol[@class='hits']")] == [
        ["Settlement"],
        ["Talks"],
        ["Sighting"],
        ["Crisis"],
        ["Speech"],
        ["Memoir"],
    ]


@pytest.mark.parametrize("order", ["relevance", "changed"])
def test_records_in_another_order_have_no_months(client: Client, october: None, order: str) -> None:
    root = page(client, f"/archive/?q=agenda&sort={order}")

    assert texts(root, HEADINGS) == []
    assert len(texts(root, ".//ol[@class='hits']/li/h3")) == 6


def test_month_that_is_broken_by_a_page_says_so(client: Client, db: None) -> None:
    for number in range(26):
        published(f"Round {number}", date="May 1921")
    published("Prelude", date="April 1921")
    first, second = (page(client, f"/archive/?page={number}") for number in (1, 2))
    goes_on = "May 1921 continues on the next page."

    assert texts(first, HEADINGS) == ["May 1921"]
    assert texts(second, HEADINGS) == ["May 1921 continued from the page before", "April 1921"]
    assert [goes_on in texts(root, ".//main//p[@class='quiet']") for root in (first, second)] == [True, False]
