from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from archive.desk import publishing
from archive.desk.admin import tagging
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.desk.admin.pages import account, errors, signed_in, tree
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db
LIST = "/admin/desk/article/"


@pytest.fixture
def client() -> Client:
    return signed_in(account("editor", "editor"))


@pytest.fixture(autouse=True)
def _tags() -> None:
    terms.resolve(Tag, ["War", "Peace"])


def tags() -> dict[str, tuple[str, ...]]:
    return {article.title: document_of(article).tags for article in Article.objects.all()}


def key(name: str) -> int:
    found: int = Tag.objects.get(name=name).pk
    return found


def asked(*articles: Article, **fields: Any) -> dict[str, Any]:
    """The action over these articles; with fields, its form as it is sent."""
    chosen = {"action": "change_tags", "_selected_action": [article.pk for article in articles]}
    return {**chosen, **({"apply": "1", **fields} if fields else {})}


def test_tags_are_added_removed_and_replaced(client: Client) -> None:
    one = save_document(titled("One", tags=("War", "Asia")), by=None)
    two = save_document(titled("Two", tags=("Talks",)), by=None)
    save_document(titled("Not selected", tags=("War",)), by=None)

    page = client.post(LIST, asked(one, two))
    assert (page.context["articles"], page.context["left_out"]) == (2, 0)
    form = {"add": [key("Peace")], "remove": [key("War")], "old": key("Talks"), "new": key("Asia")}
    response = client.post(f"{LIST}?q=o", asked(one, two, **form))

    assert response.headers["Location"] == f"{LIST}?q=o"
    assert tags() == {"One": ("Asia", "Peace"), "Two": ("Asia", "Peace"), "Not selected": ("War",)}
    reason = "Tags: + Peace, − War, Talks → Asia"
    assert (
        list(Revision.objects.filter(number=2).values_list("by__username", "reason"))
        == [("editor", reason)] * 2
    )
    assert {(entry.object_repr, entry.change_message) for entry in LogEntry.objects.all()} == {
        ("One", reason),
        ("Two", reason),
    }


def test_tags_over_a_whole_search(client: Client) -> None:
    for number in range(3):
        save_document(titled(f"Talks {number}"), by=None)
    other = save_document(titled("Other"), by=None)
    first = Article.objects.get(title="Talks 0")

    client.post(f"{LIST}?q=talks", asked(first, other, select_across="1", add=[key("War")]))

    assert tags() == {"Talks 0": ("War",), "Talks 1": ("War",), "Talks 2": ("War",), "Other": ()}


def test_page_asks_again_for_the_same_articles(client: Client) -> None:
    """The form that is shown selects what was selected, also over a whole search."""
    article = save_document(titled("Talks"), by=None)
    page = client.post(f"{LIST}?q=talks", {**asked(article), "select_across": "1"})
    hidden = {each.get("name"): each.get("value") for each in tree(page).iter("input")}
    assert (hidden["action"], hidden["select_across"], hidden["_selected_action"]) == (
        "change_tags",
        "1",
        str(article.pk),
    )
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"reason": "None"}, "Choose tags to add"),
        ({"add": ["War"], "remove": ["War"]}, "added and removed at once: War"),
        ({"old": "War"}, "Choose two tags"),
        ({"new": "War"}, "Choose two tags"),
        ({"old": "War", "new": "War"}, "Choose two tags"),
        ({"add": ["War"], "old": "War", "new": "Peace"}, "added and removed at once: War"),
        ({"add": ["x"]}, "Choose from the list"),
        ({"old": "x", "new": "War"}, "Select a valid choice"),
    ],
)
def test_what_makes_no_sense_changes_nothing(client: Client, form: dict[str, Any], fault: str) -> None:
    article = save_document(titled("Talks", tags=("War",)), by=None)
    known = {"War": key("War"), "Peace": key("Peace")}
    keys = {
        name: [known.get(each, each) for each in value]
        if isinstance(value, list)
        else known.get(value, value)
        for name, value in form.items()
    }

    response = client.post(LIST, asked(article, **keys))

    assert response.status_code == 200
    assert [fault in error for error in errors(response)] == [True]
    assert (tags(), Revision.objects.count()) == ({"Talks": ("War",)}, 1)


def test_public_articles_are_not_published_by_it(client: Client) -> None:
    editor = account("publisher", "editor")
    article = save_document(titled("Talks"), by=editor)
    edition = publishing.publish(article, by=editor).edition

    page = client.post(LIST, asked(article))
    client.post(LIST, asked(article, add=[key("War")]))

    assert page.context["public"] == 1
    assert tags() == {"Talks": ("War",)}
    assert edition.record.editions.count() == 1
    assert edition.value.tags == ()


def test_writers_change_their_own_drafts_alone() -> None:
    writer = account("writer", "writer")
    own = save_document(titled("Own"), by=writer)
    other = save_document(titled("Other"), by=account("someone", "writer"))
    client = signed_in(writer)

    page = client.post(LIST, asked(own, other))
    assert (page.context["articles"], page.context["left_out"]) == (1, 1)
    client.post(LIST, asked(own, other, add=[key("War")]))

    assert tags() == {"Own": ("War",), "Other": ()}


def test_too_many_articles_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagging, "LIMIT", 1)
    articles = [save_document(titled(f"Talks {number}"), by=None) for number in range(2)]

    response = client.post(LIST, asked(*articles, add=[key("War")]), follow=True)

    assert "At most 1 articles" in next(str(each) for each in response.context["messages"])
    assert set(tags().values()) == {()}


def test_article_that_is_refused_is_named(client: Client) -> None:
    bad, good = save_document(titled("Bad"), by=None), save_document(titled("Good"), by=None)
    Article.objects.filter(pk=bad.pk).update(lead="two\nlines")

    response = client.post(LIST, asked(bad, good, add=[key("War")]), follow=True)

    told = [str(each) for each in response.context["messages"]]
    assert told[0] == "1 article changed."
    assert told[1].startswith("“Bad” was not changed: lead")
    assert tags() == {"Bad": (), "Good": ("War",)}
