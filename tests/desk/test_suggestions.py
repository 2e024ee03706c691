from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, DismissedSuggestion
from archive.desk.suggestions import dismiss, relate, suggestions, suggestions_for
from archive.desk.workflow.gate import NotAdmitted
from archive.documents import Relation, RelationType
from archive.ledger import acts
from archive.ledger.models import Record
from tests.desk.admin.pages import account
from tests.desk.documents import titled
from tests.ledger.factories import BY, published

pytestmark = pytest.mark.django_db
TAGS = ("Straits", "Fleets")


@pytest.fixture
def writer() -> User:
    return account("writer", "writer")


@pytest.fixture
def article(writer: User) -> Article:
    """A draft that has two tags in common with what readers know."""
    return save_document(titled("Draft", tags=TAGS), by=writer)


@pytest.fixture
def known() -> Record:
    """An event that readers know."""
    return published("Known", slug="known", tags=TAGS).record


def suggested(*articles: Article) -> dict[str, list[str]]:
    """The titles that are suggested for articles, by theirs."""
    asked = Article.objects.filter(pk__in=[article.pk for article in articles])
    rows = list(asked.select_related("record").order_by("pk"))
    found = suggestions(rows)
    return {row.title: [one.hit.title for one in found[row.pk]] for row in rows}


def test_events_that_readers_know_are_suggested(article: Article, known: Record, writer: User) -> None:
    save_document(titled("Other draft", tags=TAGS), by=writer)

    assert suggested(article) == {"Draft": ["Known"]}
    assert [one.hit.title for one in suggestions_for(article, document_of(article))] == ["Known"]
    assert suggestions_for(article, titled("Draft")) == ()


def test_withdrawn_event_is_not_suggested(article: Article, known: Record) -> None:
    acts.withdraw(known, by=BY, note="Not true.")

    assert suggested(article) == {"Draft": []}


def test_relating_is_a_revision_with_a_reason(article: Article, known: Record, writer: User) -> None:
    assert relate(article, known, type=RelationType.RESPONDS_TO, by=writer)

    revision = article.revisions.get(number=2)
    assert document_of(article).relations == (Relation(type=RelationType.RESPONDS_TO, target="known"),)
    assert (revision.by, revision.reason) == (writer, "Related to “Known”")
    assert suggested(article) == {"Draft": []}


def test_what_is_related_already_is_not_related_twice(article: Article, known: Record, writer: User) -> None:
    relate(article, known, type=RelationType.RESPONDS_TO, by=writer)

    assert not relate(article, known, type=RelationType.RELATED, by=writer)
    assert article.revisions.count() == 2


def test_article_is_not_related_to_itself(article: Article) -> None:
    chief = account("chief", "chief")
    publishing.publish(article, by=chief)
    article.refresh_from_db()
    assert article.record

    assert not relate(article, article.record, type=RelationType.RELATED, by=chief)


def test_draft_that_names_an_event_is_no_suggestion_beside_it(article: Article, writer: User) -> None:
    """The relation is known on the other side before it is public."""
    chief = account("chief", "chief")
    publishing.publish(article, by=chief)
    other = save_document(titled("Other", tags=TAGS), by=chief)
    publishing.publish(other, by=chief)
    assert suggested(article, other) == {"Draft": ["Other"], "Other": ["Draft"]}

    relation = Relation(type=RelationType.RELATED, target=Article.objects.get(pk=article.pk).address)
    save_document(titled("Other", tags=TAGS, relations=(relation,)), article=other, by=chief)

    assert suggested(article, other) == {"Draft": [], "Other": []}


def test_what_is_put_away_is_not_suggested_again_from_either_side(article: Article) -> None:
    chief = account("chief", "chief")
    publishing.publish(article, by=chief)
    other = save_document(titled("Other", tags=TAGS), by=chief)
    publishing.publish(other, by=chief)
    article, other = Article.objects.select_related("record").order_by("pk")
    assert other.record

    for _twice in range(2):
        dismiss(article, other.record, by=chief)

    assert suggested(article, other) == {"Draft": [], "Other": []}
    assert DismissedSuggestion.objects.count() == 1
    published("Third", tags=TAGS)
    assert suggested(article) == {"Draft": ["Third"]}


def test_those_who_may_not_write_the_article_neither_relate_nor_put_away(
    article: Article, known: Record
) -> None:
    other = account("other", "writer")

    with pytest.raises(NotAdmitted):
        relate(article, known, type=RelationType.RELATED, by=other)
    with pytest.raises(NotAdmitted):
        dismiss(article, known, by=other)

    assert (article.revisions.count(), DismissedSuggestion.objects.count()) == (1, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_suggestions_cost_the_same_for_more_articles(
    count: int, known: Record, writer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        save_document(titled(f"Draft {number}", tags=TAGS, dossiers=("D",), parties=("P",)), by=writer)
    articles = list(Article.objects.select_related("record"))
    suggestions(articles)

    with django_assert_num_queries(7):
        found = suggestions(articles)

    assert [len(found[article.pk]) for article in articles] == [1] * count


def test_nothing_is_suggested_for_no_article(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert suggestions([]) == {}
