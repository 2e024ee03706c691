from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import Demand, DemandList, KeyFact, Source
from archive.ledger import acts
from archive.ledger.models import Edition
from archive.public.dossiers import PAGE_SIZE
from archive.vocabulary.models import Dossier
from tests.ledger.factories import BY, published
from tests.public.pages import addresses, meta, page, texts, words

pytestmark = pytest.mark.django_db
ADDRESS = "/dossiers/straits/"
SVG = "{http://www.w3.org/2000/svg}"


def event(title: str, date: str, **parts: Any) -> Edition:
    """A record of the dossier."""
    return published(title, slug=title.lower(), date=date, dossiers=("Straits",), **parts)


def describe(description: str = "", checked: str = "") -> None:
    Dossier.objects.filter(slug="straits").update(description=description, checked=checked)


def test_dossier_is_introduced(client: Client) -> None:
    event("Note", "1921")
    describe("It began with a *note*.\r\n\r\nNobody answered.")

    shown = page(client, ADDRESS)

    assert texts(shown, ".//div[@class='prose introduction']/p") == [
        "It began with a note.",
        "Nobody answered.",
    ]
    assert texts(shown, ".//div[@class='prose introduction']/p/em") == ["note"]
    assert meta(shown, "description") == "It began with a note."


def test_events_are_drawn_and_listed_in_time(client: Client) -> None:
    event("Reply", "May 1922")
    event("Note", "17 December 1921", dek="A note")
    event("Rumour", "")
    acts.withdraw(event("Secret", "1923").record, by=BY, note="Wrong.")

    shown = page(client, ADDRESS)

    assert texts(shown, ".//ol[@class='tied']/li") == [
        "17 December 1921 Note A note",
        "May 1922 Reply",
        "undated Rumour",
    ]
    links = [link.attrib["href"] for link in shown.findall(f".//{SVG}svg/{SVG}a")]
    assert links == ["/articles/note/", "/articles/reply/"]
    assert len(shown.findall(f".//{SVG}svg//{SVG}circle")) == 1
    assert "1 undated record stands last in the list alone." in words(
        shown.find(".//section[@aria-labelledby='_events']")
    )
    assert "Secret" not in words(shown)


def test_parties_lead_to_their_records_in_the_dossier(client: Client) -> None:
    event("Note", "1921", parties=("Arcadia", "The League"))
    event("Reply", "1922", parties=("Arcadia",))

    shown = page(client, ADDRESS)

    assert texts(shown, ".//section[@aria-labelledby='_parties']/ul/li") == ["Arcadia 2", "The League 1"]
    section = ".//section[@aria-labelledby='_parties']"
    assert addresses(shown, section)[0] == "/archive/?party=arcadia&dossier=straits&sort=oldest"


def test_demands_of_the_dossier_are_summed_up(client: Client) -> None:
    event("Note", "1921", blocks=(DemandList(demands=(Demand(key="d1", text="Leave"),)),))
    event("Talks", "1922")

    shown = page(client, ADDRESS)

    section = ".//section[@aria-labelledby='_demands']"
    assert texts(shown, f"{section}/p/a")[0] == "1 demand"
    assert addresses(shown, section)[0] == "/demands/?dossier=straits"


def test_coverage_says_what_is_known_and_what_is_not(client: Client) -> None:
    sources = (Source(key="note", title="Note"),)
    facts = (KeyFact(label="Place", value="Vale", source="note"), KeyFact(label="Hour", value="Noon"))
    event("Note", "17 December 1921", key_facts=facts, sources=sources)
    event("Talks", "December 1921")
    event("Reply", "early 1924")
    event("Rumour", "")
    describe(checked="1921-11/1922-01")

    shown = page(client, ADDRESS)

    assert texts(shown, ".//dl[@class='measures']/div") == [
        "Dates known to the day1 of 4 (25 %)",
        "Dates vaguer than a month1, 1 undated",
        "Key facts without a source1 of 2 (50 %)",
        "Months checked, nothing recorded2",
    ]
    assert texts(shown, ".//table[@class='months']/tbody/tr[1]/*")[-2:] == [
        "✓checked, nothing recorded",
        "2✓checked",
    ]
    assert texts(shown, ".//table[@class='months']/tbody/tr[2]/*")[:3] == [
        "1922",
        "✓checked, nothing recorded",
        "",
    ]
    months = addresses(shown, ".//table[@class='months']")
    assert months == ["/archive/?dossier=straits&from=1921-12&to=1921-12&sort=oldest"]


def test_years_without_anything_are_one_row(client: Client) -> None:
    event("Note", "17 December 1921")
    event("Reply", "3 May 1925")

    shown = page(client, ADDRESS)

    assert texts(shown, ".//table[@class='months']/tbody/tr[@class='gap']") == ["3 years without a record"]


def test_long_dossier_has_pages(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        event(f"Event-{number}", str(1900 + number))

    assert texts(page(client, f"{ADDRESS}?page=2"), ".//ol[@class='tied']/li/a") == [f"Event-{PAGE_SIZE}"]
    assert client.get(f"{ADDRESS}?page=3").status_code == 404
    assert client.get(f"{ADDRESS}?page=x").status_code == 400


def test_page_is_made_anew_when_the_vocabulary_says_something_else(client: Client) -> None:
    event("Note", "1921")
    tag = client.get(ADDRESS).headers["ETag"]

    describe(checked="1921-11")

    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_dossier_needs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for each in range(number):
        event(f"Event-{each}", str(1911 + each), parties=(f"Party {each}",))
    client.get(ADDRESS)

    with django_assert_num_queries(1):
        page(client, ADDRESS)
