from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.desk.admin import importing
from archive.desk.articles import document_of
from archive.desk.models import Article, Revision
from archive.documents import to_data
from archive.vocabulary.models import Tag
from tests.desk.admin.pages import account, errors, signed_in, texts
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/desk/article/import/"
TEXT = """Coastal Powers Propose a Harbour Treaty
Two drafts ask for limits on warships in the strait
On 3 March 1998 the coastal powers handed over two drafts at a meeting in the Island Union.
Key Facts
- Date: 31 February 1998
- Recipients: Island Union
Primary Demands
The drafts ask for:
- No warships in the strait
- Open harbours for all
The drafts were never signed, and the strait was closed to trade by the end of the same year.
"""


@pytest.fixture
def writer() -> User:
    return account("writer", "writer")


@pytest.fixture
def client(writer: User) -> Client:
    return signed_in(writer)


def upload(name: str, data: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data), "text": ""}


def test_text_is_read_and_nothing_is_saved_yet(client: Client) -> None:
    response = client.post(ADDRESS, {"text": TEXT})

    page = response.content.decode()
    assert texts(response, "p", "record-title") == ["Coastal Powers Propose a Harbour Treaty"]
    assert "No warships in the strait" in page
    assert 'name="_save"' in page
    [date] = texts(response, "tr", "warning")
    assert date.startswith("5 warning")
    assert "- Date: 31 February 1998" in date
    assert (Article.objects.count(), Tag.objects.count()) == (0, 0)


def test_text_is_saved_as_a_draft_when_that_is_asked_for(client: Client, writer: User) -> None:
    response = client.post(ADDRESS, {"text": TEXT, "_save": "1"})

    article = Article.objects.get()
    assert response.headers["Location"] == f"/admin/desk/article/{article.pk}/change/"
    assert (article.title, article.created_by, article.record) == (
        "Coastal Powers Propose a Harbour Treaty",
        writer,
        None,
    )
    assert [demand.text for demand in document_of(article).demands] == [
        "No warships in the strait",
        "Open harbours for all",
    ]
    assert Revision.objects.get().reason == "Imported by hand"


def test_text_can_be_mended_and_read_again(client: Client) -> None:
    read = client.post(ADDRESS, {"text": TEXT})
    shown = read.context["form"].initial["text"]

    again = client.post(ADDRESS, {"text": shown.replace("31 February", "3 March"), "_read": "1"})

    assert texts(again, "tr", "warning") == []
    assert texts(again, "p", "dateline") == ["3 March 1998 1998-03-03"]


def test_uploaded_text_is_read_and_put_into_the_form(client: Client) -> None:
    response = client.post(ADDRESS, upload("treaty.txt", TEXT.encode("utf-8-sig")))

    assert response.context["form"].initial["text"] == TEXT


def test_uploaded_canonical_document_is_saved_whole(client: Client) -> None:
    read = client.post(ADDRESS, upload("treaty.json", json.dumps(to_data(TREATY)).encode()))

    client.post(ADDRESS, {"text": read.context["form"].initial["text"], "_save": "1"})

    assert document_of(Article.objects.get()) == TREATY


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"text": " \n"}, "Paste a text, or choose a file."),
        ({}, "Paste a text, or choose a file."),
        (upload("a.txt", b"one\ncaf\xe9"), "line 2: byte 0xe9 is not UTF-8"),
        (upload("a.txt", "Title".encode("utf-16")), "line 1: this is UTF-16; save it as UTF-8"),
        (upload("a.json", b"{"), "not JSON"),
        (upload("a.json", b"[]"), "not a JSON object"),
    ],
)
def test_what_cannot_be_read_is_a_fault(client: Client, sent: dict[str, Any], fault: str) -> None:
    response = client.post(ADDRESS, sent | {"_save": "1"})

    assert response.status_code == 200
    assert [each for each in errors(response) if fault in each]
    assert not Article.objects.exists()


def test_too_large_file_is_a_fault(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MAX_BYTES", 10)

    response = client.post(ADDRESS, upload("a.txt", b"x" * 11))

    assert "the file is larger than 2 MB" in errors(response)


def test_document_with_a_name_that_no_tag_can_have_is_refused(client: Client) -> None:
    text = f"---\ntags: [{'x' * 201}]\n---\n# Talks\n"

    response = client.post(ADDRESS, {"text": text, "_save": "1"})

    assert [each for each in errors(response) if "at most 200 characters" in each]
    assert (Article.objects.count(), Tag.objects.count()) == (0, 0)


def test_markup_in_a_text_is_shown_as_text(client: Client) -> None:
    response = client.post(ADDRESS, {"text": "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n"})

    page = response.content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_import_is_for_those_who_may_add_articles() -> None:
    assert signed_in(account("stranger")).post(ADDRESS, {"text": TEXT, "_save": "1"}).status_code == 403
    assert not Article.objects.exists()


def test_nul_is_told_with_its_line_and_the_text_stays(client: Client) -> None:
    text = "Talks\n\nThey met\0 at noon.\n"

    response = client.post(ADDRESS, {"text": text, "_save": "Save"})

    assert errors(response) == ["line 3: holds a NUL character"]
    assert response.context["form"]["text"].value() == text
    assert Article.objects.count() == 0
