from __future__ import annotations

import csv
import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import Demand, DemandList
from archive.ledger import acts
from archive.ledger.models import Record
from archive.vocabulary.models import Party
from tests.ledger.factories import BY
from tests.public.demands.archive import exchange, note, reply
from tests.public.pages import addresses, canonical, meta, page, parsed, texts, words

pytestmark = pytest.mark.django_db


def found(client: Client, address: str) -> list[str]:
    """The addresses of the demands in a list, in order."""
    root = page(client, address)
    links = [link.attrib["href"] for link in root.findall(".//ol[@class='hits']/li/h3/a")]
    return [link.removeprefix("/demands/").removesuffix("/") for link in links]


def number(client: Client, address: str) -> int:
    """How many demands the list says that it has."""
    return int(texts(page(client, address), ".//h2[@id='_result']")[0].split()[0])


def one_more(client: Client, query: str) -> list[tuple[str, str, int]]:
    """All that can be chosen beside a list and is not yet: what it is (a parameter, or a link), its address,
    and its count."""
    section = page(client, f"/demands/{query}").find(".//section[@id='_narrow']")
    assert section is not None
    controls = [
        ("years", link.attrib["href"], int(words(item.find("span"))))
        for item in section.findall(".//li")
        for link in item.findall("a")
        if "aria-current" not in link.attrib
    ]
    for item in section.findall(".//li/label"):
        control = item.find("input[@form='_query']")
        assert control is not None
        if "checked" not in control.attrib:
            name, value = control.attrib["name"], control.attrib["value"]
            address = f"/demands/{query}{'&' if query else '?'}{name}={value}"
            controls.append((name, address, int(words(item.find("span")))))
    return controls


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["again_d1", "again_d2", "note_d1", "note_d2"]),
        ("?sort=oldest", ["note_d1", "note_d2", "again_d1", "again_d2"]),
        ("?q=fleet", ["again_d1", "note_d1"]),
        ("?q=demand:secret", ["note_d2"]),
        ("?issuer=arcadia&addressee=castile", ["note_d1", "note_d2"]),
        ("?state=fulfilled", ["again_d1", "note_d2"]),
        ("?state=rejected&addressee=castile", []),
        ("?state=accepted&addressee=castile", ["note_d1"]),
        ("?state=unanswered", ["again_d2"]),
        ("?dossier=straits", ["note_d1", "note_d2"]),
        ("?tag=fleets&q=treaty", ["note_d2"]),
        ("?from=1922", ["again_d1", "again_d2"]),
        ("?to=1921", ["note_d1", "note_d2"]),
        ("?issuer=castile", []),
        ("?q=league-answers", []),
    ],
)
def test_register_finds(client: Client, query: str, keys: list[str]) -> None:
    exchange()

    assert found(client, f"/demands/{query}") == keys
    assert number(client, f"/demands/{query}") == len(keys)


@pytest.mark.parametrize(
    "query", ["?state=met", "?from=someday", "?page=0", "?issuer=no%20slug!", "?q=%21%21"]
)
def test_wrong_value_is_said_and_nothing_is_listed(client: Client, query: str) -> None:
    exchange()

    root = page(client, f"/demands/{query}", status=400)

    assert len(texts(root, ".//ul[@class='errorlist']/li")) == 1
    assert root.findall(".//ol[@class='hits']") == []
    assert meta(root, "robots") == "noindex,nofollow"
    assert client.get(f"/demands.csv{query}").status_code == 400


@pytest.mark.parametrize("query", ["", "?issuer=arcadia", "?addressee=castile", "?q=treaty&state=unanswered"])
def test_count_is_what_one_more_choice_gives(client: Client, query: str) -> None:
    exchange()

    offered = one_more(client, query)

    assert [number(client, address) for _name, address, _count in offered] == [
        count for _name, _address, count in offered
    ]


def test_all_but_years_is_chosen_in_the_form(client: Client) -> None:
    exchange()
    root = page(client, "/demands/?state=rejected&tag=fleets&issuer=nobody")
    checked = [one.attrib for one in root.iter("input") if "checked" in one.attrib]

    assert {name for name, _address, _count in one_more(client, "")} == {
        *("issuer", "addressee", "state", "tag", "dossier"),
        "years",
    }
    assert [(one["name"], one["value"]) for one in checked] == [
        ("issuer", "nobody"),
        ("state", "rejected"),
        ("tag", "fleets"),
    ]
    assert root.findall(".//form[@id='_query']/input[@type='hidden']") == []


@pytest.mark.parametrize("address", ["/demands/?tag=fleets&from=never", "/demands/grid/?tag=fleets"])
def test_form_without_facets_keeps_what_was_chosen(client: Client, address: str) -> None:
    exchange()
    root = parsed(client.get(address).content.decode())
    form = root.find(".//form[@id='_query']")
    assert form is not None

    kept = [
        (one.attrib["name"], one.attrib["value"])
        for one in form.iter("input")
        if one.attrib["type"] == "hidden"
    ]
    assert kept == [("tag", "fleets")]
    assert {"q", "from", "to"} <= {one.attrib["name"] for one in form.iter("input")}


def test_demand_says_how_it_stands_with_each_addressee(client: Client) -> None:
    exchange()

    root = page(client, "/demands/?q=fleet&to=1921")

    assert texts(root, ".//ul[@class='standing']/li") == [
        "Boreal League: rejected League answers, June 1921",
        "Castile: accepted Castile answers, 1 July 1921",
    ]
    assert "/articles/note/#d1" in addresses(root)
    assert "follow (5)" in texts(root, ".//ol[@class='hits']//p/a")


def test_former_address_of_a_party_still_filters(client: Client) -> None:
    exchange()
    acts.rename(Party.objects.get(slug="castile"), "Kingdom of Castile", by=BY, note="")

    assert found(client, "/demands/?addressee=castile") == ["note_d1", "note_d2"]
    assert canonical(page(client, "/demands/?addressee=castile")) == (
        "http://testserver/demands/?addressee=kingdom-of-castile"
    )


@pytest.mark.parametrize("number_of_notes", [1, 3])
@pytest.mark.parametrize(
    "address", ["/demands/", "/demands/?issuer=arcadia&state=rejected", "/demands/grid/"]
)
def test_page_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, number_of_notes: int
) -> None:
    for each in range(number_of_notes):
        note(f"note-{each}")
        reply(f"reply-{each}", (f"note-{each}#d1", "rejected"), date="1922")
    client.get(address)

    with django_assert_num_queries(1):
        client.get(address)


@pytest.mark.parametrize("query", ["", "?state=fulfilled", "?addressee=castile&sort=oldest", "?q=fleet"])
def test_files_have_the_demands_of_the_page(client: Client, query: str) -> None:
    exchange()
    expected = [key.replace("_", "#") for key in found(client, f"/demands/{query}")]

    for address in (f"/demands.csv{query}", f"/demands-spreadsheet.csv{query}"):
        rows = csv.DictReader(bytes(client.get(address).getvalue()).decode().splitlines())
        assert [row["demand"] for row in rows] == expected
    lines = bytes(client.get(f"/demands.jsonl{query}").getvalue()).decode().splitlines()
    assert [json.loads(line)["demand"] for line in lines] == expected


def test_file_tells_all_of_a_demand(client: Client) -> None:
    exchange()

    (line,) = bytes(client.get("/demands.jsonl?q=fleet&to=1921").getvalue()).decode().splitlines()
    demand = json.loads(line)
    answers = demand.pop("answers")

    assert demand == {
        "demand": "note#d1",
        "address": "http://testserver/demands/note_d1/",
        "text": "Withdraw the *fleet* from the strait",
        "issuers": ["Arcadia"],
        "addressees": ["Boreal League", "Castile"],
        "record": "note",
        "record_title": "The note",
        "date_said": "1 May 1921",
        "date_edtf": "1921-05-01",
        "date_earliest": "1921-05-01",
        "date_latest": "1921-05-01",
        "tags": ["Fleets"],
        "dossiers": ["Straits"],
        "state": {"Boreal League": "rejected", "Castile": "accepted"},
        "thread": "http://testserver/demands/note_d1/",
        "thread_steps": 5,
    }
    assert [(one["verdict"], one["by"], one["record"], one["source"]) for one in answers] == [
        ("rejected", "Boreal League", "league-answers", "A letter, League, 1921"),
        ("accepted", "Castile", "castile-answers", "A letter, League, 1921"),
    ]


@pytest.mark.usefixtures("late_catalog")
def test_file_that_would_lack_something_is_refused(client: Client) -> None:
    assert client.get("/demands.csv").status_code == 503


def test_withdrawn_article_is_in_no_list_and_no_file(client: Client) -> None:
    exchange()
    acts.withdraw(Record.objects.get(slug="again"), by=BY, note="Wrong.")

    assert found(client, "/demands/") == ["note_d1", "note_d2"]
    for address in ("/demands/", "/demands/grid/", "/demands.csv", "/demands.jsonl", "/demands/note_d1/"):
        assert b"Apologise" not in client.get(address).getvalue()


def test_pages_follow_each_other_in_the_order_of_the_records_lists(client: Client) -> None:
    demands = tuple(Demand(key=f"d{number}", text="Leave") for number in range(30))
    for record in ("one", "two"):
        note(record, blocks=(DemandList(issuers=("Arcadia",), demands=demands),))
    address, seen = "/demands/?q=leave", []
    while address:
        seen += found(client, address)
        following = page(client, address).find(".//a[@rel='next']")
        address = "" if following is None else following.attrib["href"]

    assert seen == [f"{record}_d{number}" for record in ("two", "one") for number in range(30)]
    assert client.get("/demands/?q=leave&page=4").status_code == 404
