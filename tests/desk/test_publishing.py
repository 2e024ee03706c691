from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.documents import Relation, RelationType
from archive.ledger.acts import NoteMissing, NothingChanged, RefusedAct
from archive.ledger.models import Edition, Entry, Record
from archive.ledger.reading import current_edition
from tests.desk.documents import TREATY, titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db

OLD_DEMAND = titled("Old demand")


@pytest.fixture
def editor() -> User:
    return person("chief", "editor")


def test_published_article_is_the_first_edition_of_a_record(editor: User) -> None:
    article = save_document(titled("Talks"), by=None)

    published = publishing.publish(article, by=editor)

    assert published.left_out == ()
    assert (published.edition.number, published.edition.value) == (1, titled("Talks"))
    assert Article.objects.get().record == published.edition.record
    assert [(entry.act, entry.actor, entry.slug) for entry in Entry.objects.all()] == [
        ("publish", "editor", "talks")
    ]


def test_references_to_drafts_are_left_out_and_told(editor: User) -> None:
    save_document(titled("Secret draft"), by=None)
    relations = (Relation(type=RelationType.LED_TO, target="secret-draft"),)
    article = save_document(titled("Talks", relations=relations), by=None)

    published = publishing.publish(article, by=editor)

    assert published.left_out == ("secret-draft",)
    assert published.edition.value == titled("Talks")
    assert "secret-draft" not in Edition.objects.get().document


def test_preview_says_what_publishing_then_does(editor: User) -> None:
    article = save_document(TREATY, by=None)

    preview = publishing.preview(article)

    assert preview.left_out == ("1990-05-old-demand",)
    assert publishing.publish(article, by=editor).edition.value == preview.document


def test_published_article_is_not_published_again(editor: User) -> None:
    article = save_document(titled("Talks"), by=None)
    publishing.publish(article, by=editor)

    with pytest.raises(RefusedAct, match="with an article that is published"):
        publishing.publish(Article.objects.get(), by=editor)

    assert Edition.objects.count() == 1


def test_correction_is_the_next_edition_with_its_note(editor: User) -> None:
    article = save_document(titled("Talks"), by=None)
    publishing.publish(article, by=editor)
    save_document(titled("Talks", closing="They failed."), article=article, by=None)

    edition = publishing.correct(article, by=editor, note="The end was missing.").edition

    assert (edition.number, edition.note, edition.value.closing) == (
        2,
        "The end was missing.",
        "They failed.",
    )


@pytest.mark.parametrize(("note", "refusal"), [("", NoteMissing), ("Nothing", NothingChanged)])
def test_correction_without_note_or_change_is_refused(
    editor: User, note: str, refusal: type[RefusedAct]
) -> None:
    article = save_document(titled("Talks"), by=None)
    publishing.publish(article, by=editor)
    if not note:
        save_document(titled("Talks", closing="They failed."), article=article, by=None)

    with pytest.raises(refusal):
        publishing.correct(article, by=editor, note=note)

    assert Edition.objects.count() == 1


def test_correction_publishes_a_new_address_and_keeps_the_old_one(editor: User) -> None:
    article = save_document(titled("Talks"), by=None)
    publishing.publish(article, by=editor)
    article.slug = "peace-talks"
    article.save()

    publishing.correct(article, by=editor, note="A better address")

    current = current_edition("talks")
    assert current is not None
    assert current.record.slug == "peace-talks"


def test_new_address_of_a_published_article_is_named_by_others_only_once_it_is_public(editor: User) -> None:
    target = save_document(titled("Target"), by=None)
    publishing.publish(target, by=editor)
    target.slug = "new-address"
    target.save()
    relations = (Relation(type=RelationType.LED_TO, target="target"),)
    article = save_document(titled("Talks", relations=relations), by=None)

    assert publishing.publish(article, by=editor).left_out == ()

    publishing.correct(target, by=editor, note="A better address")
    assert publishing.preview(article).document.relations == (replace(relations[0], target="new-address"),)


def test_withdrawn_record_can_be_reinstated(editor: User) -> None:
    article = save_document(titled("Talks"), by=None)
    publishing.publish(article, by=editor)

    publishing.withdraw(article, by=editor, note="In error")
    assert Record.objects.get().state == Record.State.WITHDRAWN

    publishing.reinstate(article, by=editor, note="Checked")
    assert Record.objects.get().state == Record.State.PUBLISHED
    assert [entry.act for entry in Entry.objects.all()] == ["publish", "withdraw", "reinstate"]


@pytest.mark.parametrize("act", [publishing.correct, publishing.withdraw, publishing.reinstate])
def test_draft_is_neither_corrected_nor_withdrawn(editor: User, act: object) -> None:
    article = save_document(titled("Talks"), by=None)

    with pytest.raises(RefusedAct, match="with an article that is draft"):
        act(article, by=editor, note="Why not")  # type: ignore[operator]

    assert not Entry.objects.exists()


def test_articles_published_together_may_name_each_other() -> None:
    one, other = titled("One"), titled("Other")
    one = replace(one, relations=(Relation(type=RelationType.LED_TO, target="other"),))
    contents = [(save_document(each, by=None), each) for each in (one, other)]

    published = publishing.publish_all(contents, by=None, note="Corrected")

    assert [each.edition.value for each in published.values()] == [one, other]
    assert publishing.publish_all(contents, by=None, note="Corrected") == {}
