from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.dates import read_date
from archive.desk import publishing
from archive.desk.articles import moving, save_document
from archive.vocabulary.models import Tag
from archive.vocabulary.terms import resolve
from tests.desk.admin.pages import account, errors, signed_in
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db

TAG = {"app_label": "desk", "model_name": "taggedarticle", "field_name": "tag"}
ARTICLE = {"app_label": "desk", "model_name": "relation", "field_name": "target_article"}


@pytest.fixture
def client() -> Client:
    return signed_in(account("wren", "writer"))


def found(client: Client, choice: dict[str, str], term: str) -> list[tuple[str, str]]:
    """What is offered for what is typed: names with their details."""
    answer: Any = client.get("/admin/autocomplete/", {**choice, "term": term}).json()
    return [(each["text"], each["detail"]) for each in answer["results"]]


def test_tag_is_offered_with_the_number_of_its_articles(client: Client) -> None:
    resolve(Tag, ["Harbours", "Harbour fees"])
    save_document(titled("One", tags=("Harbours",)), by=None)
    save_document(titled("Two", tags=("Harbours", "Treaties")), by=None)

    assert found(client, TAG, "harb") == [("Harbour fees", "0 articles"), ("Harbours", "2 articles")]


@pytest.mark.parametrize("typed", ["ZÜRICH", "zurich", "Zu\u0308rich"])
def test_tag_is_found_however_it_is_spelled(client: Client, typed: str) -> None:
    resolve(Tag, ["Zürich", "Bern"])

    assert found(client, TAG, typed) == [("Zürich", "0 articles")]


def test_twin_of_a_tag_is_not_created(client: Client) -> None:
    resolve(Tag, ["Zürich"])
    rows = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}

    response = client.post("/admin/vocabulary/tag/add/", {"name": "ZURICH", "description": "", **rows})

    assert errors(response) == ["“Zürich” already has this name."]
    assert Tag.objects.count() == 1


def test_tag_that_mixes_scripts_is_told_from_the_one_it_looks_like(client: Client) -> None:
    resolve(Tag, ["Protest", "\u0420rotest"])

    assert found(client, TAG, "rotest") == [
        ("Protest", "0 articles"),
        ("\u0420rotest", "0 articles, mixes scripts"),
    ]


def test_article_is_offered_with_the_date_of_its_event(client: Client) -> None:
    save_document(titled("Talks in the harbour", date=read_date("early 2022")), by=None)

    assert found(client, ARTICLE, "harbour") == [("Talks in the harbour", "early 2022")]


def test_article_is_found_by_an_address_that_it_had(client: Client) -> None:
    chief = person("chief")
    article = save_document(titled("Talks in the harbour"), by=chief)
    publishing.publish(article, by=chief)
    earlier = article.slug
    moving.move(article, "parley")
    publishing.correct(article, by=chief, note="Another address")

    assert "parley" not in earlier
    assert found(client, ARTICLE, earlier) == [("Talks in the harbour", "undated")]
    assert found(client, ARTICLE, "parley") == [("Talks in the harbour", "undated")]


@pytest.mark.parametrize("count", [1, 3])
def test_offer_costs_the_same_for_any_number_of_tags(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        save_document(titled(f"Talks {number}", tags=(f"Harbour {number}",)), by=None)
    found(client, TAG, "harbour")

    with django_assert_num_queries(7):
        assert len(found(client, TAG, "harbour")) == count
