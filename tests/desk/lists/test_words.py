from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps

from archive.desk.articles import moving, save_document
from archive.desk.lists import words
from archive.desk.models import Article, ArticleWords
from archive.documents import KeyFact
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db


def found(said: str) -> list[str]:
    articles = words.search(Article.objects.order_by("title"), said)
    return list(articles.values_list("title", flat=True))


@pytest.mark.parametrize(
    "said",
    [
        "harbour treaty",
        "WARSHIPS",
        "two drafts ask",
        "happened came",
        "nothing",
        "Strait Herald",
        "open harbours",
        "3 March 1998",
        "1998-03-03",
        "1998-03-coastal",
    ],
)
def test_search_finds_words_of_title_texts_facts_date_and_address(said: str) -> None:
    save_document(TREATY, by=None)
    save_document(titled("Something Else"), by=None)
    expected = [] if said == "happened came" else [TREATY.title]

    assert found(said) == expected


def test_search_looks_past_case_and_accents_on_both_sides() -> None:
    save_document(titled("Straße nach Zürich", key_facts=(KeyFact(label="Ort", value="ŁÓDŹ"),)), by=None)

    assert found("strasse ZURICH łodz") == found("Zü") == ["Straße nach Zürich"]


@pytest.mark.parametrize("said", ["", " ", "\0"])
def test_search_for_nothing_leaves_the_list_as_it_is(said: str) -> None:
    save_document(titled("One"), by=None)

    assert found(said) == ["One"]


@pytest.mark.parametrize("said", ["%", "_", "O_e", "\\", "'"])
def test_search_takes_wild_cards_as_letters(said: str) -> None:
    save_document(titled("One"), by=None)

    assert found(said) == []


def test_words_follow_each_save() -> None:
    article = save_document(titled("One", dek="A canal"), by=None)

    save_document(replace(titled("One"), dek="A railway"), article=article, by=None)

    assert (found("canal"), found("railway")) == ([], ["One"])


def test_words_find_an_article_by_its_new_address() -> None:
    article = save_document(titled("One"), by=None)

    moving.move(article, "meeting-in-the-tent")

    assert found("in-the-tent") == ["One"]


def test_migration_writes_the_words_of_articles_that_are_there() -> None:
    save_document(titled("One", dek="A canal"), by=None)
    article = save_document(titled("Two", dek="A railway"), by=None)
    save_document(titled("Two", dek="A tunnel"), article=article, by=None)
    ArticleWords.objects.all().delete()

    import_module("archive.desk.migrations.0009_words").fill(apps, None)

    assert (found("canal"), found("railway"), found("tunnel")) == (["One"], [], ["Two"])
