from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from archive.documents import Document
from archive.ledger import acts
from archive.public import sitemaps
from tests.ledger.factories import BY, corrected, published, withdrawn

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client: Client, address: str) -> list[str | None]:
    """The addresses that a sitemap names."""
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/xml")
    assert response.streaming
    root = ElementTree.fromstring(response.getvalue())
    return [element.text for element in root.iter(f"{NAMESPACE}loc")]


def test_sitemaps_name_every_published_record_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "SECTION", 2)
    slugs = [published("The same title").record.slug for _ in range(5)]
    withdrawn(slug="gone")

    sections = locations(client, "/sitemap.xml")
    found = [
        place for section in sections for place in locations(client, str(section)[len("http://testserver") :])
    ]

    assert len(sections) in (3, 4)
    assert found == [f"http://testserver/articles/{slug}/" for slug in slugs]


def test_section_holds_as_many_as_the_protocol_allows() -> None:
    assert sitemaps.SECTION == 50_000


def test_sitemap_says_when_the_record_changed(client: Client) -> None:
    document = Document(title="A note")
    edition = acts.publish(document, slug="note", by=BY, at=datetime(2001, 5, 1, tzinfo=UTC))
    first = client.get("/sitemap-1.xml")
    body = first.getvalue()
    corrected(edition, dek="New")
    second = client.get("/sitemap-1.xml").getvalue()

    assert b"<lastmod>2001-05-01</lastmod>" in body
    assert b"<lastmod>2001-05-01</lastmod>" not in second


def test_sitemap_names_addresses_of_any_script_as_links_do(client: Client) -> None:
    published(slug="переговоры-1914")

    [place] = locations(client, "/sitemap-1.xml")
    assert place == f"http://testserver{reverse('article-detail', args=['переговоры-1914'])}"
    assert place.isascii()


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999999"])
def test_section_of_nothing_is_not_found(client: Client, number: str) -> None:
    published()

    assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_empty_archive_has_an_empty_index(client: Client) -> None:
    assert locations(client, "/sitemap.xml") == []


@pytest.mark.parametrize("records", [1, 3])
def test_sitemaps_need_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, records: int
) -> None:
    for _ in range(records):
        published()

    with django_assert_num_queries(2):
        locations(client, "/sitemap.xml")
    with django_assert_num_queries(2):
        locations(client, "/sitemap-1.xml")


def test_robots_txt_names_the_sitemap_and_keeps_robots_from_combinations(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /archive/?*&*&*&",
        "Disallow: /uk/archive/?*&*&*&",
        "Disallow: /demands/?*&*&*&",
        "Disallow: /uk/demands/?*&*&*&",
        "Disallow: /demands/grid/?*&*&*&",
        "Disallow: /uk/demands/grid/?*&*&*&",
        "Sitemap: http://testserver/sitemap.xml",
    ]
