from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.dates import read_date
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.desk.workflow.hints.relations import of_relations
from archive.documents import Relation, RelationType
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db
LED_TO, RESULTED_FROM = RelationType.LED_TO, RelationType.RESULTED_FROM


def event(title: str, date: str, **related: RelationType) -> Article:
    """An article that stands to others, named by their addresses."""
    relations = tuple(Relation(type=kind, target=slug) for slug, kind in related.items())
    return save_document(titled(title, date=read_date(date), relations=relations), by=None)


def slug_of(article: Article) -> str:
    return article.slug


def found(article: Article) -> list[tuple[str, str]]:
    return [(hint.code, hint.message) for hint in of_relations(article, document_of(article))]


def test_result_before_its_cause_is_told_on_both_articles() -> None:
    war = event("War", "1914")
    note = event("Note", "1913")
    save_document(
        replace(document_of(note), relations=(Relation(type=RESULTED_FROM, target=slug_of(war)),)),
        article=note,
        by=None,
    )

    assert found(note) == [("against-time", "“resulted from War” cannot be: this is of 1913, that of 1914.")]
    assert found(war) == [("against-time", "“led to Note” cannot be: this is of 1914, that of 1913.")]


@pytest.mark.parametrize(
    ("kind", "date"),
    [(RESULTED_FROM, "1912"), (RESULTED_FROM, "1913"), (RelationType.RELATED, "1999"), (LED_TO, "1999")],
)
def test_relation_that_can_be_is_not_told(kind: RelationType, date: str) -> None:
    other = event("Other", date)

    assert found(event("Note", "1913", **{slug_of(other): kind})) == []


def circle(length: int) -> list[Article]:
    """Events, each of which led to the next, and the last to the first."""
    articles = [event(f"Event {number}", "1914") for number in range(length)]
    for one, other in zip(articles, [*articles[1:], articles[0]], strict=True):
        document = replace(document_of(one), relations=(Relation(type=LED_TO, target=slug_of(other)),))
        save_document(document, article=one, by=None)
    return articles


@pytest.mark.parametrize("length", [2, 5])
def test_causes_that_lead_round_in_a_circle_are_told(length: int) -> None:
    articles = circle(length)

    for article, following in zip(articles, [*articles[1:], articles[0]], strict=True):
        assert found(article) == [
            ("circle", f"Causes lead round in a circle: it led to “{following.title}”, and resulted from it.")
        ]


def test_circle_elsewhere_is_not_told_here() -> None:
    first, _second = circle(2)

    assert found(event("Outside", "1914", **{slug_of(first): RESULTED_FROM})) == []
    assert found(event("Before", "1914", **{slug_of(first): LED_TO})) == []


def test_document_is_told_of_a_circle_that_it_would_close() -> None:
    first = event("First", "1914")
    second = event("Second", "1914", **{slug_of(first): RESULTED_FROM})
    closing = replace(document_of(first), relations=(Relation(type=RESULTED_FROM, target=slug_of(second)),))

    assert [hint.code for hint in of_relations(first, closing)] == ["circle"]
    assert found(first) == []


@pytest.mark.parametrize("number", [1, 3])
def test_hints_of_relations_cost_three_queries(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    causes = [event(f"Cause {each}", "1913") for each in range(number)]
    article = event("Middle", "1914", **{slug_of(cause): RESULTED_FROM for cause in causes})
    for each in range(number):
        event(f"Effect {each}", "1915", **{slug_of(article): RESULTED_FROM})
    document = document_of(article)

    with django_assert_num_queries(3):
        assert list(of_relations(article, document)) == []
