from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.ledger.factories import published, withdrawn

pytestmark = pytest.mark.django_db
FORMS = {
    "/archive.csv": ("archive.csv", "text/csv; charset=utf-8; header=present"),
    "/archive-spreadsheet.csv": (
        "archive-safe-for-spreadsheets.csv",
        "text/csv; charset=utf-8; header=present",
    ),
    "/archive.jsonl": ("archive.jsonl", "application/jsonl; charset=utf-8"),
}


def titles(client: Client, address: str) -> list[str]:
    """The titles in a download, in order."""
    content = bytes(client.get(address).getvalue()).decode()
    if ".csv" in address:
        return [row["title"] for row in csv.DictReader(content.splitlines())]
    return [json.loads(line)["title"] for line in content.splitlines()]


@pytest.mark.parametrize("address", FORMS)
def test_download_is_a_file_that_streams(client: Client, address: str) -> None:
    name, content_type = FORMS[address]

    response = client.get(address)

    assert response.streaming
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("address", FORMS)
def test_download_holds_what_the_filter_finds(client: Client, address: str) -> None:
    published("First", date="1921", tags=("Straits",))
    published("Second", date="1922", tags=("Straits",))
    published("Third", date="1923", tags=("Peace",))
    withdrawn("Gone", date="1921", tags=("Straits",))

    assert titles(client, address) == ["Third", "Second", "First"]
    assert titles(client, f"{address}?tag=straits&sort=oldest&page=2&utm=x") == ["First", "Second"]
    assert titles(client, f"{address}?q=third") == ["Third"]
    assert titles(client, f"{address}?tag=nothing") == []


@pytest.mark.parametrize("query", ["from=yesterday-ish", "dates=maybe", "q=" + "a" * 201])
@pytest.mark.parametrize("address", FORMS)
def test_download_of_a_wrong_value_is_refused(client: Client, address: str, query: str) -> None:
    published("First")

    response = client.get(f"{address}?{query}")

    assert response.status_code == 400
    assert "First" not in response.content.decode()


@pytest.mark.parametrize("records", [1, 3])
@pytest.mark.parametrize("address", FORMS)
def test_download_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str, records: int
) -> None:
    for number in range(records):
        published(f"Event {number}", tags=(f"Tag {number}",))
    client.get("/archive/")

    with django_assert_num_queries(1):
        assert len(titles(client, address)) == records


def test_download_begins_before_it_ends(client: Client) -> None:
    for number in range(3):
        published(f"Event {number}")

    response: Any = client.get("/archive.jsonl")
    lines: Iterator[bytes] = iter(response.streaming_content)

    assert [json.loads(line)["edition"] for line in islice(lines, 1)] == [1]


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.usefixtures("broken_catalog")
def test_download_without_a_catalog_is_refused(client: Client, address: str) -> None:
    published("First")

    assert client.get(address).status_code == 503


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.usefixtures("late_catalog")
def test_download_from_a_late_catalog_is_refused(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
