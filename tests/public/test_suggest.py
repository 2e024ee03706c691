from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries

from archive.catalog.language.reading import MAX_LENGTH
from archive.documents import KeyFact
from tests.ledger.factories import published
from tests.public.pages import page, words

pytestmark = pytest.mark.django_db


def suggested(client: Client, typed: str) -> list[dict[str, Any]]:
    """What is suggested for a text."""
    response = client.get("/suggest/", {"q": typed})
    assert response.status_code == 200
    suggestions: list[dict[str, Any]] = response.json()["suggestions"]
    return suggestions


@pytest.fixture
def treaties() -> None:
    """Two records with names of every kind."""
    fact = KeyFact(label='Treaty "form"', value="secret")
    names: Any = {"tags": ("Treaties",), "parties": ("Treaty League",), "dossiers": ("Old treaties",)}
    published("The *treaty* of Vale", slug="vale", date="3 May 1920", key_facts=(fact,), **names)
    published("Note", tags=("Treaties",))


@pytest.mark.usefixtures("treaties")
def test_suggestions_say_what_they_are_and_lead_there(client: Client) -> None:
    found = suggested(client, "treat")

    assert [(one["kind"], one["name"], one["detail"]) for one in found] == [
        ("Tag", "Treaties", "2 records"),
        ("Party", "Treaty League", "1 record"),
        ("Dossier", "Old treaties", "1 record"),
        ("Key fact", 'Treaty "form"', "1 record"),
        ("Event", "The treaty of Vale", "3 May 1920"),
    ]
    for one in found:
        assert "The treaty of Vale" in words(page(client, one["address"]).find(".//main"))


@pytest.mark.usefixtures("treaties")
def test_suggestions_are_counted_in_words(client: Client) -> None:
    assert client.get("/suggest/?q=treat").json()["status"] == "5 suggestions"
    assert client.get("/suggest/?q=old").json()["status"] == "1 suggestion"
    assert client.get("/suggest/").json() == {"suggestions": [], "status": "0 suggestions"}


def test_text_that_is_too_long_is_refused(client: Client) -> None:
    assert suggested(client, "x" * MAX_LENGTH) == []
    response = client.get("/suggest/", {"q": "x" * (MAX_LENGTH + 1)})

    assert (response.status_code, response.headers["Cache-Control"]) == (400, "no-store")
    assert response.json() == {"error": "A search has at most 200 characters."}


@pytest.mark.usefixtures("treaties")
def test_suggestions_are_kept_until_the_ledger_grows(client: Client) -> None:
    first = client.get("/suggest/?q=treat")
    tag = first.headers["ETag"]

    assert first.headers["Content-Type"] == "application/json"
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (first.headers.get("Vary"), len(client.cookies)) == (None, 0)
    assert client.get("/suggest/?q=treat", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/suggest/?q=old", headers={"if-none-match": tag}).status_code == 200
    published("A treaty of peace")
    assert client.get("/suggest/?q=treat", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.usefixtures("late_catalog")
def test_suggestions_of_a_catalog_that_is_behind_are_not_kept(client: Client) -> None:
    response = client.get("/suggest/?q=fold")

    assert [one["name"] for one in response.json()["suggestions"]] == ["Folded"]
    assert (response.headers["Cache-Control"], "ETag" in response.headers) == ("no-store", False)


@pytest.mark.usefixtures("treaties", "broken_catalog")
def test_suggestions_without_a_catalog_are_refused(client: Client) -> None:
    assert client.get("/suggest/?q=treat").status_code == 503


@pytest.mark.parametrize("records", [1, 3])
def test_suggestions_need_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, records: int
) -> None:
    for number in range(records):
        published(f"Treaty {number}", tags=(f"Treaties {number}",))
    suggested(client, "treat")

    with django_assert_num_queries(1):
        assert len(suggested(client, "treat")) == 2 * records


class AnyText(TestCase):
    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=MAX_LENGTH))
    def test_any_text_is_answered(self, text: str) -> None:
        assert self.client.get("/suggest/", {"q": text}).status_code == 200
