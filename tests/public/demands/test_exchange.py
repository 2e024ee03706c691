from __future__ import annotations

import pytest
from django.test import Client

from archive.ledger import acts
from archive.ledger.models import Record
from tests.ledger.factories import BY
from tests.public.demands.archive import exchange, note
from tests.public.pages import addresses, page, texts

pytestmark = pytest.mark.django_db
EXCHANGE = ".//section[@aria-labelledby='_exchange']"


def said(client: Client, slug: str) -> tuple[list[str], list[str]]:
    """What an article says of the exchange, and of what came before and after."""
    root = page(client, f"/articles/{slug}/")
    return texts(root, f"{EXCHANGE}/ul/li"), texts(root, f"{EXCHANGE}/nav/span")


def test_demanding_article_says_where_its_demands_were_answered(client: Client) -> None:
    exchange()

    assert said(client, "note") == (
        [
            "1 of 2 demands answered in League answers, June 1921",
            "2 of 2 demands answered in Castile answers, 1 July 1921",
        ],
        ["Next: League answers"],
    )


def test_answering_article_says_how_many_demands_it_answers(client: Client) -> None:
    exchange()

    assert said(client, "castile-answers") == (
        ["2 of 2 demands answered here: The note, 1 May 1921"],
        ["Before: The note"],
    )


def test_article_that_takes_up_another_stands_between_before_and_next(client: Client) -> None:
    exchange()

    assert said(client, "again") == (
        [
            "1 of 2 demands answered in League gives in, 1 June 1922",
            "Demands compared with those of The note",
        ],
        ["Before: The note", "Next: League gives in"],
    )


def test_demands_that_are_made_again_are_compared(client: Client) -> None:
    exchange()

    assert "/demands/compare/?a=note&b=again" in addresses(page(client, "/articles/again/"))


def test_withdrawn_article_is_in_no_exchange(client: Client) -> None:
    exchange()
    acts.withdraw(Record.objects.get(slug="league-answers"), by=BY, note="Wrong.")

    assert said(client, "note") == (
        ["2 of 2 demands answered in Castile answers, 1 July 1921"],
        ["Next: Castile answers"],
    )


def test_article_alone_has_no_exchange(client: Client) -> None:
    note()

    assert page(client, "/articles/note/").find(EXCHANGE) is None
