from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from archive.ledger.models import Edition
from archive.public.timeline import LISTED
from tests.ledger.factories import BY, published
from tests.public.pages import addresses, canonical, page, texts

pytestmark = pytest.mark.django_db


def event(date: str, **parts: Any) -> Edition:
    """A record of a date, named for it."""
    return published(f"Event of {date or 'no day'}", date=date, **parts)


def listed(client: Client, address: str) -> list[str]:
    return texts(page(client, address), ".//ol[@class='stretches']/li")


def many(number: int) -> None:
    for place in range(number):
        event(f"{place % 28 + 1} May 1914")


def test_few_records_stand_in_their_stretches(client: Client) -> None:
    event("3 May 1921")
    event("December 1914")
    event("28 June 1914")
    event("")
    acts.withdraw(event("1 May 1918").record, by=BY, note="Wrong.")

    shown = page(client, "/timeline/")

    assert texts(shown, ".//ol[@class='stretches']/li") == [
        "1914 2 records 28 June 1914 Event of 28 June 1914 December 1914 Event of December 1914",
        "1915 to 1920: nothing recorded",
        "1921 1 record 3 May 1921 Event of 3 May 1921",
    ]
    assert canonical(shown) == "http://testserver/timeline/"
    assert "/archive/?precision=undated" in addresses(shown)


def test_many_records_are_counts_that_lead_on(client: Client) -> None:
    many(LISTED + 1)
    event("3 May 1921", tags=("Peace",))

    assert listed(client, "/timeline/")[0] == f"1914 {LISTED + 1} records"
    assert "/timeline/?from=1914&to=1914" in addresses(page(client, "/timeline/"))
    assert listed(client, "/timeline/?from=1914&to=1914")[1] == f"May 1914 {LISTED + 1} records"
    days = listed(client, "/timeline/?from=1914-05&to=1914-05")
    assert len(days) == 29
    assert (days[0], days[-1]) == ("1 May 1914 4 records", "29 May 1914 to 31 May 1914: nothing recorded")
    assert listed(client, "/timeline/?from=1914-05-01&to=1914-05-01")[0].startswith(
        "1 May 1914 4 records 1 May"
    )


def test_stretch_that_cannot_be_parted_leads_to_the_archive(client: Client) -> None:
    event("28 June 1914")

    ways = addresses(page(client, "/timeline/"), ".//ol[@class='stretches']")
    assert ways[0] == "/timeline/?from=1914-06&to=1914-06"
    day = "from=1914-06-28&to=1914-06-28"
    assert addresses(page(client, f"/timeline/?{day}"), ".//ol[@class='stretches']")[0] == f"/archive/?{day}"


def test_filter_of_the_archive_holds_and_is_kept(client: Client) -> None:
    event("1914", tags=("Peace",))
    event("1915")

    shown = page(client, "/timeline/?tag=peace")

    assert texts(shown, ".//ol[@class='stretches']/li") == [
        "January 1914 1 record 1914 Event of 1914",
        "February 1914 to December 1914: nothing begins; 1 record may fall in it",
    ]
    assert texts(shown, ".//ul[@class='chips']/li") == ["× Tag: Peace remove"]
    assert "/archive/?tag=peace" in addresses(shown)
    assert "/timeline/?tag=peace&from=1914-01&to=1914-01" in addresses(shown)


def test_ways_lead_out_and_to_both_sides(client: Client) -> None:
    event("28 June 1914")

    ways = addresses(page(client, "/timeline/?from=1914-06&to=1914-06"), ".//nav[@class='zoom']")

    assert ways == [
        "/timeline/",
        "/timeline/?from=19XX&to=19XX",
        "/timeline/?from=191X&to=191X",
        "/timeline/?from=1914&to=1914",
        "/timeline/?from=1914-05&to=1914-05",
        "/timeline/?from=1914-07&to=1914-07",
    ]
    assert page(client, "/timeline/").find(".//nav[@class='zoom']") is None


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/timeline/", "Timeline"),
        ("/timeline/?from=19XX&to=19XX", "Timeline: 20th century"),
        ("/timeline/?from=1914&to=1915", "Timeline: 1914 – 1915"),
        ("/timeline/?from=1914", "Timeline: 1914"),
    ],
)
def test_heading_names_the_time(client: Client, address: str, heading: str) -> None:
    event("28 June 1914")

    assert texts(page(client, address), ".//h1") == [heading]


def test_vague_record_stands_where_it_begins_and_counts_wherever_it_may_be(client: Client) -> None:
    event("early 1914")

    shown = page(client, "/timeline/?from=1914&to=1914")

    assert texts(shown, ".//ol[@class='stretches']/li")[:2] == [
        "January 1914 1 record early 1914 Event of early 1914",
        "February 1914 to May 1914: nothing begins; 1 record may fall in it",
    ]
    assert "1 record has a vague or a long date" in texts(shown, ".//main/p")[-1]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/timeline/?from=yesterdayish", 400),
        ("/timeline/?from=1915&to=1914", 400),
        ("/timeline/?tag=nothing", 200),
        ("/timeline/?from=-999999&to=999999", 400),
        ("/timeline/?from=Y-999999&to=Y999999", 200),
        ("/timeline/?to=-0043", 200),
        ("/timeline/?from=2000", 200),
    ],
)
def test_whatever_is_asked_is_answered(client: Client, address: str, status: int) -> None:
    event("28 June 1914")

    assert client.get(address).status_code == status


@pytest.mark.parametrize("number", [1, 3])
def test_timeline_needs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    many(number)
    client.get("/timeline/")

    with django_assert_num_queries(1):
        page(client, "/timeline/")


@pytest.mark.usefixtures("broken_catalog")
def test_timeline_without_a_catalog_is_refused(client: Client) -> None:
    many(1)

    assert client.get("/timeline/").status_code == 503
