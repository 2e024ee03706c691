from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from tests.ledger.factories import BY, corrected
from tests.public.demands.archive import again, exchange, note
from tests.public.pages import addresses, canonical, page, texts, words

pytestmark = pytest.mark.django_db


def rows(client: Client, query: str) -> list[list[str]]:
    """The rows of a comparison."""
    root = page(client, f"/demands/compare/?{query}")
    return [list(map(words, row)) for row in root.findall(".//table/tbody/tr")]


def test_lists_are_aligned_item_by_item(client: Client) -> None:
    exchange()

    assert rows(client, "a=note&b=again") == [
        ["changed", "Withdraw the fleet from the strait", "Withdraw the whole fleet from the strait"],
        ["new", "", "Apologise in public"],
        ["dropped", "Publish the secret treaty", ""],
    ]
    root = page(client, "/demands/compare/?a=note&b=again")
    assert texts(root, ".//ins") == ["whole"]
    assert texts(root, ".//ul[@aria-label='In numbers']/li") == ["1 changed", "1 dropped", "1 new"]
    assert "/demands/compare/?a=again&b=note" in addresses(root)


def test_two_wordings_of_one_demand_are_compared(client: Client) -> None:
    exchange()

    assert rows(client, "a=again_d1&b=note_d1") == [
        ["changed", "Withdraw the whole fleet from the strait", "Withdraw the fleet from the strait"]
    ]


def test_list_is_kept_beside_itself(client: Client) -> None:
    exchange()

    assert [row[0] for row in rows(client, "a=note&b=note")] == ["kept", "kept"]


def test_comparison_has_one_address(client: Client) -> None:
    corrected(note(), slug="the-note")
    again()

    response = client.get("/demands/compare/?a=note&b=again_d1")

    assert response.status_code == 301
    assert response.headers["Location"] == "/demands/compare/?a=the-note&b=again_d1"
    assert canonical(page(client, "/demands/compare/?b=again_d1&a=the-note&junk=1")) == (
        "http://testserver/demands/compare/?a=the-note&b=again_d1"
    )


@pytest.mark.parametrize(
    "query", ["a=note", "b=note", "a=note&b=", "a=no te&b=note", "a=note_D1&b=note", "a=&b="]
)
def test_wrong_value_is_said(client: Client, query: str) -> None:
    note()

    root = page(client, f"/demands/compare/?{query}", status=400)

    assert len(texts(root, ".//ul[@class='errorlist']/li")) >= 1
    assert root.find(".//table") is None


@pytest.mark.parametrize("other", ["nothing", "note_d9", "gone", "silent"])
def test_what_has_no_demands_is_not_found(client: Client, other: str) -> None:
    note()
    note("silent", blocks=())
    acts.withdraw(note("gone").record, by=BY, note="Wrong.")

    assert client.get(f"/demands/compare/?a=note&b={other}").status_code == 404


def test_form_alone_asks_what_to_compare(client: Client) -> None:
    root = page(client, "/demands/compare/")

    assert texts(root, ".//ul[@class='errorlist']/li") == []
    assert [field.attrib["name"] for field in root.findall(".//input")] == ["a", "b"]


def test_comparison_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    exchange()
    client.get("/demands/compare/?a=note&b=again")

    with django_assert_num_queries(1):
        client.get("/demands/compare/?a=note&b=again")
