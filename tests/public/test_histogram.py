from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from tests.ledger.factories import published
from tests.public.pages import page, texts, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def events() -> None:
    """Events of a day, of a month, of two months, and without a date."""
    published("Spring", slug="spring", date="3 March 1921")
    published("March", slug="march", date="March 1921")
    published("Between", slug="between", date="May or June 1921")
    published("Never", slug="never")


def bars(client: Client, address: str) -> list[Element]:
    """The bars of a page."""
    return page(client, address).findall(".//section[@class='histogram']//li")


def said(bar: Element) -> str:
    """What a bar says."""
    return " ".join("".join(bar.itertext()).split())


def test_bars_follow_the_months_of_all_results(client: Client) -> None:
    assert [said(bar) for bar in bars(client, "/archive/")] == [
        "March 1921: 2",
        "April 1921: 0",
        "May 1921: 1",
        "June 1921: 1",
    ]


def test_script_is_told_what_ranges_of_bars_hold(client: Client) -> None:
    possible, certain = (
        page(client, f"/archive/{query}").find(".//time-range") for query in ("", "?dates=certain")
    )
    assert possible is not None
    assert certain is not None

    assert {name: possible.attrib[f"data-{name}"] for name in ("times", "counts", "begun", "records")} == {
        "times": "1921-03 1921-04 1921-05 1921-06",
        "counts": "2 0 1 1",
        "begun": "2 0 1 0",
        "records": "Records: {count}",
    }
    assert "data-records" not in certain.attrib


@pytest.mark.parametrize(
    "query", ["", "?from=1921-03&to=1921-03", "?dates=certain", "?q=spring", "?from=1921-05"]
)
def test_bar_leads_to_what_it_counts(client: Client, query: str) -> None:
    for bar in bars(client, f"/archive/{query}"):
        link = bar.find("a")
        if link is not None:
            found = titles(client, link.attrib["href"])
            assert said(bar).endswith(f": {len(found)}")


def test_bars_of_the_range_are_marked_among_their_neighbours(client: Client) -> None:
    found = bars(client, "/archive/?from=1921-03-03&to=1921-03-04")

    assert len(found) == 2 + 2 * 15
    assert [said(bar) for bar in found if bar.attrib.get("class") == "chosen"] == [
        "3 March 1921: 2",
        "4 March 1921: 1",
    ]


def test_how_vague_dates_are_counted_is_said(client: Client) -> None:
    possible, certain = (
        texts(page(client, f"/archive/{query}"), ".//section[@class='histogram']/p[@class='quiet']")
        for query in ("", "?dates=certain")
    )

    assert possible == [
        "The highest bar is 2 records. 1 record has a vague date and is counted in every bar in which it "
        "may have happened. Undated records are in no bar."
    ]
    assert certain == [
        "The highest bar is 2 records. 1 record may belong to more than one bar, and is in none. "
        "Undated records are in no bar."
    ]


def test_results_without_dates_have_no_bars(client: Client) -> None:
    assert page(client, "/archive/?q=never").findall(".//section[@class='histogram']") == []
