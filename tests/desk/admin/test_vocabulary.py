from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.ledger import guards
from archive.ledger.models import Entry
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.desk.admin.pages import account, add_row, errors, filled, send, signed_in, texts
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db

ADD = "/admin/vocabulary/tag/add/"


def page_of(tag: Tag) -> str:
    return f"/admin/vocabulary/tag/{tag.pk}/change/"


@pytest.fixture
def client() -> Client:
    return signed_in(account("chief", "chief"))


def make_public(name: str) -> Tag:
    article = save_document(titled("Talks", tags=(name,)), by=None)
    publishing.publish(article, by=account("publisher", "editor"))
    tag: Tag = Tag.objects.get(name=name)
    return tag


def test_new_term_gets_its_address_and_first_name(client: Client) -> None:
    send(client, ADD, filled(client, ADD) | {"name": "  Arms\u200b  control ", "description": "Weapons"})

    tag = Tag.objects.get()
    assert (tag.name, tag.slug, tag.description) == ("Arms control", "arms-control", "Weapons")
    assert [name.name for name in tag.names.all()] == ["Arms control"]


@pytest.mark.parametrize("name", ["ARMS CONTROL", "Árms  control", "\u200b", "x" * 201])
def test_name_that_is_taken_or_no_name_is_a_fault(client: Client, name: str) -> None:
    Tag.objects.create(name="Arms control")

    response = send(client, ADD, filled(client, ADD) | {"name": name})

    assert response.status_code == 200
    assert len(errors(response)) == 1
    assert Tag.objects.count() == 1


def test_renaming_a_public_term_is_an_act(client: Client) -> None:
    tag = make_public("Arms control")

    send(client, page_of(tag), filled(client, page_of(tag)) | {"name": "Disarmament", "description": "New"})

    tag.refresh_from_db()
    assert (tag.name, tag.slug, tag.description) == ("Disarmament", "disarmament", "New")
    assert sorted(name.slug for name in tag.names.all()) == ["arms-control", "disarmament"]
    assert [(entry.act, entry.actor) for entry in Entry.objects.all()] == [
        ("publish", "publisher"),
        ("rename", "chief"),
    ]


def test_renaming_a_term_of_drafts_leaves_no_trace_for_readers(client: Client) -> None:
    save_document(titled("Talks", tags=("Secret plan",)), by=None)
    tag = Tag.objects.get()

    send(client, page_of(tag), filled(client, page_of(tag)) | {"name": "Known plan"})

    assert Tag.objects.get().name == "Known plan"
    assert not Entry.objects.exists()


def test_name_that_the_ledger_does_not_take_is_a_clear_refusal(client: Client) -> None:
    tag = make_public("Arms control")
    values = filled(client, page_of(tag)) | {"name": "Disarmament"}
    guards.remove()

    response = client.post(page_of(tag), values, follow=True)

    (said,) = texts(response, "li", "error")
    assert said.startswith("The database does not guard what is published")
    assert Tag.objects.get().name == "Arms control"


def test_another_name_is_added_and_finds_the_term(client: Client) -> None:
    tag = Tag.objects.create(name="Arms control")
    values = filled(client, page_of(tag))
    add_row(values, "names", name="Arms limitation")

    send(client, page_of(tag), values)

    article = save_document(titled("Talks", tags=("ARMS LIMITATION",)), by=None)
    assert [each.name for each in article.tags.all()] == ["Arms control"]


DOUBTS = [
    "“\u0420rotests” mixes letters of different scripts: it may not be the name that it looks like.",
    "“\u0420rotests” is nearly “Protests”: they differ in letters of another script.",
]


def warnings(response: Any) -> list[str]:
    """What the page warns of."""
    return texts(response, "li", "warning")


def test_doubtful_name_of_a_new_term_is_saved_with_a_warning(client: Client) -> None:
    terms.resolve(Tag, ["Protests"])

    response = client.post(ADD, filled(client, ADD) | {"name": "\u0420rotests"}, follow=True)

    assert warnings(response) == DOUBTS
    assert Tag.objects.count() == 2


def test_doubtful_names_that_a_term_gets_are_saved_with_a_warning(client: Client) -> None:
    tag = terms.resolve(Tag, ["Rallies", "Protests"])["Rallies"]
    renamed = client.post(page_of(tag), filled(client, page_of(tag)) | {"name": "\u0420rotests"}, follow=True)
    assert warnings(renamed) == DOUBTS

    values = filled(client, page_of(tag))
    add_row(values, "names", name="Protest")
    added = client.post(page_of(tag), values, follow=True)
    assert warnings(added) == ["“Protest” is nearly “Protests”: they differ in singular and plural."]

    again = client.post(page_of(tag), filled(client, page_of(tag)) | {"description": "New"}, follow=True)
    assert warnings(again) == []


def test_public_term_is_not_deleted(client: Client) -> None:
    tag = make_public("Arms control")

    response = client.post(f"/admin/vocabulary/tag/{tag.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert Tag.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("writer", 403), ("editor", 403), ("chief", 302)])
def test_terms_are_changed_by_chiefs_alone(role: str, status: int) -> None:
    tag = Tag.objects.create(name="Arms control")
    values = filled(signed_in(account("root", superuser=True)), page_of(tag)) | {"name": "Disarmament"}

    assert send(signed_in(account("person", role)), page_of(tag), values).status_code == status
    assert Tag.objects.get().name == ("Disarmament" if status == 302 else "Arms control")
