from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from archive.desk import autosaves
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Autosave
from tests.desk.admin.pages import (
    ADD,
    CHANGE,
    Values,
    account,
    errors,
    fields_of,
    filled,
    send,
    signed_in,
    texts,
    tree,
)
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db

PAGE, OTHER_PAGE = "0" * 32, "1" * 32
TYPED = {"page": PAGE, "page_typed": "on", "lead": "x"}


@pytest.fixture
def ann() -> User:
    return account("ann", "editor")


@pytest.fixture
def client(ann: User) -> Client:
    return signed_in(ann)


@pytest.fixture
def treaty(ann: User) -> Article:
    return save_document(TREATY, by=ann)


def page_of(article: Article) -> str:
    return CHANGE.format(article.pk)


def autosave_of(article: Article | None) -> str:
    """The address to which an open page of the article speaks."""
    return f"/admin/desk/article/{article.pk}/autosave/" if article else "/admin/desk/article/autosave/"


def keep(client: Client, article: Article | None, values: Values) -> Any:
    """Send what the script sends while somebody types."""
    return client.post(autosave_of(article), {**values, "page_typed": "on"})


def left(client: Client, address: str) -> list[str]:
    """The unsaved texts that a page offers, by the page in which they were typed."""
    buttons = tree(client.get(address)).iter("button")
    return [each.get("value", "") for each in buttons if each.get("name") == "_restore"]


def test_typed_text_is_kept_apart_from_the_article(client: Client, ann: User, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"lead": "Half a sen"}

    with time_machine.travel(datetime(2026, 3, 1, 12, 30, 5, tzinfo=UTC), tick=False):
        answer = keep(client, treaty, values)

    assert (answer.json()["kept"], answer.json()["others"]) == ("Unsaved; kept for you at 12:30:05.", "")
    (kept,) = Autosave.objects.all()
    assert (kept.user, kept.article, kept.page, kept.version) == (ann, treaty, values["page"], 1)
    assert autosaves.fields_of(kept)["lead"] == "Half a sen"
    assert {"csrfmiddlewaretoken", "page", "page_typed"}.isdisjoint(autosaves.fields_of(kept))
    assert document_of(treaty) == TREATY
    assert treaty.revisions.count() == 1


@pytest.mark.parametrize("goes", ["session", "page"])
def test_left_text_is_offered_and_comes_back_whole(
    client: Client, ann: User, treaty: Article, goes: str
) -> None:
    values = filled(client, page_of(treaty))
    values |= {"lead": "Half a sen", "date": "no date yet", "key_facts-1-DELETE": "on", "reason": "Because"}
    keep(client, treaty, values)
    if goes == "session":
        assert client.post("/admin/logout/").status_code == 200
        client.force_login(ann)

    assert left(client, page_of(treaty)) == [values["page"]]
    restored = client.post(page_of(treaty), {"_restore": values["page"]})

    assert restored.status_code == 200
    assert "This is what you typed. It is not saved yet." in errors(restored)
    assert fields_of(restored) | {"csrfmiddlewaretoken": ""} == values | {"csrfmiddlewaretoken": ""}
    assert document_of(treaty) == TREATY


def test_post_after_the_session_expired_loses_nothing(client: Client, ann: User, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"lead": "A whole sentence."}
    keep(client, treaty, values)
    client.logout()

    refused = send(client, page_of(treaty), values)
    client.force_login(ann)

    assert refused.headers["Location"] == f"/admin/login/?next={page_of(treaty)}"
    assert left(client, page_of(treaty)) == [values["page"]]
    assert document_of(treaty) == TREATY


def test_saving_the_page_ends_its_autosave_and_no_other(client: Client, treaty: Article) -> None:
    first, second = (filled(client, page_of(treaty)) | {"lead": lead} for lead in ("One.", "Two."))
    for values in (first, second):
        keep(client, treaty, values)

    assert send(client, page_of(treaty), first).status_code == 302

    assert left(client, page_of(treaty)) == [second["page"]]


def test_refused_save_ends_no_autosave(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"lead": "One.", "title": ""}
    keep(client, treaty, values)

    refused = send(client, page_of(treaty), values)

    assert refused.status_code == 200
    (page,) = (each for each in tree(refused).iter("input") if each.get("name") == "page")
    assert page.get("value") == values["page"]
    assert left(client, page_of(treaty)) == [values["page"]]


def test_new_article_is_kept_until_it_is_saved(client: Client) -> None:
    values = filled(client, ADD) | {"title": "A new event"}
    keep(client, None, values)

    assert left(client, ADD) == [values["page"]]
    restored = client.post(ADD, {"_restore": values["page"]})
    assert {each.get("name"): each.text for each in tree(restored).iter("textarea")}["title"] == "A new event"
    assert Article.objects.count() == 0
    assert send(client, ADD, values).status_code == 302
    assert left(client, ADD) == []


AS_TEXT = {"text": "# Talks\n\nHalf a sen"}


def text_of(article: Article | None) -> str:
    """The page on which the article is written as text."""
    return f"/admin/desk/article/{article.pk}/text/" if article else "/admin/desk/article/text/"


def keep_text(client: Client, article: Article | None) -> Values:
    """Type something on the text page, and leave it."""
    values = filled(client, text_of(article)) | AS_TEXT
    keep(client, article, values)
    return values


def offered_at(client: Client, address: str) -> list[str]:
    """Where a page leads those who take up again what they typed."""
    forms = tree(client.get(address)).iter("form")
    return [each.get("action", "") for each in forms if "unsaved" in each.get("class", "").split()]


@pytest.mark.parametrize("is_new", [False, True])
def test_left_text_of_the_text_page_comes_back_whole(client: Client, treaty: Article, is_new: bool) -> None:
    article = None if is_new else treaty
    values = keep_text(client, article) | {"reason": "Because"}
    keep(client, article, values)

    (address,) = offered_at(client, ADD if is_new else page_of(treaty))
    assert offered_at(client, text_of(article)) == [address]
    restored = client.post(address, {"_restore": values["page"]})

    assert "This is what you typed. It is not saved yet." in errors(restored)
    assert fields_of(restored) | {"csrfmiddlewaretoken": ""} == values | {"csrfmiddlewaretoken": ""}
    assert (Article.objects.count(), document_of(treaty)) == (1, TREATY)


def test_text_page_that_is_saved_keeps_nothing(client: Client, treaty: Article) -> None:
    values = keep_text(client, treaty)

    assert send(client, text_of(treaty), values | {"text": ""}).status_code == 200
    assert left(client, text_of(treaty)) == [values["page"]]
    assert send(client, text_of(treaty), values).status_code == 302
    assert left(client, text_of(treaty)) == []
    assert document_of(treaty).lead == "Half a sen"


@pytest.mark.parametrize("deed", ["_restore", "_discard"])
def test_text_is_not_taken_up_in_the_form(client: Client, treaty: Article, deed: str) -> None:
    values = keep_text(client, treaty)

    response = client.post(page_of(treaty), {deed: values["page"]}, follow=True)

    assert texts(response, "li", "info") == ["There is no such unsaved text."]
    assert left(client, text_of(treaty)) == [values["page"]]


def test_unwanted_text_of_the_text_page_is_let_go(client: Client, treaty: Article) -> None:
    values = keep_text(client, treaty)

    response = client.post(text_of(treaty), {"_discard": values["page"]})

    assert (response.status_code, response.headers["Location"]) == (302, text_of(treaty))
    assert Autosave.objects.count() == 0


def test_unwanted_text_is_let_go(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"lead": "One."}
    keep(client, treaty, values)

    response = client.post(page_of(treaty), {"_discard": values["page"]})

    assert (response.status_code, response.headers["Location"]) == (302, page_of(treaty))
    assert Autosave.objects.count() == 0
    assert document_of(treaty) == TREATY


@pytest.mark.parametrize("deed", ["_restore", "_discard"])
def test_text_of_somebody_else_is_neither_offered_nor_given_nor_let_go(
    client: Client, treaty: Article, deed: str
) -> None:
    ben = signed_in(account("ben", "editor"))
    values = filled(ben, page_of(treaty)) | {"lead": "Between us"}
    keep(ben, treaty, values)

    assert left(client, page_of(treaty)) == []
    response = client.post(page_of(treaty), {deed: values["page"]}, follow=True)

    assert texts(response, "li", "info") == ["There is no such unsaved text."]
    assert "Between us" not in response.content.decode()
    assert Autosave.objects.count() == 1


def test_text_of_an_older_page_is_settled_when_it_is_saved(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"lead": "Mine."}
    keep(client, treaty, values)
    ben = signed_in(account("ben", "editor"))
    send(ben, page_of(treaty), filled(ben, page_of(treaty)) | {"lead": "Theirs."})

    restored = client.post(page_of(treaty), {"_restore": values["page"]})
    (opened,) = (each for each in tree(restored).iter("input") if each.get("name") == "opened_version")

    assert opened.get("value") == "1"
    assert errors(send(client, page_of(treaty), values))[0].startswith("ben has saved this article")
    assert document_of(treaty).lead == "Theirs."


def test_page_tells_who_else_has_it_open(client: Client, treaty: Article) -> None:
    ben = signed_in(account("ben", "editor"))
    assert ben.post(autosave_of(treaty), {"page": OTHER_PAGE, "opened_version": "1"}).json()["others"] == ""

    answer = client.post(autosave_of(treaty), {"page": PAGE, "opened_version": "1"})

    assert answer.json()["others"] == "Also open at: ben."
    opened = next(each for each in tree(client.get(page_of(treaty))).iter("p") if each.get("id") == "others")
    assert (opened.text, "hidden" in opened.attrib) == ("Also open at: ben.", False)
    assert left(client, page_of(treaty)) == []


def test_page_tells_nothing_of_those_who_closed_it(client: Client, treaty: Article) -> None:
    ben = signed_in(account("ben", "editor"))
    ben.post(autosave_of(treaty), {"page": OTHER_PAGE, "page_left": "on"})

    assert client.post(autosave_of(treaty), {"page": PAGE}).json()["others"] == ""
    opened = next(each for each in tree(client.get(page_of(treaty))).iter("p") if each.get("id") == "others")
    assert "hidden" in opened.attrib


def test_page_tells_that_somebody_has_saved_since(client: Client, treaty: Article) -> None:
    save_document(TREATY.__class__(title="Theirs"), article=treaty, by=account("ben", "editor"))

    answer = client.post(autosave_of(treaty), {"page": PAGE, "opened_version": "1"})

    assert answer.json()["others"] == (
        "ben has saved it since you opened it. When you save, you will see both versions."
    )


def test_asking_writes_nothing(client: Client, treaty: Article) -> None:
    answer = client.get(autosave_of(treaty), {"page": PAGE, "page_typed": "on"})

    assert answer.status_code == 200
    assert set(answer.json()) >= {"token", "others"}
    client.get(page_of(treaty))
    assert Autosave.objects.count() == 0


@pytest.mark.parametrize("page", ["", "x", "0" * 31, "G" * 32, "0" * 32 + "\n", "0" * 500])
def test_page_without_a_proper_name_is_refused(client: Client, treaty: Article, page: str) -> None:
    response = client.post(autosave_of(treaty), {"page": page, "page_typed": "on", "lead": "x"})

    assert (response.status_code, list(response.json()["errors"])) == (400, ["page"])
    assert Autosave.objects.count() == 0


def test_who_may_not_change_the_article_keeps_nothing_and_learns_nothing(treaty: Article) -> None:
    writer = signed_in(account("writer", "writer"))
    reader = signed_in(account("reader"))

    assert writer.post(autosave_of(treaty), TYPED).status_code == 403
    assert writer.get(autosave_of(treaty), {"page": PAGE}).status_code == 403
    assert reader.post(autosave_of(None), {"page": PAGE, "page_typed": "on", "title": "x"}).status_code == 403
    assert writer.post(f"/admin/desk/article/{treaty.pk + 1}/autosave/", {"page": PAGE}).status_code == 404
    assert Autosave.objects.count() == 0


def test_signed_out_page_is_sent_to_the_login(treaty: Article) -> None:
    response = Client().post(autosave_of(treaty), TYPED)

    assert response.status_code == 302
    assert Autosave.objects.count() == 0


def test_autosave_needs_the_token(ann: User, treaty: Article) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)

    assert client.post(autosave_of(treaty), TYPED).status_code == 403
    assert Autosave.objects.count() == 0
