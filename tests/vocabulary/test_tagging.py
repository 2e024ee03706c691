from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from archive.desk.models import Article
from archive.vocabulary import terms
from archive.vocabulary.models import Tag, TagName
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db


def _article(slug: str) -> Article:
    return Article.objects.create(title="Envoys meet", slug=slug)


def test_tags_twins_are_one() -> None:
    article = _article("talks")
    article.tags.set(["Café", "CAFE", "cafe\u0301", "Talks"])
    assert sorted(article.tags.names()) == ["Café", "Talks"]
    assert TagName.objects.count() == 2


def test_tags_by_former_name() -> None:
    tag = Tag.objects.create(name="Burma")
    terms.rename(tag, "Myanmar")
    article = _article("talks")
    article.tags.add("burma", tag)
    assert list(article.tags.all()) == [tag]


@pytest.mark.parametrize("count", [1, 3])
def test_tags_set_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article = _article("talks")
    names = [f"Tag {number}" for number in range(count)]
    # Seven to find and create the tags however many, one to find those that the article has, and
    # what taggit needs to add them: one for all, four for each.
    with django_assert_num_queries(9 + 4 * count):
        article.tags.set(names)


@pytest.mark.django_db(transaction=True)
def test_tags_same_new_tag_at_once() -> None:
    articles = [_article(f"talks-{number}") for number in range(8)]

    def tag(index: int) -> None:
        with transaction.atomic():
            articles[index].tags.add(["Ceasefire", "CEASEFIRE"][index % 2])

    at_once(8, tag)
    found = Tag.objects.get()
    assert [list(article.tags.all()) for article in articles] == [[found]] * 8
