from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.writing.demand_choices import DemandChoice, demand_choices
from archive.documents import Demand, DemandList, Document
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def demanding(title: str, *texts: str) -> Document:
    """An event with demands of these words."""
    demands = tuple(Demand(key=f"d{number}", text=text) for number, text in enumerate(texts, 1))
    return titled(title, blocks=(DemandList(heading="Demands", demands=demands),))


@pytest.fixture
def articles() -> list[Article]:
    """Two events with demands, and one with none."""
    return [
        save_document(demanding("Harbour note", "No warships", "Open harbours"), by=None),
        save_document(demanding("Second note", "No tolls in any harbour", "No warships at night"), by=None),
        save_document(titled("Harbours without warships"), by=None),
    ]


def named(said: str) -> list[str]:
    """How the demands that are offered are named."""
    return [choice.reference for choice in demand_choices(said)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("WARSHIPS", ["second-note#d2", "harbour-note#d1", "second-note#d1", "harbour-note#d2"]),
        ("night", ["second-note#d2", "second-note#d1"]),
        ("harbour-note", ["harbour-note#d1", "harbour-note#d2"]),
        ("harbour-note#d2", ["harbour-note#d2"]),
        ("harbour-note#", ["harbour-note#d1", "harbour-note#d2"]),
        ("warships unheard", []),
        ("#d1", []),
        (" ", []),
    ],
)
def test_demands_are_found_by_their_words_and_by_their_event(
    articles: list[Article], said: str, expected: list[str]
) -> None:
    assert named(said) == expected


def test_demand_of_a_public_event_is_named_by_the_address_that_readers_know(articles: list[Article]) -> None:
    publishing.publish(articles[0], by=person("chief"))
    Article.objects.filter(pk=articles[0].pk).update(slug="not-yet")

    assert demand_choices("open harbours") == [
        DemandChoice("harbour-note#d2", "Open harbours", "", "Harbour note", "undated"),
        DemandChoice("harbour-note#d1", "No warships", "", "Harbour note", "undated"),
    ]


def test_choices_are_few_and_cost_the_same_however_many_demands_there_are() -> None:
    costs = []
    for number in range(3):
        save_document(demanding(f"Note {number}", *(f"Demand {each}" for each in range(15))), by=None)
        with CaptureQueriesContext(connection) as queries:
            assert len(demand_choices("demand")) == min(20, 15 * (number + 1))
        costs.append(len(queries))

    assert len(set(costs)) == 1
