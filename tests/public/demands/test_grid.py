from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from archive.documents import Demand, DemandList
from archive.ledger import acts
from archive.ledger.models import Record
from tests.ledger.factories import BY, published
from tests.public.demands.archive import exchange
from tests.public.pages import page, texts, words

pytestmark = pytest.mark.django_db


def grid(client: Client, address: str = "/demands/grid/") -> dict[tuple[str, str], tuple[str, str]]:
    """The cells of the table that say something, by row and column: the words, and where they lead."""
    table = page(client, address).find(".//table[@class='grid']")
    assert table is not None
    columns = texts(table, "thead/tr/th")
    cells = {}
    for row in table.findall("tbody/tr"):
        issuer = words(row.find("th"))
        for column, cell in zip(columns, row.findall("td"), strict=True):
            if words(cell):
                link = cell.find("a")
                cells[issuer, column] = words(cell), "" if link is None else link.attrib["href"]
    return cells


def test_grid_has_a_cell_for_each_pair_with_its_demands_and_how_many_are_met(client: Client) -> None:
    exchange()

    assert grid(client) == {
        ("Arcadia", "Boreal League"): (
            "4 demands, 2 met",
            "/demands/?issuer=arcadia&addressee=boreal-league",
        ),
        ("Arcadia", "Castile"): (
            "2 demands, 1 met, 1 accepted",
            "/demands/?issuer=arcadia&addressee=castile",
        ),
    }


def test_grid_is_that_of_the_filter_and_its_cells_keep_it(client: Client) -> None:
    exchange()

    assert grid(client, "/demands/grid/?dossier=straits&q=fleet") == {
        ("Arcadia", "Boreal League"): (
            "1 demand, none met",
            "/demands/?q=fleet&issuer=arcadia&addressee=boreal-league&dossier=straits",
        ),
        ("Arcadia", "Castile"): (
            "1 demand, none met, 1 accepted",
            "/demands/?q=fleet&issuer=arcadia&addressee=castile&dossier=straits",
        ),
    }


def test_cell_and_list_agree(client: Client) -> None:
    exchange()

    for said, href in grid(client).values():
        root = page(client, href)
        total = said.split()[0]
        met = said.split(", ")[1].split()[0].replace("none", "0")
        fulfilled = page(client, f"{href}&state=fulfilled")
        assert texts(root, ".//h2[@id='_result']")[0].split()[0] == total
        assert texts(fulfilled, ".//h2[@id='_result']")[0].split()[0] == met


def test_demand_of_nobody_named_has_a_cell_without_a_link(client: Client) -> None:
    listed = DemandList(issuers=("Arcadia",), demands=(Demand(key="d1", text="Be silent"),))
    published("A note", slug="note", blocks=(listed,))

    assert grid(client) == {("Arcadia", "not named"): ("1 demand, none met", "")}


def test_withdrawn_answer_meets_nothing(client: Client) -> None:
    exchange()
    acts.withdraw(Record.objects.get(slug="league-gives-in"), by=BY, note="Wrong.")

    assert grid(client)["Arcadia", "Boreal League"][0] == "4 demands, 1 met"


def test_grid_of_many_parties_shows_those_with_the_most_demands(client: Client) -> None:
    for number in range(23):
        asked = DemandList(
            issuers=(f"Party {number:02}",),
            addressees=("Castile",),
            demands=tuple(Demand(key=f"d{key}", text="Leave") for key in range(1 + (number == 22))),
        )
        published(f"Note {number}", slug=f"note-{number}", blocks=(asked,))

    root = page(client, "/demands/grid/")
    rows = texts(root, ".//table[@class='grid']/tbody/tr/th")

    assert (len(rows), rows[0]) == (20, "Party 22")
    assert "3 more parties demand something: narrow the search down to see them." in texts(root, ".//p")


def test_wrong_value_is_said_and_there_is_no_table(client: Client) -> None:
    root = page(client, "/demands/grid/?state=met", status=400)

    assert root.find(".//table") is None
    assert len(texts(root, ".//ul[@class='errorlist']/li")) == 1


def test_empty_grid_says_so(client: Client) -> None:
    assert "No demand matches. Remove a filter." in texts(page(client, "/demands/grid/"), ".//p")


def test_table_of_days_from_today_is_another_one_later(client: Client) -> None:
    address = "/demands/grid/?from=last 30 days"
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC)):
        exchange()
        first = client.get(address)["ETag"]
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        later = client.get(address, headers={"If-None-Match": first})

    assert later.status_code == 200
