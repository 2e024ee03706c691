from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.ledger.factories import published
from tests.public.pages import addresses, canonical, page, texts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events() -> None:
    """Events of a day, a month, a year, and of long ago."""
    published("On the day", slug="day", date="17 December 2021")
    published("In the month", slug="month", date="December 2021")
    published("In the year", slug="year", date="2021")
    published("In June", slug="june", date="June 2021")
    published("The Ides", slug="ides", date="15 March 44 BC")
    published("Never", slug="never")


@pytest.mark.parametrize(
    ("address", "heading", "found"),
    [
        ("/dates/2021/", "2021", ["On the day", "In the month", "In June", "In the year"]),
        ("/dates/2021/12/", "December 2021", ["On the day", "In the month", "In the year"]),
        ("/dates/2021/12/17/", "17 December 2021", ["On the day", "In the month", "In the year"]),
        ("/dates/2021/12/18/", "18 December 2021", ["In the month", "In the year"]),
        ("/dates/-43/", "44 BC", ["The Ides"]),
        ("/dates/-43/03/15/", "15 March 44 BC", ["The Ides"]),
    ],
)
def test_date_shows_what_may_have_happened_then(
    client: Client, address: str, heading: str, found: list[str]
) -> None:
    root = page(client, address)

    assert texts(root, ".//h1") == [heading]
    assert texts(root, ".//ol[@class='hits']/li/h2") == found
    assert canonical(root) == f"http://testserver{address}"


@pytest.mark.parametrize(
    "date",
    [
        "0",
        "99999",
        "99999999",
        "2020",
        "02021",
        "-0",
        "2021/13",
        "2021/00",
        "2021/1",
        "2021/02/30",
        "2021/12/32",
        "-43/02/30",
        "2019/12/17",
        "-9999",
        "9999",
        "٢٠٢١",
    ],
)
def test_date_of_nothing_is_not_found(client: Client, date: str) -> None:
    assert client.get(f"/dates/{date}/").status_code == 404


def test_first_year_before_christ_has_a_page(client: Client) -> None:
    published("A census", date="1 BC")

    assert texts(page(client, "/dates/0/"), ".//h1") == ["1 BC"]


def test_year_lists_its_months_and_parts_lead_back(client: Client) -> None:
    assert texts(page(client, "/dates/2021/"), ".//ul[@class='row'][@aria-label='More closely']/li") == [
        *(f"{month} 2021 1" for month in ("January", "February", "March", "April", "May")),
        "June 2021 2",
        *(f"{month} 2021 1" for month in ("July", "August", "September", "October", "November")),
        "December 2021 3",
    ]
    assert addresses(page(client, "/dates/2021/12/"))[0] == "/dates/2021/"
    assert addresses(page(client, "/dates/2021/12/17/"))[0] == "/dates/2021/12/"


def test_month_lists_its_days(client: Client) -> None:
    root = page(client, "/dates/2021/12/")
    days = {
        link.text: link.attrib["href"]
        for link in root.findall(".//ul[@class='row'][@aria-label='More closely']/li/a")
    }

    assert len(days) == 31
    assert days["17 December 2021"] == "/dates/2021/12/17/"
    assert root.findall(".//ul[@aria-label='More closely']//a[@href='/dates/2021/12/']") == []
    assert page(client, "/dates/2021/12/17/").findall(".//ul[@aria-label='More closely']") == []


@pytest.mark.parametrize(("number", "status"), [("1", 200), ("2", 404), ("x", 400)])
def test_pages_of_a_date(client: Client, number: str, status: int) -> None:
    assert client.get(f"/dates/2021/?page={number}").status_code == status


@pytest.mark.parametrize("others", [0, 2])
@pytest.mark.parametrize("address", ["/dates/2021/", "/dates/2021/12/", "/dates/2021/12/17/"])
def test_date_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, others: int
) -> None:
    for _ in range(others):
        published("Another", date="17 December 2021")
    client.get(address)

    with django_assert_num_queries(1):
        page(client, address)


@pytest.mark.usefixtures("broken_catalog")
def test_date_without_a_catalog_is_refused(client: Client) -> None:
    assert client.get("/dates/2021/").status_code == 503
