from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from pytest_django import DjangoAssertNumQueries

from archive.desk.articles import (
    RefusedDocument,
    Save,
    document_of,
    documents_of,
    save_document,
    save_documents,
)
from archive.desk.models import Article, Relation, Revision
from archive.documents import (
    Demand,
    DemandList,
    Document,
    RelationType,
    digest,
    from_json,
)
from archive.documents import (
    Relation as DocumentRelation,
)
from archive.vocabulary.models import Tag
from archive.vocabulary.terms import rename
from tests.desk.documents import TREATY, rolled_back, titled, with_accepted_names
from tests.documents.strategies import documents

pytestmark = pytest.mark.django_db


@given(document=documents().map(with_accepted_names))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_article_gives_back_the_document_that_it_was_saved_from(document: Document) -> None:
    with rolled_back():
        article = save_document(document, article=Article(slug="the-article-itself"), by=None)

        assert document_of(article) == document


@given(first=documents().map(with_accepted_names), second=documents().map(with_accepted_names))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_article_holds_the_last_of_two_documents_whole(first: Document, second: Document) -> None:
    with rolled_back():
        article = save_document(first, article=Article(slug="the-article-itself"), by=None)
        held = document_of(save_document(second, article=article, by=None))

        # A name that the first document spelled in another way keeps that spelling.
        assert replace(held, tags=(), parties=(), dossiers=(), blocks=()) == replace(
            second, tags=(), parties=(), dossiers=(), blocks=()
        )
        assert len(held.blocks) == len(second.blocks)


def test_every_part_is_kept() -> None:
    article = save_document(TREATY, by=None)

    assert document_of(article) == TREATY
    assert (article.first_day, article.last_day) == (TREATY.date.first_day, TREATY.date.last_day)


def test_new_article_gets_an_address_from_date_and_title() -> None:
    assert save_document(TREATY, by=None).slug == "1998-03-coastal-powers-propose-harbour"


def test_equal_titles_get_numbered_addresses() -> None:
    saves = [Save(titled("Talks")) for _each in range(300)]

    addresses = [article.slug for article in save_documents(saves, by=None)]

    assert addresses == ["talks", *(f"talks-{number}" for number in range(2, 301))]


def test_save_is_a_revision_with_its_document_author_and_reason() -> None:
    writer = User.objects.create(username="writer")

    article = save_document(TREATY, by=writer, reason="First draft")

    revision = Revision.objects.get()
    assert from_json(revision.document) == TREATY
    assert (revision.number, revision.by, revision.reason) == (1, writer, "First draft")
    assert revision.digest == digest(TREATY)
    assert (article.created_by, article.changed_by, article.version) == (writer, writer, 1)


def test_save_that_changes_nothing_writes_nothing() -> None:
    article = save_document(TREATY, by=None)
    before = (article.changed_at, article.version)

    save_document(TREATY, article=article, by=None)

    article.refresh_from_db()
    assert (article.changed_at, article.version) == before
    assert Revision.objects.count() == 1


def test_second_save_keeps_the_first_as_a_revision() -> None:
    article = save_document(TREATY, by=None)

    save_document(titled("Something else"), article=article, by=None)

    assert [from_json(each.document).title for each in Revision.objects.all()] == [
        TREATY.title,
        "Something else",
    ]
    assert article.slug == "1998-03-coastal-powers-propose-harbour"


def test_refused_document_leaves_everything_as_it_was() -> None:
    article = save_document(TREATY, by=None)

    with pytest.raises(RefusedDocument) as refused:
        save_documents([Save(titled("Good")), Save(titled(""), article)], by=None)

    assert [str(problem) for problem in refused.value.problems] == ["title: is empty"]
    assert [each.title for each in Article.objects.all()] == [TREATY.title]
    assert document_of(article) == TREATY


def test_name_that_no_tag_can_have_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="at most 200 characters"):
        save_document(titled("Long", tags=("x" * 201,)), by=None)

    assert not Article.objects.exists()


def test_names_are_found_in_any_spelling_they_ever_had() -> None:
    save_document(titled("First", tags=("Arms control",)), by=None)
    rename(Tag.objects.get(), "Disarmament")

    article = save_document(titled("Second", tags=("ARMS CONTROL", "Disarmament", "Café")), by=None)

    assert document_of(article).tags == ("Disarmament", "Café")


def test_key_of_a_demand_is_counted_and_stays_used() -> None:
    block = DemandList(demands=(Demand(key="d1", text="One"), Demand(key="d7", text="Seven")))
    article = save_document(titled("Demands", blocks=(block,)), by=None)
    shorter = replace(block, demands=block.demands[:1])

    save_document(titled("Demands", blocks=(shorter,)), article=article, by=None)

    article.refresh_from_db()
    assert article.last_demand == 7


def related(title: str, target: str) -> Document:
    return titled(title, relations=(DocumentRelation(type=RelationType.LED_TO, target=target),))


def test_relation_follows_the_article_that_it_names() -> None:
    target = save_document(titled("Target"), by=None)
    article = save_document(related("Talks", "target"), by=None)

    Article.objects.filter(pk=target.pk).update(slug="new-address")

    assert document_of(article).relations[0].target == "new-address"


def test_relation_to_an_event_that_comes_later_is_led_to_it() -> None:
    article = save_document(related("Talks", "target"), by=None)
    assert Relation.objects.get().target == "target"

    target = save_document(titled("Target"), by=None)

    assert Relation.objects.get().target_article == target
    assert document_of(article).relations[0].target == "target"


def test_articles_of_one_save_may_name_each_other() -> None:
    one, other = save_documents([Save(related("One", "other")), Save(related("Other", "one"))], by=None)

    assert [(each.article, each.target_article) for each in Relation.objects.order_by("pk")] == [
        (one, other),
        (other, one),
    ]


def test_relation_to_itself_is_refused() -> None:
    with pytest.raises(RefusedDocument, match=r"relations\[0\]\.target: names the article itself"):
        save_document(related("Talks", "talks"), by=None)


def test_reference_longer_than_any_address_is_refused() -> None:
    with pytest.raises(RefusedDocument, match="longer than an address can be"):
        save_document(related("Talks", "x" * 121), by=None)


@pytest.mark.parametrize("number", [1, 3])
def test_documents_of_costs_the_same_for_any_number_of_articles(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    articles = save_documents(
        [Save(replace(TREATY, title=f"Treaty {each}")) for each in range(number)], by=None
    )

    with django_assert_num_queries(11):
        documents_of(articles)
