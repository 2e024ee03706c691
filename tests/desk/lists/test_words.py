from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.articles import moving, save_document
from archive.desk.lists import words
from archive.desk.models import Article, ArticleWords
from archive.documents import KeyFact
from tests.desk.documents import TREATY, rolled_back, titled

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


PIECE = st.text("aé%_\\\\\"'*?[#-中", min_size=1, max_size=5)


@given(texts=st.lists(PIECE, min_size=1, max_size=4), said=PIECE)
def test_index_finds_what_reading_every_text_finds(texts: list[str], said: str) -> None:
    with rolled_back():
        for text in texts:
            save_document(titled("One", dek=text), by=None)
        indexed = words.search(Article.objects.all(), said).count()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(words, "FEW", -1)

            assert words.search(Article.objects.all(), said).count() == indexed


def test_rare_words_are_looked_up_in_the_index() -> None:
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[connection.vendor]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # which is cheaper where nothing is there
        cursor.execute(f"{explain} {words.INDEXED[connection.vendor]}", ["%canal%", 9])
        plan = str(cursor.fetchall())

    assert {"sqlite": "VIRTUAL TABLE INDEX 0:L0", "postgresql": "desk_wordindex"}[connection.vendor] in plan


def test_common_words_are_not_listed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "FEW", 1)
    save_document(titled("One", dek="A canal"), by=None)
    save_document(titled("Two", dek="A canal and a tunnel"), by=None)

    assert found("canal") == ["One", "Two"]
    assert found("canal tunnel") == found("tunnel") == ["Two"]
    assert " IN (" not in str(words.search(Article.objects.all(), "canal").query)


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


def test_migration_indexes_the_words_that_are_there() -> None:
    save_document(titled("One", dek="A canal"), by=None)
    migration = import_module("archive.desk.migrations.0017_word_index")

    def execute(sql: str, params: None) -> None:
        connection.check_constraints()  # PostgreSQL makes no index where checks are put off
        with connection.cursor() as cursor:
            cursor.execute(sql)

    editor = SimpleNamespace(connection=connection, execute=execute)
    migration.drop(apps, editor)
    ArticleWords.objects.update(text="a canal")
    migration.build(apps, editor)

    assert (ArticleWords.objects.get().text, found("canal")) == ("a canal one", ["One"])
