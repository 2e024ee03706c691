from __future__ import annotations

import pytest
from django.test import Client

from archive.documents import Demand, DemandList
from archive.ledger import acts
from archive.vocabulary.models import Party
from tests.ledger.factories import BY, published
from tests.public.demands import archive
from tests.public.pages import addresses, answer_to, note, page, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/articles/1921-12-arcadia-demands/"


def test_answer_stands_at_the_demand_and_at_the_answer(client: Client) -> None:
    answer_to(note())

    asked, answered = page(client, ADDRESS), page(client, "/articles/1922-05-league-answers/")

    assert texts(asked, ".//li[@id='d1']/ul/li") == [
        "rejected The League answers, May 1922 Out of the question",
        "follow (2)",
    ]
    assert texts(asked, ".//li[@id='d2']/ul/li") == ["follow (1)"]
    assert texts(answered, ".//section[@aria-labelledby='_answers']/ul/li") == [
        "rejected Withdraw the fleet from the strait "
        "Arcadia demands the strait, 17 December 1921 Out of the question"
    ]
    assert f"{ADDRESS}#d1" in addresses(answered)


def test_restated_demand_is_shown_both_ways(client: Client) -> None:
    slug = note().record.slug
    again = DemandList(demands=(Demand(key="d1", text="The fleet, once more", restates=f"{slug}#d1"),))
    published("A second note", slug="second", date="1923", blocks=(again,))

    first, second = page(client, ADDRESS), page(client, "/articles/second/")

    assert texts(first, ".//li[@id='d1']/ul/li") == ["Restated in A second note, 1923", "follow (2)"]
    assert texts(second, ".//li[@id='d1']/ul/li") == [
        "Restates a demand of Arcadia demands the strait, 17 December 1921",
        "follow (2)",
    ]


def test_answer_of_one_party_names_it_on_both_pages(client: Client) -> None:
    archive.exchange()

    asked, answered = page(client, "/articles/note/"), page(client, "/articles/league-answers/")

    assert texts(asked, ".//li[@id='d1']/ul/li")[0] == (
        "rejected by Boreal League League answers, June 1921 In writing"
    )
    assert texts(answered, ".//section[@aria-labelledby='_answers']/ul/li")[0].startswith(
        "rejected by Boreal League Withdraw the fleet from the strait"
    )


def test_renamed_party_has_its_present_name_in_the_demand_list(client: Client) -> None:
    note()
    acts.rename(Party.objects.get(name="Boreal League"), "Northern League", by=BY, note="")

    root = page(client, ADDRESS)

    assert texts(root, ".//p[@class='who']") == ["Demanded by Arcadia of Northern League"]
    assert "/parties/northern-league/" in addresses(root)


def test_demand_list_with_addressees_alone_says_of_whom(client: Client) -> None:
    listed = DemandList(addressees=("Arcadia",), demands=(Demand(key="d1", text="Leave the strait"),))
    published("An open letter", slug="letter", blocks=(listed,))

    assert texts(page(client, "/articles/letter/"), ".//p[@class='who']") == ["Demanded of Arcadia"]
