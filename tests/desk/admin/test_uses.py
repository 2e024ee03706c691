from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.documents import KeyFact, Relation, RelationType
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.desk.admin.pages import account, signed_in, tree
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in(account("writer", "writer"))


def rows(response: Any) -> list[list[str]]:
    """The table of the page, its head left out."""
    assert response.status_code == 200
    table = [each for each in tree(response).iter("table") if each.get("class") == "wide"]
    found = [
        [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")]
        for each in table
        for row in each.iter("tr")
    ]
    return [row for row in found if row]


@pytest.mark.parametrize(
    ("model", "name"), [(Tag, "Harbours"), (Party, "Island Union"), (Dossier, "The Strait")]
)
def test_uses_of_a_term(client: Client, model: type[Term], name: str) -> None:
    save_document(TREATY, by=None)
    save_document(titled("Elsewhere"), by=None)
    term = model._default_manager.get(name=name)
    page = client.get(f"/admin/vocabulary/{model._meta.model_name}/{term.pk}/uses/")
    assert rows(page) == [[TREATY.title, "draft"]]


def test_uses_of_a_label(client: Client) -> None:
    facts = (KeyFact(label="Place & time", value="Geneva"), KeyFact(label="Form", value="Note"))
    save_document(titled("One", key_facts=facts), by=None)
    save_document(titled("Two", key_facts=facts[:1]), by=None)
    page = client.get("/admin/desk/article/labels/")
    assert rows(page) == [["Place & time", "2"], ["Form", "1"]]
    page = client.get("/admin/desk/article/labels/", {"label": "Place & time"})
    assert rows(page) == [["Two", "draft"], ["One", "draft"]]
    assert rows(client.get("/admin/desk/article/labels/?label=")) == []


@pytest.mark.parametrize("count", [1, 3])
def test_uses_of_an_article(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = save_document(titled("Note"), by=None)
    relations = (Relation(type=RelationType.RESPONDS_TO, target=article.slug),)
    for number in range(count):
        save_document(titled(f"Answer {number}", relations=relations), by=None)
    address = f"/admin/desk/article/{article.pk}/uses/"
    client.get(address)

    with django_assert_num_queries(9):
        page = client.get(address)

    expected = [[f"Answer {number}", "draft", "responds to"] for number in range(count)]
    assert rows(page) == expected


@pytest.mark.parametrize("page", ["x", "-1", "1" * 30])
def test_uses_on_no_page(client: Client, page: str) -> None:
    tag = Tag.objects.create(name="Harbours")
    assert client.get(f"/admin/vocabulary/tag/{tag.pk}/uses/", {"page": page}).status_code == 404


def test_uses_of_what_is_not_there(client: Client) -> None:
    for address in ("vocabulary/tag/1/uses/", "desk/article/1/uses/"):
        assert client.get(f"/admin/{address}").status_code == 404


def test_uses_are_for_those_who_see_articles(client: Client) -> None:
    save_document(TREATY, by=None)
    tag, article = Tag.objects.get(name="Harbours"), Article.objects.get()
    stranger = signed_in(User.objects.create_user("stranger", is_staff=True))
    for address in (
        f"vocabulary/tag/{tag.pk}/uses/",
        f"desk/article/{article.pk}/uses/",
        "desk/article/labels/",
    ):
        assert stranger.get(f"/admin/{address}").status_code == 403
