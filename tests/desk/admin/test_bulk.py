"""Many articles of the list at once."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.http import HttpResponse
from django.test import Client

from archive.desk.admin import bulk
from archive.desk.articles import save_document
from archive.desk.models import Article, Step
from archive.desk.workflow import steps
from archive.desk.workflow.states import State, in_state
from archive.ledger.models import Edition
from tests.desk.admin.pages import signed_in
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db
LIST = "/admin/desk/article/"


def choose(client: Client, action: str, *articles: Article, **values: str) -> HttpResponse:
    """Choose articles in the list, and an action for them."""
    chosen = {"action": action, "_selected_action": [str(article.pk) for article in articles], **values}
    return client.post(LIST, chosen, follow=True)  # type: ignore[return-value]


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in response.context["messages"]]  # type: ignore[attr-defined]


def titles(state: State) -> list[str]:
    return sorted(article.title for article in in_state(Article.objects.all(), state))


def submitted(title: str) -> Article:
    article = save_document(titled(title), by=person("writer"))
    steps.submit(article, by=person("writer"))
    return article


def test_writer_submits_own_drafts_and_is_told_of_the_others() -> None:
    own = save_document(titled("Own"), by=person("writer"))
    foreign = save_document(titled("Foreign"), by=person("editor"))
    waiting = submitted("Waiting")

    response = choose(signed_in(person("writer")), "submit", own, foreign, waiting)

    assert said(response) == [
        "1 article done.",
        "Foreign: writer may not do this with the article",
        "Waiting: this cannot be done with an article that is in review",
    ]
    assert titles(State.IN_REVIEW) == ["Own", "Waiting"]


@pytest.mark.parametrize(
    ("action", "told"),
    [("submit", "Submit for review"), ("approve", "Approve"), ("publish", "Publish")],
)
def test_log_says_what_was_done_as_it_does_for_one_article(action: str, told: str) -> None:
    article = submitted("One") if action == "approve" else save_document(titled("One"), by=None)

    choose(signed_in(person("chief")), action, article, confirmed="1")

    assert [(entry.object_repr, entry.change_message) for entry in LogEntry.objects.all()] == [("One", told)]


def test_editor_approves_what_waits() -> None:
    articles = [submitted("One"), submitted("Two"), save_document(titled("Draft"), by=None)]

    response = choose(signed_in(person("editor")), "approve", *articles)

    assert said(response) == [
        "2 articles done.",
        "Draft: this cannot be done with an article that is draft",
    ]
    assert titles(State.APPROVED) == ["One", "Two"]


def test_publishing_asks_first_and_then_does_it() -> None:
    articles = [save_document(titled(title), by=None) for title in ("One", "Two")]
    client = signed_in(person("editor"))

    page = choose(client, "publish", *articles)

    ready = {(article.title, state) for article, state in page.context["ready"]}  # type: ignore[attr-defined]
    assert ready == {("One", "draft"), ("Two", "draft")}
    assert not Edition.objects.exists()

    response = choose(client, "publish", *articles, confirmed="1")

    assert said(response) == ["2 articles done."]
    assert titles(State.PUBLISHED) == ["One", "Two"]
    assert list(Step.objects.values_list("name", "by__username")) == [("publish", "editor")] * 2


def test_page_that_asks_names_what_cannot_be_published() -> None:
    article = save_document(titled("Public"), by=None)
    client = signed_in(person("editor"))
    choose(client, "publish", article, confirmed="1")

    page = choose(client, "publish", article)

    assert (page.context["ready"], page.context["others"]) == ([], [article])  # type: ignore[attr-defined]


@pytest.mark.parametrize("action", ["approve", "publish"])
def test_action_that_a_role_has_not_is_neither_offered_nor_done(action: str) -> None:
    article = submitted("Waiting")
    client = signed_in(person("writer"))

    page = client.get(LIST).content.decode()
    response = choose(client, action, article, confirmed="1")

    assert f'<option value="{action}">' not in page
    assert '<option value="submit">' in page
    assert said(response) == ["No action selected."]
    assert titles(State.IN_REVIEW) == ["Waiting"]


def test_second_person_is_demanded_of_many_as_of_one(settings: object) -> None:
    settings.SECOND_PERSON = True  # type: ignore[attr-defined]
    own = save_document(titled("Own"), by=person("editor"))
    other = save_document(titled("Other"), by=person("writer"))

    response = choose(signed_in(person("editor")), "publish", own, other, confirmed="1")

    assert said(response)[0] == "1 article done."
    assert said(response)[1].startswith("Own: a second person must approve it")
    assert titles(State.PUBLISHED) == ["Other"]


def test_one_click_moves_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 1)
    articles = [save_document(titled(title), by=None) for title in ("One", "Two")]

    response = choose(signed_in(person("editor")), "publish", *articles, confirmed="1")

    assert said(response) == ["Choose at most 1 articles."]
    assert not Edition.objects.exists()
