from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.ledger.factories import corrected, published
from tests.public.pages import addresses, page, texts

pytestmark = pytest.mark.django_db
CHANGED = ".//section[@aria-labelledby='_changed']//li"
ANNIVERSARIES = ".//section[@aria-labelledby='_anniversaries']"


@pytest.fixture
def records() -> None:
    """Two events of one day, one of its month, one whose date is vague."""
    for title, date in (
        ("Assassination", "28 June 1914"),
        ("Peace", "28 June 1919"),
        ("Talks", "June 1922"),
        ("Unrest", "summer 1923"),
    ):
        published(title, slug=title.lower(), date=date, dossiers=("Crisis",))


def test_front_shows_latest_events_dossiers_and_the_strip_of_time(client: Client, records: None) -> None:
    root = page(client, "/")

    assert texts(root, ".//ol[@class='hits']/li/h3") == ["Unrest", "Talks", "Peace", "Assassination"]
    assert texts(root, ".//section[@aria-labelledby='_dossiers']//li") == ["Crisis 4"]
    assert texts(root, ".//h2[@id='_strip']") == ["4 records, 1914–1923"]
    strip = root.find(".//{http://www.w3.org/2000/svg}svg")
    assert strip is not None
    assert len(strip) == 4
    assert "/archive/?from=1922&to=1922" in addresses(root)


def test_front_shows_what_was_lately_corrected_first(client: Client, records: None) -> None:
    with time_machine.travel(datetime.datetime(2100, 5, 4, 12, tzinfo=datetime.UTC), tick=False):
        corrected(published("Late", slug="late"), lead="Other")

    assert texts(page(client, "/"), CHANGED)[0] == "Corrected 4 May 2100 Late"


@pytest.mark.parametrize(
    ("day", "heading", "events"),
    [
        ("2100-06-28", "28 June in other years", ["28 June 1919 Peace", "28 June 1914 Assassination"]),
        (
            "2100-06-27",
            "June in other years",
            ["June 1922 Talks", "28 June 1919 Peace", "28 June 1914 Assassination"],
        ),
    ],
)
def test_front_shows_what_happened_on_this_day_or_in_this_month(
    client: Client, records: None, day: str, heading: str, events: list[str]
) -> None:
    with time_machine.travel(datetime.datetime.fromisoformat(f"{day}T12:00+00:00"), tick=False):
        root = page(client, "/")

    assert texts(root, f"{ANNIVERSARIES}/h2") == [heading]
    assert texts(root, f"{ANNIVERSARIES}//li") == events


def test_front_of_another_day_is_another_page(client: Client, records: None) -> None:
    with time_machine.travel(datetime.datetime(2100, 1, 28, tzinfo=datetime.UTC), tick=False):
        before = client.get("/").headers["ETag"]
        assert page(client, "/").find(ANNIVERSARIES) is None
    with time_machine.travel(datetime.datetime(2100, 1, 29, tzinfo=datetime.UTC), tick=False):
        assert client.get("/").headers["ETag"] != before


def test_front_of_an_empty_archive_says_what_it_is(client: Client) -> None:
    root = page(client, "/")

    assert texts(root, ".//h1") == ["An archive of documented political events"]
    assert root.findall(".//main//section") == []


@pytest.mark.parametrize("many", [1, 3])
def test_front_needs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for number in range(many):
        published(f"Note {number}", date="1922")
    client.get("/")

    with django_assert_num_queries(1):
        client.get("/")
