from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.catalog.hits import Hit
from archive.dates import UNDATED
from archive.documents import Certainty, Relation, RelationType, Source
from archive.ledger import acts
from archive.ledger.models import Edition
from tests.ledger.factories import BY, corrected, published
from tests.public.pages import addresses, canonical, page, texts, words

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def hit(record: int, *, title: str = "Event") -> Hit:
    """A record as the catalog has it."""
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return Hit(
        record=record,
        slug=f"r-{record}",
        title=title,
        dek="",
        date=UNDATED,
        edition=1,
        published_at=at,
        corrected_at=None,
    )


def follow(name: str, *causes: str, year: int, **parts: Any) -> Edition:
    """An event of a year that others led to."""
    relations = tuple(Relation(type=RelationType.RESULTED_FROM, target=cause, **parts) for cause in causes)
    sources = (Source(key="memoirs", title="Memoirs"),)
    return published(name, slug=name.lower(), date=str(year), relations=relations, sources=sources)


def test_page_of_relations_shows_chain_map_and_list(client: Client) -> None:
    follow("Note", year=1913)
    follow("Reply", "note", year=1914, note="In *writing*", certainty=Certainty.DISPUTED, source="memoirs")
    follow("War", "reply", year=1915)

    shown = page(client, "/articles/reply/relations/")

    assert texts(shown, ".//ol[@class='chain']/li") == [
        "Note, 1913 led to",
        "Reply, 1914 led to",
        "War, 1915",
    ]
    assert texts(shown, ".//ol[@class='tied']/li") == [
        "1913 Note",
        "1914 Reply resulted from Note disputed source: In writing",
        "1915 War resulted from Reply",
    ]
    links = [link.attrib["href"] for link in shown.findall(f".//{SVG}svg/{SVG}a")]
    assert links == ["/articles/note/", "/articles/reply/", "/articles/war/"]
    assert texts(shown, f".//{SVG}path/{SVG}title") == ["Note: led to Reply", "Reply: led to War"]
    assert canonical(shown) == "http://testserver/articles/reply/relations/"
    assert "/articles/reply/#source_memoirs" in addresses(shown)
    assert "/relations/#disputed" in addresses(shown)


def test_article_leads_to_its_relations_and_says_how_certain_they_are(client: Client) -> None:
    follow("Note", year=1913)
    follow("Reply", "note", year=1914, certainty=Certainty.PROBABLE, source="memoirs")

    stated, read_back = page(client, "/articles/reply/"), page(client, "/articles/note/")

    related = ".//section[@aria-labelledby='_related']"
    assert texts(stated, f"{related}/ul/li") == ["Note, 1913 probable1"]
    assert texts(read_back, f"{related}/ul/li") == ["Reply, 1914 probable source there"]
    assert "/articles/reply/#source_memoirs" in addresses(read_back, related)
    assert "/articles/reply/relations/" in addresses(stated, related)


def test_record_without_relations_says_so(client: Client) -> None:
    published("Alone", slug="alone")

    shown = page(client, "/articles/alone/relations/")

    assert shown.find(f".//{SVG}svg") is None
    assert texts(shown, ".//section/p") == ["No relation to another public record is known."]


def test_more_events_than_the_map_holds_are_counted(client: Client) -> None:
    follow("Hub", year=1900)
    for number in range(52):
        follow(f"Leaf-{number}", "hub", year=1901 + number)

    shown = page(client, "/articles/hub/relations/")

    assert len(shown.findall(f".//{SVG}svg/{SVG}a")) == 40
    assert "And 13 more." in words(shown.find(".//section[@aria-labelledby='_map']/p"))


def test_withdrawn_event_is_on_no_map(client: Client) -> None:
    follow("Note", year=1913)
    secret = follow("Secret", "note", year=1914)
    acts.withdraw(secret.record, by=BY, note="Wrong.")

    assert "Secret" not in words(page(client, "/articles/note/relations/"))
    assert client.get("/articles/secret/relations/").status_code == 410
    assert client.get("/articles/nowhere/relations/").status_code == 404


def test_former_address_of_relations_redirects(client: Client) -> None:
    edition = follow("Note", year=1913)
    corrected(edition, slug="telegram")

    response = client.get("/articles/note/relations/")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/telegram/relations/")


def test_relations_are_validated_by_the_head_of_the_ledger(client: Client) -> None:
    follow("Note", year=1913)
    tag = client.get("/articles/note/relations/").headers["ETag"]
    again = {"If-None-Match": tag}
    assert client.get("/articles/note/relations/", headers=again).status_code == 304

    follow("Reply", "note", year=1914)

    assert client.get("/articles/note/relations/", headers=again).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_relations_needs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    follow("Hub", year=1900)
    for each in range(number):
        follow(f"Leaf-{each}", "hub", year=1901 + each)
    client.get("/articles/hub/relations/")

    with django_assert_num_queries(1):
        page(client, "/articles/hub/relations/")


@pytest.mark.usefixtures("broken_catalog")
def test_relations_without_a_catalog_are_refused(client: Client) -> None:
    published("Note", slug="note")

    assert client.get("/articles/note/relations/").status_code == 503


def test_meanings_have_an_anchor_each(client: Client) -> None:
    shown = page(client, "/relations/")

    anchors = [row.attrib["id"] for row in shown.findall(".//tbody/tr")]
    assert anchors == [*RelationType, *Certainty]
    assert texts(shown, ".//tr[@id='led-to']/*") == [
        "led to",
        "resulted from",
        "This event is a cause of the other: without it, the other would hardly have happened.",
        "not after the other",
    ]
