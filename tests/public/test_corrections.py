from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from tests.ledger.factories import BY, corrected, published, withdrawn
from tests.public.pages import addresses, page, texts, words

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def told(client: Client, address: str = "/corrections/") -> list[str]:
    """What the page tells of each amendment, without the day."""
    items = page(client, address).findall(".//ol[@class='hits']/li")
    return [" · ".join(words(part) for part in (item.find(".//span"), *item[1:])) for item in items]


def test_corrections_are_told_with_their_reasons_newest_first(client: Client) -> None:
    first = published("The note", slug="note")
    corrected(first, note="The hour was wrong.", lead="At noon.")
    corrected(published("The reply", slug="reply"), note="The port was wrong.", lead="At Port Vale.")

    assert told(client) == [
        "Corrected · The reply · The port was wrong. · Edition 2: what changed",
        "Corrected · The note · The hour was wrong. · Edition 2: what changed",
    ]
    assert "/articles/reply/history/#_edition_2" in addresses(page(client, "/corrections/"))


def test_title_in_another_language_says_so(client: Client) -> None:
    note = published("Нота", slug="note", language="uk", lead="Її вручено опівночі.")
    corrected(note, note="The hour was wrong.", lead="Її вручено опівдні.")

    link = page(client, "/corrections/").find(".//h2/a")

    assert link is not None
    assert (link.text, link.get("lang"), link.get("dir")) == ("Нота", "uk", "ltr")


def test_withdrawal_is_told_without_the_record(client: Client) -> None:
    edition = published("The secret summit", slug="secret-summit")
    corrected(edition, note="The secret place was wrong.", lead="In Geneva.")
    acts.withdraw(edition.record, by=BY, note="It never took place.")

    html = client.get("/corrections/").content.decode() + client.get("/corrections/feed.xml").content.decode()

    assert told(client) == ["Withdrawn · A withdrawn record · It never took place."]
    assert "secret" not in html.casefold()


def test_reinstated_record_is_told_with_all_that_was_done_to_it(client: Client) -> None:
    record = withdrawn("The note", slug="note", note="In doubt.")
    acts.reinstate(record, by=BY, note="Confirmed.")

    assert told(client) == ["Reinstated · The note · Confirmed.", "Withdrawn · The note · In doubt."]


def test_nothing_is_told_of_what_was_merely_published(client: Client) -> None:
    published("The note", slug="note")

    root = page(client, "/corrections/")

    assert texts(root, ".//main/p")[-1] == "Nothing has been corrected or withdrawn yet."


def test_corrections_are_paged(client: Client) -> None:
    edition = published("The note", slug="note")
    for number in range(51):
        edition = corrected(edition, note=f"Reason {number}", lead=f"Lead {number}")

    assert len(told(client)) == 50
    assert told(client, "/corrections/?page=2") == [
        "Corrected · The note · Reason 0 · Edition 2: what changed"
    ]
    assert client.get("/corrections/?page=3").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "9" * 5000])
def test_page_that_is_no_number_is_refused(client: Client, number: str) -> None:
    assert client.get("/corrections/", {"page": number}).status_code in (400, 404)


@pytest.mark.parametrize("many", [1, 3])
def test_corrections_need_three_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for number in range(many):
        corrected(published(f"Note {number}"), lead="Other")

    with django_assert_num_queries(3):
        client.get("/corrections/")


def test_corrections_have_a_feed(client: Client) -> None:
    edition = corrected(published("The note", slug="note"), note="The hour was wrong.", lead="At noon.")

    feed = ElementTree.fromstring(client.get("/corrections/feed.xml").content)

    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Corrected: The note"
    assert entry.findtext(f"{ATOM}summary") == "The hour was wrong."
    assert entry.findtext(f"{ATOM}updated") == edition.published_at.isoformat()
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "http://testserver/articles/note/history/#_edition_2"
