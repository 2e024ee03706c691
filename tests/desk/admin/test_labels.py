from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.documents import KeyFact
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db
PAGE = "/admin/desk/article/labels/twins/"


@pytest.fixture
def chief() -> User:
    return person("chief")


@pytest.fixture
def pair() -> None:
    """Two articles whose labels look alike."""
    for label in ("Recipient", "Recipients"):
        save_document(titled(f"With {label}", key_facts=(KeyFact(label=label, value="All"),)), by=None)


def labels() -> list[str]:
    return [fact.label for each in Article.objects.order_by("pk") for fact in document_of(each).key_facts]


def test_chief_writes_labels_alike(client: Client, chief: User, pair: None) -> None:
    client.force_login(chief)
    assert [twins.other.text for twins in client.get(PAGE).context["page"]] == ["Recipients"]

    response = client.post(PAGE, {"one": "Recipients", "other": "Recipient", "act": "write"})

    assert response.status_code == 302
    assert labels() == ["Recipients", "Recipients"]
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["1 article changed."]


def test_chief_keeps_labels_apart(client: Client, chief: User, pair: None) -> None:
    client.force_login(chief)

    client.post(PAGE, {"one": "Recipients", "other": "Recipient", "act": "keep"})

    assert labels() == ["Recipient", "Recipients"]
    assert list(client.get(PAGE).context["page"]) == []


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"one": "Date", "other": "Date", "act": "write"},
        {"one": "Date", "other": "date", "act": "keep"},
        {"one": " Date", "other": "date", "act": "write"},
        {"one": "A\nB", "other": "date", "act": "write"},
        {"one": "Date", "other": "date", "act": "burn"},
    ],
)
def test_what_is_no_pair_is_refused(client: Client, chief: User, pair: None, sent: dict[str, str]) -> None:
    client.force_login(chief)

    assert client.post(PAGE, sent).status_code == 400
    assert labels() == ["Recipient", "Recipients"]
