from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.documents import write_text
from tests.desk.admin.pages import account, errors, filled, send, signed_in, texts
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

TEXT = "/admin/desk/article/{}/text/"
NEW = "/admin/desk/article/text/"
CHANGE = "/admin/desk/article/{}/change/"


@pytest.fixture
def client() -> Client:
    return signed_in(account("ed", "editor"))


@pytest.fixture
def treaty() -> Article:
    return save_document(TREATY, by=User.objects.get(username="ed"))


def page(client: Client, article: Article) -> dict[str, Any]:
    return {**filled(client, TEXT.format(article.pk)), "_save": "Save"}


def test_text_that_is_saved_untouched_changes_nothing(client: Client, treaty: Article) -> None:
    send(client, TEXT.format(treaty.pk), page(client, treaty))

    assert document_of(treaty) == TREATY
    assert treaty.revisions.count() == 1


def test_saved_text_is_a_revision_like_that_of_the_form(client: Client, treaty: Article) -> None:
    values = page(client, treaty)
    changed = write_text(replace(TREATY, dek="Another dek"))

    response = send(client, TEXT.format(treaty.pk), {**values, "text": changed, "reason": "Clearer"})

    assert response.status_code == 302
    revision = treaty.revisions.latest("number")
    assert document_of(treaty) == replace(TREATY, dek="Another dek")
    assert (revision.number, revision.reason, str(revision.by)) == (2, "Clearer", "ed")


def test_new_article_is_begun_as_text(client: Client) -> None:
    response = send(client, NEW, {"text": "# Talks\n\nThey began at noon.\n", "_continue": "Save"})

    article = Article.objects.get()
    assert response.headers["Location"] == TEXT.format(article.pk)
    assert document_of(article) == replace(titled("Talks"), lead="They began at noon.")


def test_text_is_read_without_being_saved(client: Client, treaty: Article) -> None:
    values = page(client, treaty)
    del values["_save"]

    response = send(client, TEXT.format(treaty.pk), {**values, "text": "Talks\n\nLead.", "_read": "Read"})

    assert response.status_code == 200
    assert filled_text(response) == "Talks\n\nLead."
    assert document_of(treaty) == TREATY


def filled_text(response: Any) -> str:
    """The text in the box."""
    return str(response.context_data["form"]["text"].value())


def test_reading_tells_of_lines_and_shows_the_page(client: Client, treaty: Article) -> None:
    text = "# Talks\n\n## Key Facts\n\n- Date: someday soon\n"

    answer = client.post(TEXT.format(treaty.pk), {"text": text, "_look": "1"}).json()

    assert [(remark["line"], remark["level"]) for remark in answer["remarks"]] == [(5, "warning")]
    assert answer["obstacles"] == []
    assert '<h1 dir="auto">Talks</h1>' in answer["preview"]
    assert document_of(treaty) == TREATY


@pytest.mark.parametrize("text", ["", " ", "---\ndate: 1 May 1998\n---\n", "# Talks\0"])
def test_text_that_is_no_article_stays_in_the_box_and_is_not_saved(
    client: Client, treaty: Article, text: str
) -> None:
    response = send(client, TEXT.format(treaty.pk), {**page(client, treaty), "text": text})

    assert errors(response) != []
    assert filled_text(response) == text
    assert document_of(treaty) == TREATY


def test_nul_is_told_with_its_line(client: Client, treaty: Article) -> None:
    response = send(client, TEXT.format(treaty.pk), {**page(client, treaty), "text": "# Talks\n\n\0"})

    assert errors(response) == ["line 3: holds a NUL character"]


def test_text_that_names_its_own_article_is_refused_with_the_place(client: Client, treaty: Article) -> None:
    text = f"---\nrelations:\n  - related: {treaty.slug}\n---\n\n# Talks\n"

    response = send(client, TEXT.format(treaty.pk), {**page(client, treaty), "text": text})

    assert errors(response) == ["relations[0].target: names the article itself"]


def test_text_older_than_the_article_is_settled_as_the_form_is(client: Client, treaty: Article) -> None:
    values = page(client, treaty)
    save_document(replace(TREATY, dek="Theirs", lead="Their lead"), article=treaty, by=None)
    values["text"] = write_text(replace(TREATY, dek="Mine"))

    refused = send(client, TEXT.format(treaty.pk), values)

    assert "Somebody has saved this article since you opened it (revision 2)" in errors(refused)[0]
    offers = refused.context_data["form"].offers
    assert {(offer.difference.theirs, offer.difference.mine) for offer in offers} >= {("Theirs", "Mine")}
    assert document_of(treaty).dek == "Theirs"

    chosen = {offer.name: str(offer.side or "mine") for offer in offers}
    send(client, TEXT.format(treaty.pk), values | chosen)

    assert document_of(treaty) == replace(TREATY, dek="Mine", lead="Their lead")


def test_text_goes_on_to_an_act_as_the_form_does(client: Client, treaty: Article) -> None:
    values = page(client, treaty)
    del values["_save"]

    response = send(client, TEXT.format(treaty.pk), {**values, "_publish": "Publish"})

    assert response.headers["Location"] == f"/admin/desk/article/{treaty.pk}/publish/"


def test_text_is_for_those_who_write_the_article(client: Client, treaty: Article) -> None:
    writer = signed_in(account("wren", "writer"))

    assert writer.get(TEXT.format(treaty.pk)).status_code == 403
    assert writer.post(TEXT.format(treaty.pk), {"text": "# Mine", "_save": "Save"}).status_code == 403
    assert document_of(treaty) == TREATY
    assert writer.get(NEW).status_code == 200


def test_remarks_are_shown_without_a_script(client: Client) -> None:
    response = send(
        client, NEW, {"text": "# Talks\n\n## Key Facts\n\n- Date: someday soon\n", "_read": "Read"}
    )

    (remark,) = texts(response, "li", "warning")
    assert remark.startswith("line 5 warning: ")
