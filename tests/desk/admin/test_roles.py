"""Who may see and change which article: roles by states, on every page of the desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from archive.dates import read_date
from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from tests.desk.admin.pages import CHANGE, account, filled, send, signed_in, texts, tree
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


def test_roles_are_there_from_the_beginning() -> None:
    rights = {
        group.name: {permission.codename for permission in group.permissions.all()}
        for group in Group.objects.all()
    }

    assert set(rights) == {"writer", "editor", "chief"}
    assert rights["writer"] < rights["editor"] < rights["chief"]
    beyond_a_writer = {"change_every_article", "correct_article", "delete_article", "publish_article"}
    assert beyond_a_writer <= rights["editor"] - rights["writer"]
    assert "withdraw_article" in rights["chief"] - rights["editor"]


@pytest.mark.parametrize(
    ("role", "is_own", "is_public", "may"),
    [
        ("writer", True, False, True),
        ("writer", False, False, False),
        ("writer", True, True, False),
        ("editor", False, False, True),
        ("editor", False, True, True),
        ("chief", False, True, True),
    ],
)
def test_article_is_changed_by_those_alone_who_may(
    role: str, is_own: bool, is_public: bool, may: bool
) -> None:
    person = account("person", role)
    article = save_document(titled("Talks"), by=person if is_own else account("author", "writer"))
    everything = filled(signed_in(account("root", superuser=True)), CHANGE.format(article.pk))
    if is_public:
        publishing.publish(article, by=account("publisher", "editor"))
    client = signed_in(person)

    assert client.get(CHANGE.format(article.pk)).status_code == 200
    response = send(client, CHANGE.format(article.pk), everything | {"title": "Changed"})

    assert response.status_code == (302 if may else 403)
    assert document_of(article).title == ("Changed" if may else "Talks")


@pytest.mark.parametrize("is_public", [False, True])
def test_what_has_been_public_is_never_deleted(is_public: bool) -> None:
    article = save_document(titled("Talks"), by=None)
    if is_public:
        publishing.publish(article, by=account("publisher", "editor"))
    client = signed_in(account("root", superuser=True))

    alone = client.post(f"/admin/desk/article/{article.pk}/delete/", {"post": "yes"})
    action = {"action": "delete_selected", "_selected_action": [article.pk], "post": "yes"}
    client.post("/admin/desk/article/", action)

    assert alone.status_code == (403 if is_public else 302)
    assert Article.objects.exists() is is_public


def test_deleting_asks_first_about_the_articles_by_name() -> None:
    article = save_document(titled("Talks"), by=None)
    client = signed_in(account("editor", "editor"))

    alone = client.get(f"/admin/desk/article/{article.pk}/delete/")
    action = {"action": "delete_selected", "_selected_action": [article.pk]}
    several = client.post("/admin/desk/article/", action)

    assert texts(alone, "p", "record-title") == ["Talks"]
    assert [item.text for item in tree(several).iter("li") if item.get("dir")] == ["Talks"]
    assert "Words of an article" not in alone.content.decode() + several.content.decode()
    assert Article.objects.exists()


def test_deleting_what_is_public_among_others_says_why_it_is_refused() -> None:
    articles = [save_document(titled(title), by=None) for title in ("Draft", "Public")]
    publishing.publish(articles[1], by=account("publisher", "editor"))
    client = signed_in(account("editor", "editor"))
    chosen = [article.pk for article in articles]

    response = client.post("/admin/desk/article/", {"action": "delete_selected", "_selected_action": chosen})

    assert [text[:60] for text in texts(response, "p", "remark")] == [
        "What readers have seen is withdrawn, never deleted; of draft"
    ]
    assert Article.objects.count() == 2


def test_whoever_may_only_read_finds_date_and_terms_in_words() -> None:
    date = read_date("early March 1923")
    document = titled("Talks", date=date, tags=("Arms", "Peace"), parties=("Northland",))
    article = save_document(document, by=account("author", "writer"))

    html = signed_in(account("writer", "writer")).get(CHANGE.format(article.pk)).content.decode()

    assert date.words in html
    assert "Arms · Peace" in html
    assert "Northland" in html
    assert "EventDate(" not in html
    assert "None" not in html


@pytest.mark.parametrize(
    "page", ["", "add/", "import/", "{}/change/", "{}/delete/", "{}/history/", "{}/publish/", "{}/withdraw/"]
)
def test_stranger_is_sent_to_the_door(page: str) -> None:
    article = save_document(titled("Unseen draft"), by=None)

    response = Client().get("/admin/desk/article/" + page.format(article.pk))

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
    assert b"Unseen draft" not in response.content
