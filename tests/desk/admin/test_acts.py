from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from archive.desk import publishing
from archive.desk.admin.acts import ACTS
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.documents import Relation, RelationType
from archive.ledger.models import Edition, Entry, Record
from tests.desk.admin.pages import CHANGE, account, errors, filled, send, signed_in, texts
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db

ROLES = ("writer", "editor", "chief")
STATES = ("draft", "published", "withdrawn")
ALLOWED = {
    ("publish", "draft"): {"editor", "chief"},
    ("correct", "published"): {"editor", "chief"},
    ("withdraw", "published"): {"chief"},
    ("reinstate", "withdrawn"): {"chief"},
}


def article_in(state: str, *, title: str = "Talks") -> Article:
    """An article of somebody else, with a change that readers have not seen."""
    article = save_document(titled(title), by=account("author", "writer"))
    publisher = account("publisher", "chief")
    if state != "draft":
        publishing.publish(article, by=publisher)
        save_document(titled(title, closing="More."), article=article, by=publisher)
    if state == "withdrawn":
        publishing.withdraw(article, by=publisher, note="In error")
    return article


def address(article: Article, act: str) -> str:
    return f"/admin/desk/article/{article.pk}/{act}/"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", [act.name for act in ACTS])
def test_act_is_done_by_those_alone_who_may_and_where_it_makes_sense(role: str, state: str, act: str) -> None:
    article = article_in(state)
    before = Entry.objects.count()
    client = signed_in(account("person", role))
    may = any(role in roles for (name, _state), roles in ALLOWED.items() if name == act)
    does = role in ALLOWED.get((act, state), set())

    response = client.post(address(article, act), {"note": "A reason"})

    assert response.status_code == (302 if does else 200 if may else 403)
    assert Entry.objects.count() == before + does


@pytest.mark.parametrize("act", [act.name for act in ACTS])
def test_looking_at_an_act_does_nothing(act: str) -> None:
    article = article_in("published")
    before = Entry.objects.count()

    assert signed_in(account("person", "chief")).get(address(article, act)).status_code == 200
    assert Entry.objects.count() == before


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_act_that_readers_would_ask_about_needs_a_note(act: str) -> None:
    article = article_in("published")

    response = signed_in(account("person", "chief")).post(address(article, act), {"note": " "})

    assert errors(response) == ["This field is required."]
    assert Edition.objects.count() == 1
    assert Record.objects.get().state == Record.State.PUBLISHED


def test_page_of_publishing_says_where_and_what_is_left_out() -> None:
    author = account("author", "writer")
    save_document(titled("Unseen"), by=author)
    relations = (Relation(type=RelationType.LED_TO, target="unseen"),)
    article = save_document(titled("Talks", relations=relations), by=author)
    client = signed_in(account("person", "editor"))

    page = client.get(address(article, "publish"))
    done = client.post(address(article, "publish"), {"note": ""}, follow=True)

    left_out = "Left out, because they are not public yet: unseen. Publish a correction once they are."
    assert texts(page, "p", "warning") == [left_out]
    assert f"{settings.SITE_URL}/articles/talks/" in page.content.decode()
    assert [str(message) for message in done.context["messages"]] == ["Published as edition 1.", left_out]


def test_page_of_a_correction_says_what_changes() -> None:
    article = article_in("published")

    page = signed_in(account("person", "editor")).get(address(article, "correct"))

    assert [change.label for change in page.context["changes"]] == ["Closing"]
    assert texts(page, "ul", "changes") == ["Closing added More."]


def test_correction_of_nothing_is_refused_with_the_reason() -> None:
    publisher = account("publisher", "editor")
    article = save_document(titled("Talks"), by=publisher)
    publishing.publish(article, by=publisher)

    response = signed_in(publisher).post(address(article, "correct"), {"note": "A reason"})

    assert errors(response) == ["nothing has changed since the current edition"]
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "state", "buttons"),
    [
        ("writer", "draft", []),
        ("editor", "draft", ["_publish"]),
        ("editor", "published", ["_correct"]),
        ("chief", "published", ["_correct", "withdraw"]),
        ("chief", "withdrawn", ["reinstate"]),
    ],
)
def test_article_page_offers_what_may_be_done_now(role: str, state: str, buttons: list[str]) -> None:
    article = article_in(state)

    page = signed_in(account("person", role)).get(CHANGE.format(article.pk)).content.decode()

    marks = {f"_{act.name}": f'name="_{act.name}"' for act in ACTS}
    marks |= {act.name: f'<a href="../{act.name}/">' for act in ACTS}
    assert [name for name, mark in marks.items() if mark in page] == buttons


def test_page_is_saved_before_it_is_published() -> None:
    editor = account("person", "editor")
    article = save_document(titled("Talks"), by=editor)
    client = signed_in(editor)
    values = filled(client, CHANGE.format(article.pk)) | {"closing": "Just written.", "_publish": "1"}

    response = send(client, CHANGE.format(article.pk), values)

    assert response.headers["Location"] == address(article, "publish")
    client.post(address(article, "publish"), {"note": ""})
    assert Edition.objects.get().value.closing == "Just written."


def test_acts_need_the_token_of_their_own_page() -> None:
    article = article_in("draft")
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("person", "editor"))

    assert client.post(address(article, "publish"), {"note": ""}).status_code == 403
    assert not Edition.objects.exists()
