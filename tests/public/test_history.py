from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.ledger.factories import corrected
from tests.public.pages import addresses, note, page, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/articles/1921-12-arcadia-demands/history/"


def test_history_shows_every_edition_newest_first(client: Client) -> None:
    edition = note()
    corrected(edition, note="The hour was wrong.", lead="The note was handed over at noon.")

    root = page(client, ADDRESS)

    assert texts(root, ".//section/h2") == ["Edition 2", "Edition 1"]
    assert addresses(root) == [
        "/articles/1921-12-arcadia-demands/",
        "/articles/1921-12-arcadia-demands/editions/2/",
        "/articles/1921-12-arcadia-demands/editions/1/",
    ]
    assert f"SHA-256 {edition.digest}" in texts(root, ".//section/p")


def test_history_says_what_changed(client: Client) -> None:
    corrected(
        note(),
        note="The hour was wrong.",
        lead="The note was handed over at noon.",
        tags=("Straits", "Navies"),
    )

    root = page(client, ADDRESS)
    newest = root.find(".//section")
    assert newest is not None

    assert texts(newest, "./p")[1] == "The hour was wrong."
    assert texts(newest, "./ul/li/p/strong")[0] == "Lead"
    assert texts(newest, "./ul/li[1]/p/del") == ["in the morning."]
    assert texts(newest, "./ul/li[1]/p/ins") == ["at noon."]
    assert sorted(texts(newest, "./ul/li/p/strong")[1:]) == ["Tag “Fleets”", "Tag “Navies”"]


def test_history_of_one_edition(client: Client) -> None:
    note()

    root = page(client, ADDRESS)

    assert "First published." in texts(root, ".//section/p")
    assert root.findall(".//ul[@class='changes']") == []


@pytest.mark.parametrize("corrections", [0, 2])
def test_history_needs_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, corrections: int
) -> None:
    edition = note()
    for number in range(corrections):
        edition = corrected(edition, dek=f"Dek {number}")

    with django_assert_num_queries(2):
        root = page(client, ADDRESS)

    assert len(root.findall(".//section/h2")) == corrections + 1
