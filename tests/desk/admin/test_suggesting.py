from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, DismissedSuggestion
from archive.documents import Relation, RelationType
from archive.ledger.models import Record
from tests.desk.admin.pages import CHANGE, account, signed_in, texts, tree
from tests.desk.documents import titled
from tests.ledger.factories import published, withdrawn

pytestmark = pytest.mark.django_db
PAGE = "/admin/desk/article/{}/suggestions/"
TAGS = ("Straits", "Fleets")


@pytest.fixture
def writer() -> User:
    return account("writer", "writer")


@pytest.fixture
def client(writer: User) -> Client:
    return signed_in(writer)


@pytest.fixture
def article(writer: User) -> Article:
    return save_document(titled("Draft", tags=TAGS), by=writer)


@pytest.fixture
def known() -> Record:
    return published("Known <b>talks</b>", slug="known", date="3 May 1920", tags=TAGS).record


def items(response: Any) -> list[str]:
    """What the lines of the list say."""
    lists = [each for each in tree(response).iter("ul") if each.get("class") == "links"]
    return [" ".join("".join(line.itertext()).split()) for each in lists for line in each.findall("li")]


def test_page_shows_suggestions_with_their_reasons(client: Client, article: Article, known: Record) -> None:
    [line] = items(client.get(PAGE.format(article.pk)))

    assert line.startswith("Known <b>talks</b> 3 May 1920 2 shared tags")


def test_page_of_the_article_leads_there(client: Client, article: Article) -> None:
    links = [each.get("href") for each in tree(client.get(CHANGE.format(article.pk))).iter("a")]

    assert PAGE.format(article.pk) in links


def test_suggestion_is_related(client: Client, article: Article, known: Record, writer: User) -> None:
    address = PAGE.format(article.pk)
    response = client.post(address, {"record": known.pk, "type": RelationType.RESPONDS_TO.value}, follow=True)

    assert texts(response, "li", "success") == ["Related to “Known <b>talks</b>”."]
    assert document_of(article).relations == (Relation(type=RelationType.RESPONDS_TO, target="known"),)
    assert items(response) == []
    entry = LogEntry.objects.latest("pk")
    assert (entry.user, entry.object_id, entry.get_change_message()) == (
        writer,
        str(article.pk),
        "Related to “Known <b>talks</b>”.",
    )
    again = client.post(address, {"record": known.pk, "type": "related"}, follow=True)
    assert texts(again, "li", "success") == ["It is related to “Known <b>talks</b>” already."]


def test_suggestion_is_put_away(client: Client, article: Article, known: Record, writer: User) -> None:
    response = client.post(PAGE.format(article.pk), {"record": known.pk}, follow=True)

    assert texts(response, "li", "success") == ["“Known <b>talks</b>” is not suggested here any more."]
    assert items(response) == []
    [dismissed] = DismissedSuggestion.objects.all()
    assert (dismissed.article, dismissed.record, dismissed.by) == (article, known, writer)
    assert article.revisions.count() == 1


@pytest.mark.parametrize(
    "body", [{}, {"record": ""}, {"record": "0"}, {"record": "x"}, {"record": "\x00"}, {"type": "related"}]
)
def test_forged_answer_changes_nothing(client: Client, article: Article, known: Record, body: Any) -> None:
    assert client.post(PAGE.format(article.pk), body).status_code == 400
    assert (article.revisions.count(), DismissedSuggestion.objects.count()) == (1, 0)


def test_unknown_relation_and_withdrawn_event_are_refused(
    client: Client, article: Article, known: Record
) -> None:
    gone = withdrawn("Gone", tags=TAGS)

    for body in (
        {"record": known.pk, "type": "hates"},
        {"record": gone.pk, "type": "related"},
        {"record": gone.pk},
    ):
        assert client.post(PAGE.format(article.pk), body).status_code == 400
    assert (article.revisions.count(), DismissedSuggestion.objects.count()) == (1, 0)


def test_article_of_somebody_else_is_out_of_reach(article: Article, known: Record) -> None:
    other = signed_in(account("other", "writer"))

    assert other.get(PAGE.format(article.pk)).status_code == 403
    assert other.post(PAGE.format(article.pk), {"record": known.pk, "type": "related"}).status_code == 403
    assert other.get(PAGE.format(10**6)).status_code == 404
    assert article.revisions.count() == 1


def test_page_without_suggestions_says_so(client: Client, article: Article) -> None:
    response = client.get(PAGE.format(article.pk))

    assert items(response) == []
    assert "Nothing is suggested" in response.content.decode()
