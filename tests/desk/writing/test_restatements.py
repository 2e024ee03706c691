from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.dates import read_date
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.workflow.hints import checklist
from archive.desk.writing.demand_choices import DemandChoice
from archive.desk.writing.restatements import likely, restatements
from archive.documents import Demand, DemandList, Document
from archive.vocabulary.models import Party
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


def note(title: str, *texts: str, by: str = "Arcadia", of: str = "Castile", restates: str = "") -> Document:
    """A note in which one party demands these things of another."""
    demands = tuple(
        Demand(key=f"d{number}", text=text, restates=restates) for number, text in enumerate(texts, 1)
    )
    listed = DemandList(heading="Demands", issuers=(by,), addressees=(of,), demands=demands)
    return titled(title, date=read_date("1921"), blocks=(listed,))


@pytest.fixture
def notes() -> list[Article]:
    """Demands of Arcadia on Castile, on another party, and of Castile."""
    return [
        save_document(document, by=None)
        for document in (
            note("First note", "Withdraw the fleet from the strait", "Pay for the damage"),
            note("Other note", "Withdraw the fleet from the strait", of="Boreal League"),
            note("Reply", "Withdraw the fleet from the strait", by="Castile", of="Arcadia"),
        )
    ]


def key(name: str) -> int:
    return Party.objects.get(name=name).pk


def named(text: str, article: int | None = None) -> list[str]:
    sides = {"issuers": [key("Arcadia")], "addressees": [key("Castile")]}
    return [choice.reference for choice in restatements(text, **sides, article=article)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Withdraw the whole fleet from the strait", ["1921-first-note#d1"]),
        ("The fleet is to withdraw", ["1921-first-note#d1"]),
        ("Pay for all damages", ["1921-first-note#d2"]),
        ("Apologise for the insult", []),
        ("for the", []),
        ("", []),
    ],
)
def test_likely_are_like_words_between_the_same_sides(
    notes: list[Article], text: str, found: list[str]
) -> None:
    assert named(text) == found


def test_choice_says_who_demands_it_where_and_when(notes: list[Article]) -> None:
    (choice,) = restatements("Pay damage", issuers=[key("Arcadia")], addressees=[key("Castile")])

    assert choice == DemandChoice("1921-first-note#d2", "Pay for the damage", "Arcadia", "First note", "1921")


def test_article_does_not_restate_itself(notes: list[Article]) -> None:
    assert named("Withdraw the fleet", article=notes[0].pk) == []


def test_without_sides_nothing_is_likely(notes: list[Article]) -> None:
    assert restatements("Withdraw the fleet from the strait", issuers=[], addressees=[]) == []


def test_check_list_names_what_was_perhaps_made_before(notes: list[Article]) -> None:
    document = note("Second note", "Withdraw the whole fleet from the strait", "Apologise")
    article = save_document(document, by=None)

    found = [hint.message for hint in checklist(article, document) if hint.code == "restates"]

    assert found == [
        "Demand d1 was perhaps made before: 1921-first-note#d1, “Withdraw the fleet from the strait”."
    ]


def test_demand_that_restates_one_is_not_asked_again(notes: list[Article]) -> None:
    document = note("Second note", "Withdraw the fleet from the strait", restates="1921-first-note#d1")

    assert list(likely(save_document(document, by=None), document)) == []


@pytest.mark.parametrize("number", [1, 3])
def test_likely_needs_as_many_queries_for_many_demands(
    django_assert_num_queries: DjangoAssertNumQueries, notes: list[Article], number: int
) -> None:
    document = note("Second note", *(["Withdraw the fleet from the strait"] * number))
    article = save_document(document, by=None)

    with django_assert_num_queries(4):
        found = list(likely(article, document))

    assert len(found) == number
