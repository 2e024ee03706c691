from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, PreviewLink, Revision
from archive.desk.writing import links
from tests.desk.admin.pages import ADD, CHANGE, account, errors, filled, send, signed_in, texts, tree
from tests.desk.documents import TREATY, titled
from tests.public.pages import words

pytestmark = pytest.mark.django_db

PREVIEW = "/admin/desk/article/{}/preview/"
NEW = "/admin/desk/article/preview/"
LINKS = "/admin/desk/article/{}/preview-links/"


@pytest.fixture
def editor() -> User:
    return account("ed", "editor")


@pytest.fixture
def client(editor: User) -> Client:
    return signed_in(editor)


@pytest.fixture
def treaty(editor: User) -> Article:
    return save_document(TREATY, by=editor)


def heading(response: Any) -> str:
    """The title on the previewed page."""
    return words(tree(response).find(".//h1"))


def test_preview_shows_what_is_typed_and_saves_nothing(client: Client, treaty: Article) -> None:
    values = {**filled(client, CHANGE.format(treaty.pk)), "title": "A treaty, retitled"}

    response = send(client, PREVIEW.format(treaty.pk), values)

    assert heading(response) == "A treaty, retitled"
    assert "No warships in the strait" in response.content.decode()
    assert document_of(treaty) == TREATY
    assert Revision.objects.count() == 1


def test_preview_of_a_page_that_is_older_than_the_article_shows_the_page(
    client: Client, treaty: Article
) -> None:
    values = filled(client, CHANGE.format(treaty.pk))
    save_document(titled("Somebody else's"), article=treaty, by=None)

    assert heading(send(client, PREVIEW.format(treaty.pk), values)) == TREATY.title


def test_preview_of_a_new_article_needs_no_title_yet(client: Client) -> None:
    values = {**filled(client, ADD), "lead": "It began at noon."}

    response = send(client, NEW, values)

    assert heading(response) == "Untitled"
    assert "It began at noon." in response.content.decode()
    assert not Article.objects.exists()


def test_preview_says_what_cannot_be_shown_yet(client: Client, treaty: Article) -> None:
    values = {**filled(client, CHANGE.format(treaty.pk)), "date": "the day before yesterweek"}

    response = send(client, PREVIEW.format(treaty.pk), values)

    assert response.status_code == 422
    (item,) = texts(response, "ul", "errorlist")
    assert item.startswith("Event date: ")


def test_preview_may_be_framed_by_the_desk_alone(client: Client, treaty: Article) -> None:
    response = send(client, PREVIEW.format(treaty.pk), filled(client, CHANGE.format(treaty.pk)))

    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response.headers["Cache-Control"]


def test_preview_is_for_those_who_write_the_article(treaty: Article) -> None:
    writer = signed_in(account("wren", "writer"))

    assert writer.post(PREVIEW.format(treaty.pk)).status_code == 403
    assert writer.get(NEW).status_code == 405
    assert writer.post(PREVIEW.format(treaty.pk + 1)).status_code == 404


def wished(response: Any) -> str:
    """The revision to which the page proposes a link."""
    (field,) = (each for each in tree(response).iter("input") if each.get("name") == "number")
    return field.get("value", "")


def test_link_leads_to_the_revision_that_was_chosen_whatever_is_saved_later(
    client: Client, treaty: Article
) -> None:
    save_document(titled("Second"), article=treaty, by=None)
    page = client.get(LINKS.format(treaty.pk), {"revision": "1"})
    save_document(titled("Third"), article=treaty, by=None)

    made = client.post(LINKS.format(treaty.pk), {"hours": "1", "number": wished(page)})

    (address,) = texts(made, "code", "address")
    assert heading(Client().get(address)) == TREATY.title
    [entry] = LogEntry.objects.all()
    assert entry.get_change_message() == "Preview link to revision 1 made."


def test_every_revision_of_the_history_has_a_way_to_a_link(client: Client, treaty: Article) -> None:
    save_document(titled("Second"), article=treaty, by=None)
    address = LINKS.format(treaty.pk)

    shown = client.get(f"/admin/desk/article/{treaty.pk}/history/")
    ways = [each.get("href", "") for each in tree(shown).iter("a")]

    assert [way for way in ways if way.startswith(address)] == [f"{address}?revision={n}" for n in (2, 1)]


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "", "9" * 30])
def test_there_is_no_link_to_a_revision_that_is_not_there(
    client: Client, treaty: Article, number: str
) -> None:
    save_document(titled("Another's"), by=None)

    assert wished(client.get(LINKS.format(treaty.pk), {"revision": "x"})) == "1"
    response = client.post(LINKS.format(treaty.pk), {"hours": "1", "number": number})

    assert errors(response) != []
    assert not PreviewLink.objects.exists()


def test_link_is_shown_once_and_leads_to_the_newest_revision(client: Client, treaty: Article) -> None:
    response = client.post(LINKS.format(treaty.pk), {"reader": "A lawyer", "hours": "8", "number": "1"})

    (address,) = texts(response, "code", "address")
    assert address.startswith("http://testserver/preview/")
    assert TREATY.title in Client().get(address).content.decode()
    again = client.get(LINKS.format(treaty.pk))
    assert texts(again, "code", "address") == []
    assert "A lawyer" in again.content.decode()
    [entry] = LogEntry.objects.all()
    assert entry.get_change_message() == "Preview link to revision 1 made."


def test_revoked_link_leads_nowhere(client: Client, editor: User, treaty: Article) -> None:
    link, token = links.make(treaty.revisions.get(), by=editor)

    response = client.post(LINKS.format(treaty.pk), {"revoke": str(link.pk)})

    assert response.status_code == 302
    assert Client().get(f"/preview/{token}/").status_code == 404


@pytest.mark.parametrize("hours", ["25", "", "x"])
def test_link_lasts_as_long_as_is_offered(client: Client, treaty: Article, hours: str) -> None:
    client.post(LINKS.format(treaty.pk), {"hours": hours, "number": "1"})

    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, ""])
def test_link_that_is_not_there_cannot_be_revoked(client: Client, treaty: Article, key: str) -> None:
    assert client.post(LINKS.format(treaty.pk), {"revoke": key}).status_code == 404


def test_others_neither_make_nor_revoke_links(editor: User, treaty: Article) -> None:
    link, _token = links.make(treaty.revisions.get(), by=editor)
    writer = signed_in(account("wren", "writer"))

    made = writer.post(LINKS.format(treaty.pk), {"hours": "1", "number": "1"})
    revoked = writer.post(LINKS.format(treaty.pk), {"revoke": str(link.pk)})

    assert (made.status_code, revoked.status_code) == (403, 403)
    assert [*PreviewLink.objects.filter(revoked_at=None)] == [link]


def test_author_revokes_a_link_also_while_others_have_the_article() -> None:
    author = account("wren", "writer")
    article = save_document(titled("Talks"), by=author)
    link, _token = links.make(article.revisions.get(), by=author)
    Article.objects.filter(pk=article.pk).update(created_by=account("ed"))

    signed_in(author).post(LINKS.format(article.pk), {"revoke": str(link.pk)})

    link.refresh_from_db()
    assert link.revoked_at is not None
