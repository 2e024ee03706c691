from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import KeyFact, Source
from archive.ledger import acts
from archive.ledger.models import Edition
from tests.ledger.factories import BY, published
from tests.public.pages import addresses, canonical, page, texts

pytestmark = pytest.mark.django_db
TABLE = "/facts/troops/"


def stating(value: str, *others: str, year: int, label: str = "Troops", **parts: Any) -> Edition:
    """A record of a year that states values under one label."""
    facts = tuple(KeyFact(label=label, value=each, source="note") for each in (value, *others))
    sources = (Source(key="note", title="Note verbale"),)
    return published(
        f"Event of {year}", slug=f"event-{year}", date=str(year), key_facts=facts, sources=sources, **parts
    )


def rows(client: Client, address: str = TABLE) -> list[str]:
    return texts(page(client, address), ".//table/tbody/tr")


def test_labels_in_use_are_listed_by_frequency_however_they_are_spelled(client: Client) -> None:
    stating("Ten", year=1911)
    stating("Ten", year=1912, label="TROOPS")
    stating("Vale", year=1913, label="Place")
    acts.withdraw(stating("Hidden", year=1914, label="Secret").record, by=BY, note="Wrong.")

    shown = page(client, "/facts/")

    assert [text.casefold() for text in texts(shown, ".//ul[@class='counts columns']/li")] == [
        "troops 2",
        "place 1",
    ]
    assert addresses(shown) == ["/facts/troops/", "/facts/place/"]


def test_table_says_in_time_what_is_new(client: Client) -> None:
    stating("some 90,000 troops", year=1913)
    stating("some 40,000 troops", year=1911)
    stating("some 40,000 troops", year=1912)
    stating("Withdrawn", year=1914)

    shown = page(client, TABLE)

    assert texts(shown, ".//table/tbody/tr") == [
        "1911 Event of 1911 some 40,000 troops first Note verbale",
        "1912 Event of 1912 some 40,000 troops the same Note verbale",
        "1913 Event of 1913 some 90,000 troops changed Note verbale",
        "1914 Event of 1914 Withdrawn changed Note verbale",
    ]
    assert texts(shown, ".//table//mark") == ["90,000"]
    assert canonical(shown) == f"http://testserver{TABLE}"
    assert "/archive/?fact=troops&sort=oldest" in addresses(shown)
    assert "/articles/event-1911/#source_note" in addresses(shown)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("some 40,000 troops", 2),
        ("Северный флот", 1),
        ('the "Fleet"', None),
        ("?!", None),
        ("x" * 600, None),
    ],
)
def test_value_leads_to_the_records_that_state_it(client: Client, value: str, found: int | None) -> None:
    stating(value, year=1911)
    if found == 2:
        stating(f"In all {value}", year=1912)
    stating("others", year=1913)

    links = [link for link in addresses(page(client, TABLE), ".//table") if link.startswith("/archive/")]

    assert len(links) == (0 if found is None else found) + 1
    if found:
        assert texts(page(client, links[0]), ".//h2[@id='_result']") == [
            f"{found} record{'s' if found > 1 else ''}"
        ]


def test_record_that_states_a_label_twice_has_two_rows(client: Client) -> None:
    stating("Ten", "Twelve", year=1911)
    stating("Ten", "Thirteen", year=1912)

    assert rows(client) == [
        "1911 Event of 1911 Ten first Note verbale",
        "Twelve first Note verbale",
        "1912 Event of 1912 Ten the same Note verbale",
        "Thirteen changed Note verbale",
    ]


def test_table_is_narrowed_down_as_the_archive_is(client: Client) -> None:
    stating("Ten", year=1911, dossiers=("Straits",))
    stating("Twelve", year=1912, dossiers=("Other",))

    shown = page(client, f"{TABLE}?dossier=straits&from=1900")

    assert texts(shown, ".//table/tbody/tr") == ["1911 Event of 1911 Ten first Note verbale"]
    assert texts(shown, ".//ul[@class='chips']/li") == ["× Dossier: Straits remove", "× From: 1900 remove"]
    assert f"{TABLE}?from=1900" in addresses(shown)
    assert f"{TABLE}?dossier=straits" in addresses(shown)
    inputs = [one.attrib for one in shown.findall(".//main//input")]
    assert [(one["type"], one["name"], one["value"], "checked" in one) for one in inputs] == [
        ("hidden", "from", "1900", False),
        ("checkbox", "dossier", "straits", True),
    ]
    assert canonical(shown) == f"http://testserver{TABLE}?dossier=straits&from=1900"
    assert f"{TABLE}table.csv?dossier=straits&from=1900" in addresses(shown)


def test_second_page_goes_on_from_the_first(client: Client) -> None:
    for year in range(1900, 1951):
        stating("Ten", year=year)

    assert rows(client, f"{TABLE}?page=2") == ["1950 Event of 1950 Ten the same Note verbale"]
    assert client.get(f"{TABLE}?page=3").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/facts/place/", 404),
        ("/facts/secret/", 404),
        (f"{TABLE}?from=yesterdayish", 400),
        (f"{TABLE}?page=x", 400),
        (f"{TABLE}?from=1990", 200),
        ("/facts/place/table.csv", 404),
        (f"{TABLE}table.json?page=x", 400),
    ],
)
def test_what_is_not_there_or_cannot_be_asked(client: Client, address: str, status: int) -> None:
    stating("Ten", year=1911)
    acts.withdraw(stating("Hidden", year=1912, label="Secret").record, by=BY, note="Wrong.")

    assert client.get(address).status_code == status


def test_article_leads_to_the_tables_of_its_facts(client: Client) -> None:
    stating("Ten", year=1911)

    assert TABLE in addresses(page(client, "/articles/event-1911/"), ".//section[@class='facts']")
    assert TABLE not in addresses(page(client, "/articles/event-1911/editions/1/"))


@pytest.mark.parametrize("number", [1, 3])
def test_table_needs_two_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for year in range(number):
        stating("Ten", year=1911 + year)
    client.get(TABLE)

    with django_assert_num_queries(2):
        page(client, TABLE)


def test_table_as_files_is_the_table(client: Client) -> None:
    stating("=1+1", year=1911)
    stating("Twelve, or so", year=1912)

    csv = client.get(f"{TABLE}table.csv").getvalue().decode().splitlines()
    safe = client.get(f"{TABLE}table-spreadsheet.csv").getvalue().decode().splitlines()
    found = json.loads(client.get(f"{TABLE}table.json").getvalue())

    assert csv[0] == (
        "record,address,title,date_said,date_edtf,date_earliest,date_latest,label,value,since,source"
    )
    assert [line.partition("Troops,")[2] for line in csv[1:]] == [
        "=1+1,first,Note verbale",
        '"Twelve, or so",changed,Note verbale',
    ]
    assert safe[1].partition("Troops,")[2] == "'=1+1,first,Note verbale"
    assert [(one["date_edtf"], one["value"], one["since"]) for one in found] == [
        ("1911", "=1+1", "first"),
        ("1912", "Twelve, or so", "changed"),
    ]
    assert json.loads(client.get(f"{TABLE}table.json?from=1990").getvalue()) == []


@pytest.mark.usefixtures("broken_catalog")
def test_facts_without_a_catalog_are_refused(client: Client) -> None:
    stating("Ten", year=1911)

    for address in ("/facts/", TABLE, f"{TABLE}table.csv"):
        assert client.get(address).status_code == 503
