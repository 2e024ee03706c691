from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.documents import Relation, RelationType, to_json
from tests.desk.admin.pages import account, errors, signed_in, texts, tree
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

HISTORY = "/admin/desk/article/{}/history/"
COMPARE = "/admin/desk/article/{}/compare/"
RESTORE = "/admin/desk/article/{}/restore/{}/"
REST = "1998 the coastal powers handed over two drafts."
CHANGED = replace(TREATY, lead="On 4 March 1998.", tags=("Harbours", "Straits"))


@pytest.fixture
def editor() -> Client:
    return signed_in(account("editor", "editor"))


@pytest.fixture
def treaty() -> Article:
    """A treaty with two revisions."""
    article = save_document(TREATY, by=account("first"), reason="Written down")
    return save_document(CHANGED, article=article, by=account("second"), reason="The <day>")


def rows(response: Any) -> list[list[str]]:
    """The cells of the table of revisions."""
    (table,) = (each for each in tree(response).iter("table") if each.get("class") == "revisions")
    body = next(table.iter("tbody"))
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in body.iter("tr")]


def test_history_lists_every_revision_with_who_and_why(editor: Client, treaty: Article) -> None:
    response = editor.get(HISTORY.format(treaty.pk))

    assert [[row[2], *row[4:]] for row in rows(response)] == [
        ["2", "second", "The <day> What changed Preview link…"],
        ["1", "first", "Written down Restore… Preview link…"],
    ]


def test_history_tells_which_revisions_readers_got(treaty: Article) -> None:
    chief = account("chief", superuser=True)
    publishing.publish(treaty, by=chief)
    save_document(TREATY, article=treaty, by=chief, reason="Back")

    response = signed_in(chief).get(HISTORY.format(treaty.pk))

    assert [row[5] for row in rows(response)] == [
        "Back What changed Preview link…",
        "The <day> published What changed Restore… Preview link…",
        "Written down Restore… Preview link…",
    ]


def test_history_takes_as_many_queries_for_three_revisions_as_for_one(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    one, three = save_document(TREATY, by=None), save_document(TREATY, by=None)
    for number in range(2):
        save_document(titled(f"Title {number}"), article=three, by=account(f"writer {number}"))
    editor.get(HISTORY.format(one.pk))

    for article in (one, three):
        with django_assert_num_queries(8):
            editor.get(HISTORY.format(article.pk))


def test_history_of_many_revisions_has_pages(editor: Client) -> None:
    article = save_document(titled("Title"), by=None)
    for number in range(50):
        save_document(titled(f"Title {number}"), article=article, by=None)

    second = editor.get(HISTORY.format(article.pk), {"page": "2"})

    assert [row[2] for row in rows(second)] == ["1"]


def test_compare_shows_what_changed_word_by_word(editor: Client, treaty: Article) -> None:
    response = editor.get(COMPARE.format(treaty.pk), {"old": "1", "new": "2"})

    (words,) = (each for each in tree(response).iter("p") if each.get("class") == "words")
    assert [each.text for each in words.iter("del")] == [
        "3 ",
        "1998 the coastal powers handed over two drafts.",
    ]
    assert [each.text for each in words.iter("ins")] == ["4 ", "1998."]
    changes = (each for each in tree(response).iter("ul") if each.get("class") == "changes")
    assert [item[0].text for each in changes for item in each] == [
        "Lead",
        "Tag “Straits”",
        "Tag “Arms control”",
    ]


def test_compare_the_other_way_round_and_with_itself(editor: Client, treaty: Article) -> None:
    back = editor.get(COMPARE.format(treaty.pk), {"old": "2", "new": "1"})
    same = editor.get(COMPARE.format(treaty.pk), {"old": "2", "new": "2"})

    assert [each.text for each in tree(back).iter("ins")][:2] == [
        "3 ",
        "1998 the coastal powers handed over two drafts.",
    ]
    assert b"They say the same." in same.content


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"old": "1", "new": "7"}, "There is no revision 7."),
        ({"old": "0", "new": "1"}, "Ensure this value is greater than or equal to 1."),
        ({"old": "x", "new": "1"}, "Enter a whole number."),
        ({"new": "1"}, "This field is required."),
        ({"old": "9" * 30, "new": "1"}, "Ensure this value is less than or equal to 2147483647."),
    ],
)
def test_compare_says_what_is_wrong_with_its_numbers(
    editor: Client, treaty: Article, query: dict[str, str], message: str
) -> None:
    response = editor.get(COMPARE.format(treaty.pk), query)

    assert (response.status_code, errors(response)) == (200, [message])


def test_compare_with_an_unreadable_revision_says_so(editor: Client, treaty: Article) -> None:
    treaty.revisions.filter(number=1).update(document="{}")

    response = editor.get(COMPARE.format(treaty.pk), {"old": "1", "new": "2"})

    assert errors(response) == ["Revision 1 cannot be read: format: is not 1; title: is missing"]


def test_revisions_of_another_article_are_not_to_be_had(editor: Client, treaty: Article) -> None:
    other = save_document(titled("Other"), by=None)

    assert errors(editor.get(COMPARE.format(other.pk), {"old": "1", "new": "2"})) == [
        "There is no revision 2."
    ]
    assert editor.get(RESTORE.format(other.pk, 2)).status_code == 404


def test_restore_asks_first_and_changes_nothing_when_looked_at(editor: Client, treaty: Article) -> None:
    response = editor.get(RESTORE.format(treaty.pk, 1))

    assert texts(response, "p", "words") == [
        "On 4 3 March 1998.1998 the coastal powers handed over two drafts."
    ]
    assert document_of(treaty) == CHANGED


def test_restore_brings_the_whole_text_back_and_notes_it(editor: Client, treaty: Article) -> None:
    response = editor.post(RESTORE.format(treaty.pk, 1), {"opened": "2"})

    assert response.status_code == 302
    assert document_of(treaty) == TREATY
    newest = treaty.revisions.get(number=3)
    assert (str(newest.by), newest.reason) == ("editor", "Revision 1 restored")
    assert LogEntry.objects.latest("pk").change_message == "Revision 1 is restored."


@pytest.mark.parametrize("opened", ["1", "", "x", "9" * 5000])
def test_restore_of_what_was_not_seen_is_refused(editor: Client, treaty: Article, opened: str) -> None:
    response = editor.post(RESTORE.format(treaty.pk, 1), {"opened": opened})

    assert errors(response) == [
        "second has saved this article meanwhile (revision 2). Nothing is restored yet; below is what "
        "would change now."
    ]
    assert document_of(treaty) == CHANGED


def test_restore_that_the_article_cannot_hold_says_why(editor: Client, treaty: Article) -> None:
    of_itself = titled("A", relations=(Relation(type=RelationType.LED_TO, target=treaty.slug),))
    treaty.revisions.filter(number=1).update(document=to_json(of_itself))

    response = editor.post(RESTORE.format(treaty.pk, 1), {"opened": "2"})

    assert errors(response) == ["relations[0].target: names the article itself"]
    assert document_of(treaty) == CHANGED


def test_restore_of_an_unreadable_revision_says_so(editor: Client, treaty: Article) -> None:
    treaty.revisions.filter(number=1).update(document="{}")

    for response in (
        editor.get(RESTORE.format(treaty.pk, 1)),
        editor.post(RESTORE.format(treaty.pk, 1), {"opened": "2"}),
    ):
        assert errors(response) == ["Revision 1 cannot be read: format: is not 1; title: is missing"]


def test_writer_reads_what_others_wrote_and_restores_own_drafts_alone(treaty: Article) -> None:
    writer = account("writer", "writer")
    own = save_document(TREATY, by=writer)
    save_document(CHANGED, article=own, by=writer)
    client = signed_in(writer)

    told = [row[5] for row in rows(client.get(HISTORY.format(treaty.pk)))]
    assert told == ["The <day> What changed", "Written down"]
    assert client.get(COMPARE.format(treaty.pk), {"old": "1", "new": "2"}).status_code == 200
    assert client.get(RESTORE.format(treaty.pk, 1)).status_code == 403
    assert client.post(RESTORE.format(treaty.pk, 1), {"opened": "2"}).status_code == 403
    assert document_of(treaty) == CHANGED
    assert client.post(RESTORE.format(own.pk, 1), {"opened": "2"}).status_code == 302
    assert document_of(own) == TREATY


def test_restoring_a_published_article_changes_nothing_for_readers(treaty: Article) -> None:
    chief = account("chief", superuser=True)
    edition = publishing.publish(treaty, by=chief).edition

    assert signed_in(chief).post(RESTORE.format(treaty.pk, 1), {"opened": "2"}).status_code == 302
    treaty.refresh_from_db()
    assert treaty.record is not None
    assert treaty.record.edition == edition
    assert document_of(treaty) == TREATY


@pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "²"])
def test_history_of_nothing_is_not_found(editor: Client, pk: str) -> None:
    assert editor.get(HISTORY.format(pk)).status_code == 404
