from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import given, settings

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.desk.revisions import Conflict, UnreadableRevision, read, restore
from archive.documents import Document, json_form
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.desk.documents import TREATY, rolled_back, titled, with_accepted_names
from tests.documents.strategies import documents

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def first(article: Article) -> Revision:
    return article.revisions.get(number=1)


@given(one=documents(), other=documents())
@settings(max_examples=15)
def test_restored_revision_is_whole_again(one: Document, other: Document) -> None:
    one, other = with_accepted_names(one), with_accepted_names(other)
    with rolled_back():
        editor = User.objects.create_user("editor")
        article = save_document(one, article=Article(slug="an-address-of-its-own"), by=None)
        kept = document_of(article)
        save_document(other, article=article, by=None)

        restore(first(article), opened=article.version, by=editor)

        assert document_of(article) == kept


def test_restoring_is_a_further_revision_with_its_reason(editor: User) -> None:
    article = save_document(TREATY, by=None)
    save_document(titled("All gone"), article=article, by=None)

    restored = restore(first(article), opened=2, by=editor)

    newest = restored.revisions.get(number=3)
    assert (read(newest), newest.by, newest.reason) == (TREATY, editor, "Revision 1 restored")
    assert article.revisions.count() == 3
    assert restored.slug == article.slug


def test_restoring_what_stands_writes_nothing(editor: User) -> None:
    article = save_document(TREATY, by=None)

    restore(first(article), opened=1, by=editor)

    assert article.revisions.count() == 1


def test_restoring_an_article_that_was_saved_meanwhile_is_refused(editor: User) -> None:
    article = save_document(TREATY, by=None)
    newer = replace(TREATY, lead="Newer.")
    save_document(newer, article=article, by=None)

    with pytest.raises(Conflict) as caught:
        restore(first(article), opened=1, by=editor)

    assert caught.value.newest.number == 2
    assert document_of(article) == newer


def test_restored_terms_have_their_present_names(editor: User) -> None:
    article = save_document(TREATY, by=None)
    save_document(replace(TREATY, tags=()), article=article, by=None)
    terms.rename(Tag.objects.get(name="Harbours"), "Ports")

    restore(first(article), opened=2, by=editor)

    assert document_of(article).tags == ("Ports", "Arms control")


def test_revision_of_an_earlier_format_is_restored(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_title(data: dict[str, Any]) -> dict[str, Any]:
        return {"title": data["name"], "lead": data["lead"]}

    monkeypatch.setitem(json_form.UPGRADES, 0, with_title)
    article = save_document(TREATY, by=None)
    article.revisions.update(document='{"format": 0, "name": "Talks", "lead": "They met."}')

    restore(first(article), opened=1, by=editor)

    assert document_of(article) == Document(title="Talks", lead="They met.")


@pytest.mark.parametrize("kept", ["{}", "not JSON", '{"format": 99, "title": "Later"}'])
def test_unreadable_revision_is_refused_and_named(editor: User, kept: str) -> None:
    article = save_document(TREATY, by=None)
    article.revisions.update(document=kept)

    with pytest.raises(UnreadableRevision, match=r"^Revision 1 cannot be read: "):
        restore(first(article), opened=1, by=editor)

    assert document_of(article) == TREATY
