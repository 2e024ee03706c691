"""The same records, counted by every page that shows them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from archive.documents import KeyFact
from archive.ledger import acts
from archive.public.timeline import LISTED
from tests.ledger.factories import BY, published
from tests.public.pages import page, words

pytestmark = pytest.mark.django_db
RECORDS = re.compile(r"\b([0-9]+) records?\b")


@pytest.fixture
def archive() -> None:
    """Records of a dossier that state a fact, one each year, some vague, one withdrawn; and others."""
    facts = (KeyFact(label="Place", value="Vale"),)
    for number in range(9):
        date = (f"{number + 1} May 192{number}", f"early 192{number}", "")[number % 3]
        edition = published(f"Event {number}", date=date, dossiers=("Straits",), key_facts=facts)
        published(f"Other {number}", date=f"192{number}")
    acts.withdraw(edition.record, by=BY, note="Wrong.")


def total(client: Client, address: str) -> int:
    """The first number of records that a page gives."""
    found = RECORDS.search(words(page(client, address).find(".//main")))
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    "narrower", ["", "&from=1922&to=1925", "&from=1922&dates=certain", "&precision=undated"]
)
def test_archive_timeline_and_facts_count_the_same_records(
    client: Client, archive: None, narrower: str
) -> None:
    query = f"dossier=straits{narrower}"
    addresses = (f"/archive/?{query}", f"/timeline/?{query}", f"/facts/place/?{query}")

    totals = {address: total(client, address) for address in addresses}
    lines = client.get(f"/archive.csv?{query}").getvalue().decode().splitlines()
    table = client.get(f"/facts/place/table.csv?{query}").getvalue().decode().splitlines()

    assert set(totals.values()) == {len(lines) - 1} == {len(table) - 1}


def test_dossier_counts_the_records_that_the_archive_lists(client: Client, archive: None) -> None:
    assert total(client, "/dossiers/straits/") == total(client, "/archive/?dossier=straits") == 8


def test_stretches_of_sure_dates_add_up_to_the_whole(client: Client) -> None:
    for number in range(LISTED + 3):
        published(f"Event {number}", date=f"{number % 28 + 1} May 19{number % 40 + 10}")

    shown = page(client, "/timeline/")
    counts = [int(found[1]) for li in shown.findall(".//ol/li") if (found := RECORDS.search(words(li)))]

    assert sum(counts) == LISTED + 3
