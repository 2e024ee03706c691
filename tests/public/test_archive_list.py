from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from archive.catalog.filters import ArchiveFilter
from archive.catalog.language.guide import DATE_RULES, FIELD_RULES, RULES
from archive.catalog.records import RECORDS
from archive.documents import Demand, DemandList, KeyFact
from archive.ledger import acts
from archive.vocabulary.models import Tag
from tests.ledger.factories import BY, corrected, published, withdrawn
from tests.public.pages import addresses, canonical, facet, meta, page, texts, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["War in the hills", "Note on fleets", "Treaty of Vale", "An old letter"]),
        ("?sort=oldest", ["Treaty of Vale", "Note on fleets", "War in the hills", "An old letter"]),
        ("?q=treaties&sort=relevance", ["Treaty of Vale", "An old letter"]),
        ("?q=treaty -letter", ["Treaty of Vale"]),
        ("?q=treaty OR fleets", ["Note on fleets", "Treaty of Vale", "An old letter"]),
        ("?q=title:treat*", ["Treaty of Vale"]),
        ("?q=party:arcadia OR dossier:hill", ["War in the hills", "Treaty of Vale"]),
        ("?tag=straits", ["Note on fleets", "Treaty of Vale"]),
        ("?tag=straits&tag=peace", ["Treaty of Vale"]),
        ("?tag=straits&not_tag=peace", ["Note on fleets"]),
        ("?party=arcadia", ["Treaty of Vale"]),
        ("?dossier=hill-war", ["War in the hills"]),
        ("?from=1921&to=1921", ["War in the hills", "Note on fleets"]),
        ("?from=1921-03&to=1921-04", ["Note on fleets"]),
        ("?from=1921-03&to=1921-04&dates=certain", []),
        ("?from=May 1921", ["War in the hills", "Note on fleets"]),
        ("?to=1920-12-31", ["Treaty of Vale"]),
        ("?tag=nothing", []),
        ("?fact=place", ["Treaty of Vale"]),
        ("?fact=place&fact=terms", []),
        ("?demands=some", ["Note on fleets"]),
        ("?sources=some", ["Treaty of Vale"]),
        ("?sources=none&precision=month", ["War in the hills"]),
        ("?precision=year", ["Note on fleets"]),
        ("?precision=undated", ["An old letter"]),
    ],
)
@pytest.mark.usefixtures("treaties")
def test_archive_finds(client: Client, query: str, found: list[str]) -> None:
    assert titles(client, f"/archive/{query}") == found


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?from=yesterday-ish", ""),
        ("?from=1922&to=1921", "The range ends before it begins."),
        ("?from=30 February 2021", ""),
        ("?dates=maybe", ""),
        ("?sort=best", ""),
        ("?page=0", ""),
        ("?page=first", "A page is a whole number from 1 on."),
        ("?page=-1", ""),
        ("?q=" + "a" * 201, ""),
        ("?q=" + "!" * 100, "There is no word to search for."),
        ("?q=" + quote(" ".join("abcdefghijklmnopq")), ""),
        ("?tag=no%20slug!", ""),
        ("?fact=no%20slug!", ""),
        ("?demands=many", ""),
        ("?precision=hour", ""),
    ],
)
@pytest.mark.usefixtures("treaties")
def test_wrong_value_is_said_and_nothing_is_listed(client: Client, query: str, message: str) -> None:
    root = page(client, f"/archive/{query}", status=400)

    (said,) = texts(root, ".//ul[@class='errorlist']/li")
    assert said == (message or said)
    assert root.findall(".//ol[@class='hits']") == []
    assert meta(root, "robots") == "noindex,nofollow"


def test_last_changed_comes_first(client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC)) as clock:
        note = published("Note", date="1921")
        clock.shift(60)
        published("Treaty", date="1922")
        clock.shift(60)
        corrected(note, dek="Of the fleets.")

    assert titles(client, "/archive/?sort=changed") == ["Note", "Treaty"]
    assert titles(client, "/archive/") == ["Treaty", "Note"]
    assert [hit.title for hit in ArchiveFilter({"sort": "changed"}).stream()] == ["Note", "Treaty"]


@pytest.mark.usefixtures("treaties")
def test_wrong_value_stays_in_the_form(client: Client) -> None:
    root = page(client, "/archive/?q=treaty&from=%22%3E%3Cscript%3E", status=400)

    assert [field.attrib["value"] for field in root.findall(".//input[@name='from']")] == ['"><script>']
    assert [field.attrib["value"] for field in root.findall(".//input[@name='q']")] == ["treaty"]


@pytest.mark.parametrize("number", ["2", "3", "500", "100000000000000000000000000"])
@pytest.mark.usefixtures("treaties")
def test_page_beyond_the_end_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/archive/?page={number}").status_code == 404


def test_empty_archive_has_one_empty_page(client: Client) -> None:
    assert titles(client, "/archive/") == []
    assert texts(page(client, "/archive/"), ".//h2")[0] == "0 records"


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("", ""),
        ("?unknown=1&utm_source=x", ""),
        ("?sort=newest&dates=possible&page=1&q=&from=", ""),
        ("?tag=straits&q=treaty", "?q=treaty&tag=straits"),
        ("?tag=straits&tag=peace&tag=straits", "?tag=peace&tag=straits"),
        ("?from=May 1920", "?from=1920-05"),
    ],
)
@pytest.mark.usefixtures("treaties")
def test_canonical_address_has_one_form(client: Client, query: str, written: str) -> None:
    assert canonical(page(client, f"/archive/{query}")) == f"http://testserver/archive/{written}"


@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("?tag=straits&tag=peace", None),
        ("?tag=straits&tag=peace&q=treaty", "noindex,nofollow"),
    ],
)
@pytest.mark.usefixtures("treaties")
def test_robots_are_kept_from_endless_combinations(client: Client, query: str, robots: str | None) -> None:
    root = page(client, f"/archive/{query}")
    choices = root.findall(".//section[@class='facets']//li/a")

    assert meta(root, "robots") == robots
    assert {link.attrib.get("rel") for link in choices} == {robots and "nofollow"}


@pytest.mark.usefixtures("treaties")
def test_chip_removes_its_filter_alone(client: Client) -> None:
    root = page(client, "/archive/?tag=peace&tag=straits&from=1920&dates=certain&q=treaty")
    chips = root.findall(".//ul[@class='chips']/li/a")

    assert {" ".join("".join(chip.itertext()).split()): chip.attrib["href"] for chip in chips} == {
        "× Words: treaty remove": "/archive/?tag=peace&tag=straits&from=1920&dates=certain",
        "× Tag: Peace remove": "/archive/?q=treaty&tag=straits&from=1920&dates=certain",
        "× Tag: Straits remove": "/archive/?q=treaty&tag=peace&from=1920&dates=certain",
        "× From: 1920 remove": "/archive/?q=treaty&tag=peace&tag=straits&dates=certain",
        "× Certain dates only remove": "/archive/?q=treaty&tag=peace&tag=straits&from=1920",
    }


@pytest.mark.usefixtures("treaties")
def test_list_offers_the_same_records_in_other_forms(client: Client) -> None:
    links = addresses(page(client, "/archive/?tag=straits&page=1&junk=1"))

    assert [link for link in links if "." in link] == [
        "/archive/feed.xml?tag=straits",
        "/archive.csv?tag=straits",
        "/archive-spreadsheet.csv?tag=straits",
        "/archive.jsonl?tag=straits",
    ]


def test_pages_follow_each_other_through_equal_titles(client: Client) -> None:
    for _ in range(60):
        published("The same title", date="1921", tags=("Same",))
    address, seen = "/archive/?tag=same", []
    while address:
        root = page(client, address)
        seen += [link for link in addresses(root) if link.startswith("/articles/")]
        following = [link.attrib["href"] for link in root.findall(".//a[@rel='next']")]
        address = following[0] if following else ""

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.usefixtures("treaties")
def test_former_address_of_a_tag_still_filters(client: Client) -> None:
    acts.rename(Tag.objects.get(slug="straits"), "Narrows", by=BY, note="")

    assert titles(client, "/archive/?tag=straits") == ["Note on fleets", "Treaty of Vale"]
    assert canonical(page(client, "/archive/?tag=straits")) == "http://testserver/archive/?tag=narrows"


@pytest.mark.usefixtures("treaties")
def test_withdrawn_record_is_in_no_list_and_no_count(client: Client) -> None:
    withdrawn("The secret summit", date="1921", tags=("Straits", "Hoaxes"), parties=("Nobody",))

    for address in ("/", "/archive/", "/archive/?tag=straits"):
        html = client.get(address).content.decode()
        assert not {word for word in ("secret", "Hoaxes", "Nobody") if word in html}
    assert facet(client, "/archive/", "Tags")["Straits"] == "2"


@pytest.mark.parametrize("records", [1, 3])
@pytest.mark.parametrize("address", ["/", "/archive/", "/archive/?tag=straits&from=1900"])
def test_list_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, records: int
) -> None:
    for number in range(records):
        published(f"Event {number}", date="1921", tags=("Straits", f"Tag {number}"), parties=("Arcadia",))
    client.get(address)

    with django_assert_num_queries(1):
        root = page(client, address)

    assert len(root.findall(".//ol[@class='hits']/li")) == records


@pytest.mark.parametrize("address", ["/", "/archive/"])
@pytest.mark.usefixtures("treaties", "broken_catalog")
def test_list_without_a_catalog_is_refused(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")


@pytest.mark.parametrize(
    ("start", "language", "title"), [("", "en", "How to search"), ("/uk", "uk", "Як шукати")]
)
def test_search_help_shows_what_can_be_searched_for(
    client: Client, start: str, language: str, title: str
) -> None:
    root = page(client, f"{start}/search-help/")
    with translation.override(language):
        examples = [str(rule.example) for rule in (*RULES, *FIELD_RULES, *DATE_RULES)]

    assert texts(root, ".//h1") == [title]
    assert texts(root, ".//dt") == [*examples, *RECORDS.parameters]
    for link in root.findall(".//dt/a"):
        assert page(client, link.attrib["href"]).findall(".//ul[@class='errorlist']") == []


def test_hits_of_a_search_show_where_its_words_were_found(client: Client) -> None:
    demand = Demand(key="d1", text="Revoke the *treaty*")
    published(
        "Treaty <i>of</i> Vale",
        slug="vale",
        lead="The **treaties** & notes were <script>read</script>.",
        key_facts=(KeyFact(label="Kind", value="Secret treaty"), KeyFact(label="Place", value="Vale")),
        blocks=(DemandList(demands=(demand,)),),
    )
    published("Note on fleets", lead="No word of it.")

    root = page(client, "/archive/?q=treaty")

    assert texts(root, ".//ol[@class='hits']//mark") == ["Treaty", "treaties", "treaty", "treaty"]
    assert texts(root, ".//ol[@class='hits']//h4") == ["Treaty <i>of</i> Vale"]
    assert texts(root, ".//p[@class='passage']") == ["The treaties & notes were <script>read</script>."]
    assert texts(root, ".//dl[@class='found-facts']/div") == ["KindSecret treaty"]
    assert texts(root, ".//ul[@class='found-demands']/li") == ["Revoke the treaty"]
    assert "/articles/vale/#d1" in addresses(root)
    assert root.findall(".//main//script") == []


def test_hits_of_a_list_without_words_have_no_marks(client: Client) -> None:
    published("Treaty of Vale", dek="A treaty", lead="The treaty.")

    root = page(client, "/archive/")

    assert texts(root, ".//ol[@class='hits']//h4") == ["Treaty of Vale"]
    assert root.findall(".//mark") + root.findall(".//p[@class='passage']") == []


@pytest.mark.parametrize("records", [1, 3])
def test_search_needs_two_database_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, records: int
) -> None:
    for number in range(records):
        published(f"Treaty {number}")
    client.get("/archive/?q=treaty")

    with django_assert_num_queries(2):
        root = page(client, "/archive/?q=treaty")

    assert len(texts(root, ".//ol[@class='hits']//mark")) == records
