from __future__ import annotations

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from archive.catalog.conditions import Condition
from archive.catalog.query import CatalogQuery
from archive.catalog.search import search
from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Merge
from archive.desk.vocabulary_care import merging
from archive.ledger.models import Entry
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.desk.admin.pages import CHANGE, account, errors, filled, send, signed_in, texts
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db
FIELDS: dict[type[Term], str] = {Tag: "tags", Party: "parties", Dossier: "dossiers"}


@pytest.fixture
def client() -> Client:
    return signed_in(account("chief", "chief"))


def tag(name: str) -> Tag:
    found: Tag = Tag.objects.get(name=name)
    return found


def page_of(term: Term) -> str:
    return f"/admin/vocabulary/{term._meta.model_name}/{term.pk}/merge/"


def done(name: str, into: str) -> Merge:
    return merging.merge(tag(name), tag(into), by=account("somebody", "chief"))


def test_merge_is_previewed_done_and_undone(client: Client) -> None:
    publisher = account("publisher", "editor")
    for title, names in {"One": ("Burma",), "Both": ("Burma", "Myanmar")}.items():
        publishing.publish(save_document(titled(title, tags=names), by=publisher), by=publisher)
    save_document(titled("Draft", tags=("Burma",)), by=None)
    address, into = page_of(tag("Burma")), tag("Myanmar")

    preview = client.get(address, {"into": into.pk})
    assert texts(preview, "ul", "changes") == [
        "3 articles carry it and will carry the other. 2 of them are public: readers will find them under "
        "the other. 1 carries both, and will carry the other once. These names and their addresses will "
        "lead to the other: Burma Readers know it, so the merge stands in the public ledger. "
        "It can be undone."
    ]
    assert not Merge.objects.exists()
    assert tag("Burma").is_public

    assert client.post(address, {"into": into.pk, "note": "One country."}).status_code == 302
    kept = Merge.objects.get()
    assert Entry.objects.values_list("act", "actor", "note").last() == ("merge", "chief", "One country.")
    assert search(CatalogQuery(conditions=(Condition("tag", "myanmar"),))).total == 2
    assert client.get("/tags/burma/").headers["Location"] == "/tags/myanmar/"
    shown = client.get("/articles/both/")
    assert (shown.status_code, shown.headers.get("Cache-Control")) == (
        200,
        "public, max-age=0, must-revalidate",
    )
    assert re.findall("/tags/[a-z]+/", shown.content.decode()) == ["/tags/myanmar/"]

    assert client.post(f"/admin/desk/merge/{kept.pk}/undo/").status_code == 302
    assert Entry.objects.values_list("act", "actor").last() == ("separate", "chief")
    assert {article.title: document_of(article).tags for article in Article.objects.all()} == {
        "One": ("Burma",),
        "Both": ("Burma", "Myanmar"),
        "Draft": ("Burma",),
    }
    assert client.get("/tags/burma/").status_code == 200
    assert [(entry.object_repr, entry.change_message) for entry in LogEntry.objects.order_by("pk")] == [
        ("Burma", "Merged into “Myanmar”."),
        ("Myanmar", "“Burma” was merged into it."),
        ("Burma", "The merge was undone."),
        ("Burma → Myanmar", "The merge was undone."),
    ]


@pytest.mark.parametrize("model", FIELDS)
def test_merge_in_every_vocabulary(client: Client, model: type[Term]) -> None:
    save_document(titled("One", **{FIELDS[model]: ("A", "B")}), by=None)
    one, other = model._default_manager.order_by("name")
    assert client.get(page_of(one)).status_code == 200
    assert client.post(page_of(one), {"into": other.pk}).status_code == 302
    assert getattr(document_of(Article.objects.get()), FIELDS[model]) == ("B",)


def test_looking_at_a_merge_writes_nothing(client: Client) -> None:
    terms.resolve(Tag, ["A", "B"])
    client.get(page_of(tag("A")), {"into": str(tag("B").pk), "note": "Now"})
    assert (Tag.objects.count(), Merge.objects.count(), LogEntry.objects.count()) == (2, 0, 0)


@pytest.mark.parametrize("into", ["", "x", "0", "999999999999999999999", "own"])
def test_merge_into_nothing_of_use_is_a_fault(client: Client, into: str) -> None:
    terms.resolve(Tag, ["A", "B"])
    own = tag("A").pk
    response = client.post(page_of(tag("A")), {"into": own if into == "own" else into})
    assert (response.status_code, len(errors(response))) == (200, 1)
    assert (Tag.objects.count(), LogEntry.objects.count()) == (2, 0)


@pytest.mark.parametrize("role", ["writer", "editor"])
def test_vocabulary_is_merged_by_chiefs_alone(role: str) -> None:
    terms.resolve(Tag, ["A", "B", "C"])
    kept = done("A", "B")
    client = signed_in(account("person", role))
    addresses = [page_of(tag("B")), f"/admin/desk/merge/{kept.pk}/undo/", "/admin/vocabulary/tag/twins/"]

    for address in addresses:
        assert client.get(address).status_code == 403
        assert client.post(address, {"into": tag("C").pk, "one": "b", "other": "c"}).status_code == 403
    assert client.get("/admin/desk/merge/").status_code == 403
    assert Tag.objects.count() == 2


def test_refused_undo_says_why(client: Client) -> None:
    terms.resolve(Tag, ["A", "B"])
    kept = done("A", "B")
    terms.rename(tag("B"), "A")

    response = client.post(f"/admin/desk/merge/{kept.pk}/undo/")

    assert "term of its own" in errors(response)[0]
    assert LogEntry.objects.count() == 0


def test_undo_names_the_articles_that_were_changed_since(client: Client) -> None:
    article = save_document(titled("One", tags=("A", "B")), by=None)
    save_document(titled("Two", tags=("A",)), by=None)
    kept = done("A", "B")
    save_document(titled("One", tags=("B",), closing="End."), article=article, by=None)

    page = client.get(f"/admin/desk/merge/{kept.pk}/undo/")

    assert texts(page, "ul", "changes") == ["One"]


def test_merges_are_listed_and_stay_as_they_were_done(client: Client) -> None:
    terms.resolve(Tag, ["A", "B"])
    kept = done("A", "B")
    assert client.get("/admin/desk/merge/?vocabulary__exact=tag").status_code == 200
    assert client.get(f"/admin/desk/merge/{kept.pk}/change/").status_code == 200
    for address in (f"{kept.pk}/change/", f"{kept.pk}/delete/", "add/"):
        assert client.post(f"/admin/desk/merge/{address}", {"name": "C", "post": "yes"}).status_code == 403
    assert Merge.objects.values_list("name", flat=True).get() == "A"


def test_page_opened_before_a_merge_names_the_other_term(client: Client) -> None:
    article = save_document(titled("One", tags=("A", "C")), by=None)
    Tag.objects.create(name="B")
    opened = filled(client, CHANGE.format(article.pk))
    done("A", "B")

    assert send(client, CHANGE.format(article.pk), opened | {"lead": "New."}).status_code == 302

    assert document_of(article).tags == ("B", "C")


def test_twins_are_merged_or_kept_apart(client: Client) -> None:
    save_document(titled("One", tags=("Sanction", "Sanctions", "Cease-fire", "Ceasefire")), by=None)
    one, other = tag("Sanction"), tag("Sanctions")

    page = client.get("/admin/vocabulary/tag/twins/")
    assert page.context["pairs"][1][1:] == (1, 1)
    assert f"/admin/vocabulary/tag/{other.pk}/merge/?into={one.pk}" in page.content.decode()
    assert (
        client.post("/admin/vocabulary/tag/twins/", {"one": "sanction", "other": "sanctions"}).status_code
        == 302
    )

    left = client.get("/admin/vocabulary/tag/twins/").context["pairs"]
    assert [pair.one.name for pair, _one, _other in left] == ["Cease-fire"]
    assert LogEntry.objects.get().change_message == "“Sanction” and “Sanctions” are kept apart."


@pytest.mark.parametrize("given", [{}, {"one": "a"}, {"one": "a", "other": "never"}])
def test_keeping_apart_what_is_not_there(client: Client, given: dict[str, str]) -> None:
    Tag.objects.create(name="A")
    assert client.post("/admin/vocabulary/tag/twins/", given).status_code == 400


@pytest.mark.parametrize("page", ["x", "0", "999"])
def test_twins_pages_that_are_not_there(client: Client, page: str) -> None:
    assert client.get("/admin/vocabulary/tag/twins/", {"page": page}).status_code == 200


@pytest.mark.parametrize("forged", ["x", "-1", "0", "٣", "9" * 30, "1 OR 1=1"])
def test_forged_tag_is_a_fault_of_the_article_page(client: Client, forged: str) -> None:
    article = save_document(titled("One", tags=("A", "B")), by=None)
    values = filled(client, CHANGE.format(article.pk))

    response = send(client, CHANGE.format(article.pk), values | {"tags": [forged, tag("B").pk]})

    assert (response.status_code, len(errors(response))) == (200, 1)
    assert document_of(article).tags == ("A", "B")
