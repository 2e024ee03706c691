"""Readers' pages in each language of the site, at an address of its own."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from archive.public.languages import in_each_language
from tests.ledger.factories import corrected, published
from tests.public.pages import addresses, note, page, texts

pytestmark = pytest.mark.django_db
SWITCH = ".//nav[@aria-label='{}']//a"


@pytest.fixture
def record() -> str:
    """The path of a record of a vague date, below the front page."""
    note()
    published("Unrest", slug="unrest", date="about May 1923", tags=("Straits",), dossiers=("Crisis",))
    return "articles/unrest/"


def test_page_is_in_the_language_of_its_address(client: Client, record: str) -> None:
    english, ukrainian = page(client, f"/{record}"), page(client, f"/uk/{record}")

    assert english.attrib["lang"] == "en"
    assert (ukrainian.attrib["lang"], ukrainian.attrib["dir"]) == ("uk", "ltr")
    assert texts(english, ".//h1") == texts(ukrainian, ".//h1") == ["Unrest"]
    assert texts(english, ".//p[@class='dateline']") == ["about May 1923"]
    assert texts(ukrainian, ".//p[@class='dateline']") == ["близько травня 1923 (у джерелі: about May 1923)"]


def test_neither_browser_nor_cookie_choose_the_language_of_readers(client: Client, record: str) -> None:
    plain = client.get(f"/{record}")
    client.cookies["django_language"] = "uk"

    asked = client.get(f"/{record}", headers={"accept-language": "uk"})

    assert asked.content == plain.content
    assert "Vary" not in plain.headers
    assert not asked.cookies


def test_page_leads_to_itself_in_the_other_language_with_its_query(client: Client, record: str) -> None:
    asked = "archive/?tag=straits&q=%22a+b%22"

    (to_ukrainian,) = page(client, f"/{asked}").iterfind(SWITCH.format("Languages"))
    (to_english,) = page(client, f"/uk/{asked}").iterfind(SWITCH.format("Мови"))

    assert to_ukrainian.attrib == {"href": f"/uk/{asked}", "lang": "uk", "hreflang": "uk"}
    assert to_english.attrib == {"href": f"/{asked}", "lang": "en", "hreflang": "en"}
    assert (to_ukrainian.text, to_english.text) == ("Українська", "English")


@pytest.mark.parametrize("prefix", ["/", "/uk/"])
def test_page_names_itself_and_its_other_languages_to_machines(
    client: Client, record: str, prefix: str
) -> None:
    root = page(client, f"{prefix}{record}")
    links = {link.get("hreflang"): link.get("href") for link in root.iterfind(".//link[@hreflang]")}
    (canonical,) = root.iterfind(".//link[@rel='canonical']")

    assert canonical.get("href") == f"http://testserver{prefix}{record}"
    assert links == {
        "en": f"http://testserver/{record}",
        "x-default": f"http://testserver/{record}",
        "uk": f"http://testserver/uk/{record}",
    }


def test_links_stay_in_the_language_except_to_what_has_one_address(client: Client, record: str) -> None:
    ours = [path for path in addresses(page(client, f"/uk/{record}"), ".//body") if path.startswith("/")]

    assert {path for path in ours if not path.startswith("/uk/")} == {
        "/feed.xml", "/archive.csv", "/archive.jsonl", "/schema/document-1.json", "/articles/unrest.json",
        "/articles/unrest.txt", f"/{record}",
    }  # fmt: skip


def test_what_is_cited_has_one_address(client: Client, record: str) -> None:
    english, ukrainian = page(client, f"/{record}"), page(client, f"/uk/{record}")
    for path in (".//dd[@class='citation']", ".//script[@type='application/ld+json']"):
        for root in (english, ukrainian):
            assert all("/uk/" not in text for text in texts(root, path))
    cited = ".//meta[@name='citation_public_url']"
    assert [meta.attrib for meta in english.iterfind(cited)] == [
        meta.attrib for meta in ukrainian.iterfind(cited)
    ]


@pytest.mark.parametrize(
    "address",
    [
        "feed.xml",
        "archive.csv",
        "archive.jsonl",
        "sitemap.xml",
        "articles/unrest.json",
        "articles/unrest/card.png",
    ],
)
def test_files_are_found_at_one_address(client: Client, record: str, address: str) -> None:
    assert client.get(f"/{address}").status_code == 200
    assert client.get(f"/uk/{address}").status_code == 404


def test_stored_copy_of_one_language_is_never_taken_for_another(client: Client, record: str) -> None:
    tags = {path: client.get(path).headers["ETag"] for path in (f"/{record}", f"/uk/{record}", "/", "/uk/")}

    assert len(set(tags.values())) == len(tags)
    assert client.get(f"/uk/{record}", headers={"if-none-match": tags[f"/{record}"]}).status_code == 200
    assert client.get(f"/uk/{record}", headers={"if-none-match": tags[f"/uk/{record}"]}).status_code == 304


def test_former_address_leads_to_the_present_one_in_its_language(client: Client) -> None:
    corrected(published("Unrest", slug="before"), slug="after", title="Unrest")

    assert client.get("/uk/articles/before/").headers["Location"] == "/uk/articles/after/"


def test_errors_are_in_the_language_of_the_address(client: Client) -> None:
    missing = page(client, "/uk/nothing/", status=404)

    assert missing.attrib["lang"] == "uk"
    assert addresses(missing, ".//body") == ["/uk/", "/uk/"]
    assert texts(missing, ".//h1") == ["Тут нічого немає"]


@pytest.mark.parametrize("address", ["/en/", "/en/archive/", "/de/", "/uk/uk/"])
def test_no_page_has_two_addresses_in_one_language(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_language_without_its_slash_is_led_to_it(client: Client) -> None:
    response = client.get("/uk")

    assert (response.status_code, response.headers["Location"]) == (301, "/uk/")


@pytest.mark.parametrize("address", ["", "archive/", "articles/unrest/"])
def test_languages_cost_no_query(
    client: Client, record: str, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"/{address}")
    with django_assert_num_queries(1):
        client.get(f"/{address}")
    with django_assert_num_queries(1):
        client.get(f"/uk/{address}")


def test_site_of_one_language_has_no_switch(client: Client, settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English")]

    root = page(client, "/about/")

    assert list(root.iterfind(SWITCH.format("Languages"))) == []
    assert client.get("/uk/").status_code == 404


@pytest.mark.parametrize(
    ("spoken", "address", "found"),
    [
        ("en", "/archive/?q=a", ["/archive/?q=a", "/uk/archive/?q=a"]),
        ("uk", "/uk/archive/?q=a", ["/archive/?q=a", "/uk/archive/?q=a"]),
        ("uk", "http://testserver/uk/", ["http://testserver/", "http://testserver/uk/"]),
        ("uk", "/uk//other.example/", ["/other.example/", "/uk/other.example/"]),
    ],
)
def test_address_in_every_language(spoken: str, address: str, found: list[str]) -> None:
    with translation.override(spoken):
        assert [each.address for each in in_each_language(address)] == found
