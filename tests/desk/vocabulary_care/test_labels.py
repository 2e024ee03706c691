from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.desk.vocabulary_care.labels import keep_apart, label_twins, relabel
from archive.documents import KeyFact
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def talks(*labels: str) -> Article:
    """An article with facts of these labels."""
    facts = tuple(KeyFact(label=label, value=f"Value {place}") for place, label in enumerate(labels))
    return save_document(titled("Talks", key_facts=facts), by=None)


def twins() -> list[tuple[str, str, str]]:
    return [(pair.one.text, pair.other.text, str(pair.differ_in)) for pair in label_twins()]


def test_labels_that_look_alike_are_pairs_the_more_frequent_first() -> None:
    talks("Recipient", "Addressed to", "Date")
    talks("Recipients", "date")
    talks("Recipients", "Date")

    assert twins() == [
        ("Date", "date", "capitals or accents"),
        ("Recipients", "Recipient", "singular and plural"),
    ]


def test_labels_that_are_kept_apart_are_no_twins() -> None:
    talks("Recipient", "Recipients")
    assert twins() != []

    keep_apart("Recipients", "Recipient")

    assert twins() == []


def test_relabelling_writes_a_revision_of_each_article_and_nothing_else(editor: User) -> None:
    one, other, third = talks("Recipient", "Date"), talks("Recipients"), talks("Date")

    outcome = relabel("Recipient", "Recipients", by=editor)

    assert [article.pk for article in outcome.changed] == [one.pk]
    assert document_of(one).key_facts == (
        KeyFact(label="Recipients", value="Value 0"),
        KeyFact(label="Date", value="Value 1"),
    )
    assert [revision.reason for revision in Revision.objects.filter(by=editor)] == [
        "Key facts: “Recipient” → “Recipients”"
    ]
    assert [Revision.objects.filter(article=article).count() for article in (one, other, third)] == [2, 1, 1]
    assert twins() == []


@pytest.mark.parametrize("number", [1, 3])
def test_twins_cost_two_queries(number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for each in range(number):
        talks(f"Recipient{each}", f"Recipients{each}")

    with django_assert_num_queries(2):
        assert len(label_twins()) == number
