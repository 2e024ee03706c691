from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import Document
from archive.ledger import acts
from archive.ledger.models import Edition, Record
from archive.vocabulary.models import Tag
from tests.ledger.factories import BY, corrected, published, withdrawn

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/feed.xml", "/archive/feed.xml?tag=straits", "/tags/straits/feed.xml")


def read(client: Client, address: str) -> Element:
    """The feed at an address."""
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    return ElementTree.fromstring(response.content)


def entries(feed: Element, part: str = "title") -> list[str | None]:
    """One part of every entry, in order."""
    return [entry.findtext(f"{ATOM}{part}") for entry in feed.iter(f"{ATOM}entry")]


def at(year: int, title: str) -> Edition:
    """A record of an event of 1920, published in this year."""
    document = Document(title=title, tags=("Straits",))
    moment = datetime(year, 5, 1, 12, tzinfo=UTC)
    return acts.publish(document, slug=title.lower().replace(" ", "-"), by=BY, at=moment)


@pytest.mark.parametrize("address", FEEDS)
def test_feed_tells_what_changed_last_first(client: Client, address: str) -> None:
    first = at(2001, "First published")
    at(2002, "Second published")
    corrected(first, dek="A new dek")

    feed = read(client, address)

    assert entries(feed) == ["First published", "Second published"]
    assert entries(feed, "summary") == ["undated. A new dek Edition 2.", "undated."]
    assert entries(feed, "published") == ["2001-05-01T12:00:00+00:00", "2002-05-01T12:00:00+00:00"]
    assert feed.findtext(f"{ATOM}updated") == entries(feed, "updated")[0]


def test_entry_names_its_record_for_ever(client: Client) -> None:
    edition = at(2001, "A note")
    (before,) = entries(read(client, "/feed.xml"), "id")
    corrected(edition, slug="a-letter", title="A letter")

    feed = read(client, "/feed.xml")

    assert entries(feed, "id") == [before]
    assert [link.attrib["href"] for link in feed.findall(f"{ATOM}entry/{ATOM}link")] == [
        "http://testserver/articles/a-letter/"
    ]


def test_feed_of_a_filter_holds_its_records_alone(client: Client) -> None:
    published("In", date="1921", tags=("Straits", "Peace"))
    published("Out", date="1921", tags=("Straits",))
    published("Out too", date="1922", tags=("Straits", "Peace"))

    feed = read(client, "/archive/feed.xml?tag=straits&tag=peace&to=1921&utm=x&page=7")

    assert entries(feed) == ["In"]
    assert feed.findtext(f"{ATOM}title") == "Demarche: Tag: Peace, Tag: Straits, To: 1921"
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://testserver/archive/feed.xml?tag=peace&tag=straits&to=1921",
        "alternate": "http://testserver/archive/?tag=peace&tag=straits&to=1921",
    }


def test_feed_of_a_tag_is_named_after_it(client: Client) -> None:
    at(2001, "A note")

    feed = read(client, "/tags/straits/feed.xml")

    assert feed.findtext(f"{ATOM}title") == "Demarche: Straits"
    assert {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")} == {
        "self": "http://testserver/tags/straits/feed.xml",
        "alternate": "http://testserver/tags/straits/",
    }


def test_empty_feed_is_well_formed(client: Client) -> None:
    feed = read(client, "/feed.xml")

    assert entries(feed) == []
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("address", ["/feed.xml", "/tags/straits/feed.xml"])
def test_withdrawn_record_leaves_the_feed(client: Client, address: str) -> None:
    at(2001, "A note")
    withdrawn("The secret summit", tags=("Straits",))

    assert entries(read(client, address)) == ["A note"]


@pytest.mark.parametrize("query", ["from=yesterday-ish", "sort=best", "page=x"])
def test_feed_of_a_wrong_value_is_refused(client: Client, query: str) -> None:
    at(2001, "A note")

    response = client.get(f"/archive/feed.xml?{query}")

    assert response.status_code == 400
    assert "A note" not in response.content.decode()


def test_texts_are_plain_and_well_formed(client: Client) -> None:
    published("<b>R&D</b> *in* ]]> 人权", dek="A [link](https://a.example) & `code`", tags=("R&D <1>",))

    feed = read(client, "/feed.xml")

    assert entries(feed) == ["<b>R&D</b> in ]]> 人权"]
    assert entries(feed, "summary") == ["undated. A link & code"]
    assert [category.attrib["term"] for category in feed.iter(f"{ATOM}category")] == ["R&D <1>"]


def test_feed_never_names_the_host_that_was_asked(client: Client, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["evil.example"]  # type: ignore[attr-defined]
    at(2001, "A note")

    answer = client.get("/feed.xml", headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})

    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize("records", [1, 3])
@pytest.mark.parametrize("address", FEEDS)
def test_feed_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, records: int
) -> None:
    for number in range(records):
        at(2000 + number, f"Event {number}")
    client.get(address)

    with django_assert_num_queries(1):
        feed = read(client, address)

    assert len(entries(feed)) == records


def test_former_address_of_a_tag_feeds_the_present_one(client: Client) -> None:
    at(2001, "A note")
    acts.rename(Tag.objects.get(slug="straits"), "Narrows", by=BY, note="")

    response = client.get("/tags/straits/feed.xml")

    assert (response.status_code, response.headers["Location"]) == (301, "/tags/narrows/feed.xml")
    assert Record.objects.count() == 1
