from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from io import StringIO
from urllib.parse import quote
from xml.etree.ElementTree import fromstring

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalog.records import RECORDS
from archive.ledger.models import Record
from tests.ledger.factories import published
from tests.public.pages import page, texts, titles

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("treaties")
def test_forgiven_typing_error_is_said_and_holds_at_every_entrance(client: Client) -> None:
    root = page(client, "/archive/?q=flets")

    assert texts(root, ".//p[@class='respelled']") == [
        "Nothing was found for flets. Showing results for fleets."
    ]
    assert titles(client, "/archive/?q=flets") == ["Note on fleets"]
    for address in ("/archive/feed.xml", "/archive.csv", "/archive.jsonl"):
        response = client.get(f"{address}?q=flets")
        written = b"".join(response) if response.streaming else response.content
        assert (b"Note on fleets" in written, b"Treaty of Vale" in written) == (True, False)


@pytest.mark.parametrize(
    "query",
    [
        "q=treaty",
        "tag=straits&not_tag=peace",
        "fact=place",
        "demands=none&sources=none",
        "precision=undated",
        "from=1921-03&to=1921-04",
        "from=after 1920&to=before 1921",
        "from=last 300 years",
        "to=1921&dates=certain",
        "party=nobody",
    ],
)
@pytest.mark.usefixtures("treaties")
def test_page_feed_and_files_of_a_query_agree(client: Client, query: str) -> None:
    on_page = titles(client, f"/archive/?{query}")
    feed = client.get(f"/archive/feed.xml?{query}").content
    names = "{http://www.w3.org/2005/Atom}"
    in_feed = [entry.findtext(f"{names}title") for entry in fromstring(feed).findall(f"{names}entry")]
    table = b"".join(client.get(f"/archive.csv?{query}")).decode()
    lines = b"".join(client.get(f"/archive.jsonl?{query}")).decode()

    assert sorted(map(str, in_feed)) == sorted(on_page)
    assert [row["title"] for row in csv.DictReader(StringIO(table))] == on_page
    assert [json.loads(line)["title"] for line in lines.splitlines()] == on_page


def test_feed_of_a_date_from_today_keeps_its_words(client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        published("Talks", date="20 February 2026")
        feed = client.get("/archive/feed.xml?from=last 30 days").content.decode()
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        later = client.get("/archive/feed.xml?from=last 30 days").content.decode()

    assert "<title>Talks</title>" in feed
    assert "<title>Talks</title>" not in later
    assert 'href="http://testserver/archive/feed.xml?from=last+30+days"' in feed


STRANGE_DATES = (
    "Y-1000000",
    "Y1000000~",
    "-0001/0001",
    "0000",
    "19XX",
    "2021-21",
    "../1918",
    "1918/",
    "9999 years ago",
    "last 9999 days",
    "tomorrow",
    "\x00",
    "\ud800",
    "٣٠ days ago",
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from([*RECORDS.parameters]),
        st.text(max_size=20) | st.sampled_from(STRANGE_DATES) | st.sampled_from(("1", "2", "some", "1-1")),
        max_size=5,
    ),
    st.sampled_from(("/archive/", "/archive/feed.xml", "/archive.csv", "/demands/", "/timeline/")),
)
def test_no_string_whatever_is_an_error_of_ours(client: Client, data: dict[str, str], address: str) -> None:
    if not Record.objects.exists():
        for number, date in enumerate(("Y-1000000~", "Y1000000~", "44 BC", "2021", "since 1850", "n.d.")):
            published(f"Treaty {number}", date=date, tags=("Straits",))
    query = "&".join(
        f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in data.items()
    )

    assert client.get(f"{address}?{query}").status_code in (200, 400, 404)
