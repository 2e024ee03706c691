from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from archive.desk.admin import uploads
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, ImportedSource, Revision, Upload
from archive.documents import KeyFact, to_data
from archive.vocabulary.models import Tag
from tests.desk.admin.pages import account, errors, signed_in, texts
from tests.desk.documents import TREATY, titled
from tests.desk.importing.test_uploads import zipped

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/desk/article/import/files/"
TALKS = b"---\ntags: [Harbours]\n---\n# Talks\n\nThey met."


@pytest.fixture
def writer() -> User:
    return account("writer", "writer")


@pytest.fixture
def client(writer: User) -> Client:
    return signed_in(writer)


def send(client: Client, *files: SimpleUploadedFile, kind: str = "facts") -> Any:
    return client.post(ADDRESS, {"chosen": files, "kind": kind})


def uploaded(client: Client, *files: SimpleUploadedFile, kind: str = "facts") -> str:
    """The address of the upload."""
    response = send(client, *files, kind=kind)
    assert response.status_code == 302, errors(response)
    return str(response.headers["Location"])


def outcomes(client: Client, address: str) -> list[tuple[str, str]]:
    reported = client.get(address).context["reported"]
    return [(one["outcome"], one["title"]) for one in reported]


def file(name: str, data: bytes = TALKS) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_files_are_looked_at_and_nothing_is_saved(client: Client) -> None:
    treaty = json.dumps(to_data(TREATY)).encode()

    address = uploaded(client, file("talks.md"), zipped({"in/treaty.json": treaty, "in/empty.txt": b"\n"}))

    expected = [("created", TREATY.title), ("created", "Talks"), ("refused", "")]
    assert sorted(outcomes(client, address)) == sorted(expected)
    assert (Article.objects.count(), Tag.objects.count(), ImportedSource.objects.count()) == (0, 0, 0)
    assert texts(client.get(address), "p", "state") == ["Nothing of this is saved yet."]


def test_files_are_imported_once_they_are_confirmed(client: Client, writer: User) -> None:
    address = uploaded(client, file("talks.md"))

    client.post(address, {"_confirm": "1"})
    client.post(address, {"_confirm": "1"})

    article = Article.objects.get()
    assert (article.title, article.created_by, article.record) == ("Talks", writer, None)
    assert Revision.objects.count() == 1
    assert outcomes(client, address) == [("created", "Talks")]
    assert LogEntry.objects.get().object_id == str(article.pk)
    upload = Upload.objects.get()
    assert (bytes(upload.content), upload.done_at is None) == (b"", False)


def test_files_say_what_is_new_changed_and_as_it_was(client: Client) -> None:
    first = uploaded(client, file("a.md"), file("b.md", b"# Note\n\nOne."))
    client.post(first, {"_confirm": "1"})

    second = uploaded(client, file("a.md"), file("b.md", b"# Note\n\nTwo."), file("c.md", b"# Third\n\nNew."))

    assert outcomes(client, second) == [("unchanged", "Talks"), ("revised", "Note"), ("created", "Third")]
    assert Revision.objects.count() == 2


def test_files_of_an_article_that_the_writer_may_not_change_are_refused(client: Client) -> None:
    editor = signed_in(account("editor", "editor"))
    editor.post(uploaded(editor, file("a.md")), {"_confirm": "1"})

    address = uploaded(client, file("a.md", b"# Talks\n\nThey quarrelled."))
    client.post(address, {"_confirm": "1"})

    assert outcomes(client, address) == [("refused", "Talks")]
    assert Revision.objects.count() == 1


def test_nothing_to_import_offers_no_import(client: Client) -> None:
    address = uploaded(client, file("a.md", b""))

    assert 'name="_confirm"' not in client.get(address).content.decode()


def test_table_asks_what_its_columns_hold_and_adds_its_rows(client: Client, writer: User) -> None:
    article = save_document(titled("Talks"), by=writer)
    table = f"Where,label,Text\n{article.slug},Place,Capital\n".encode()

    address = uploaded(client, file("facts.csv", table))
    form = client.get(address).context["form"]
    assert form.initial == {"label": 1}
    assert {field.choices[0] for field in form.fields.values()} == {("", "—")}
    mapped = client.post(address, {"_map": "1", "address": "0", "label": "1", "value": "2"})

    assert mapped.status_code == 302
    assert outcomes(client, address) == [("revised", "Talks")]
    assert document_of(article).key_facts == ()
    client.post(address, {"_confirm": "1"})
    assert document_of(article).key_facts == (KeyFact(label="Place", value="Capital"),)
    assert Revision.objects.latest("pk").reason == "Imported from a table"


@pytest.mark.parametrize("columns", [{}, {"address": "0", "label": "9", "value": "x"}])
def test_table_is_not_looked_at_before_its_columns_are_known(client: Client, columns: dict[str, str]) -> None:
    address = uploaded(client, file("facts.csv", b"a,b,c\n1,2,3"))

    response = client.post(address, {"_map": "1", **columns})
    client.post(address, {"_confirm": "1"})

    assert response.status_code == 200
    assert len(errors(response)) >= 2
    upload = Upload.objects.get()
    assert (upload.report, upload.done_at) == (None, None)


def test_table_changes_no_article_of_others(client: Client) -> None:
    article = save_document(titled("Talks"), by=account("other", "writer"))
    address = uploaded(client, file("facts.csv", f"article,label,value\n{article.slug},a,b".encode()))

    client.post(address, {"_map": "1", "address": "0", "label": "1", "value": "2"})
    client.post(address, {"_confirm": "1"})

    assert outcomes(client, address) == [("refused", "Talks")]
    assert document_of(article).key_facts == ()


def test_table_row_that_is_refused_keeps_the_others_of_its_article_out(client: Client, writer: User) -> None:
    article = save_document(titled("Talks"), by=writer)
    rows = (
        f"{article.slug},led to,war\n{article.slug},caused,war\n{article.slug},led to,{article.slug}\nx,y,z"
    )
    address = uploaded(client, file("r.csv", f"article,type,target\n{rows}".encode()), kind="relations")

    client.post(address, {"_map": "1", "address": "0", "type": "1", "target": "2"})

    assert outcomes(client, address) == [("refused", ""), ("refused", "Talks")]


def test_report_is_downloaded_without_formulas(client: Client) -> None:
    address = uploaded(client, file("a.md", b"# =1+1\n\nThey met."), file("b.md", b""))

    response = client.get(f"{address}report.csv")

    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert rows[0] == ["outcome", "title", "address", "file", "remarks"]
    assert [row[0] for row in rows[1:]] == ["created", "refused"]
    assert rows[1][1] == "'=1+1"


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ((), "This field is required."),
        ((file("a.zip", b"x"),), "“a.zip” is no zip that can be read."),
        ((file("a.csv", b"a\xff\nb"),), "line 1: byte 0xff is not UTF-8"),
        ((file("a.csv", b"a\nb"), file("a.txt")), "A table (.csv) is uploaded alone."),
    ],
)
def test_files_that_are_not_taken_leave_nothing(
    client: Client, files: tuple[SimpleUploadedFile, ...], fault: str
) -> None:
    assert errors(send(client, *files)) == [fault]
    assert not Upload.objects.exists()


def test_upload_is_seen_and_imported_by_whoever_made_it_alone(client: Client) -> None:
    address = uploaded(client, file("a.md"))
    chief = signed_in(account("chief", "chief"))

    answers = [chief.get(address), chief.get(f"{address}report.csv"), chief.post(address, {"_confirm": "1"})]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert not Article.objects.exists()
    assert [*chief.get(ADDRESS).context["uploads"]] == []


def test_upload_is_forgotten(client: Client) -> None:
    client.post(uploaded(client, file("a.md")), {"_forget": "1"})

    assert not Upload.objects.exists()


def test_uploads_are_kept_up_to_a_number(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "KEPT", 2)

    for name in ("a.md", "b.md", "c.md"):
        uploaded(client, file(name))

    assert [upload.name for upload in Upload.objects.all()] == ["c.md", "b.md"]


def test_files_are_for_those_who_may_add_articles() -> None:
    assert send(signed_in(account("stranger")), file("a.md")).status_code == 403
    assert not Upload.objects.exists()
