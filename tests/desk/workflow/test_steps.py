from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import Article, Step, Submission
from archive.desk.workflow import steps
from archive.desk.workflow.gate import NotAdmitted
from archive.desk.workflow.states import State, state_of
from archive.ledger import acts
from archive.ledger.acts import NoteMissing
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def state(article: Article) -> State:
    """The state of the article as the database has it."""
    return state_of(Article.objects.select_related("record", "submission").get(pk=article.pk))


def taken(article: Article) -> list[tuple[str, int, str, str]]:
    """The steps of the article: name, revision, by whom, comment."""
    return list(
        Step.objects.filter(article=article).values_list("name", "version", "by__username", "comment")
    )


def test_article_goes_from_its_author_to_approval() -> None:
    writer, editor = person("writer"), person("editor")
    article = save_document(titled("Talks"), by=writer)

    steps.submit(article, by=writer, comment="The second source is missing.")
    assert state(article) == State.IN_REVIEW

    steps.approve(article, by=editor)
    assert state(article) == State.APPROVED
    assert taken(article) == [
        ("submit", 1, "writer", "The second source is missing."),
        ("approve", 1, "editor", ""),
    ]


def test_article_sent_back_is_a_draft_with_a_comment_for_its_author() -> None:
    writer, editor = person("writer"), person("editor")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)

    steps.send_back(article, by=editor, comment="Who took part?")

    assert state(article) == State.DRAFT
    assert taken(article)[-1] == ("send_back", 1, "editor", "Who took part?")


def test_author_takes_an_article_back() -> None:
    writer = person("writer")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)

    steps.take_back(article, by=writer)

    assert state(article) == State.DRAFT


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_sending_back_and_commenting_say_something(comment: str) -> None:
    writer, editor = person("writer"), person("editor")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)

    for act in (steps.send_back, steps.comment_on):
        with pytest.raises(NotAdmitted, match="say what your colleagues should know"):
            act(article, by=editor, comment=comment)

    assert [name for name, *_rest in taken(article)] == ["submit"]


def test_article_is_handed_in_once() -> None:
    writer = person("writer")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)

    with pytest.raises(NotAdmitted, match="in review"):
        steps.submit(article, by=writer)

    assert Submission.objects.count() == 1


def test_approval_lapses_when_the_article_is_written_on() -> None:
    writer, editor = person("writer"), person("editor")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)
    steps.approve(article, by=editor)

    save_document(titled("Other talks"), article=article, by=editor)

    assert state(article) == State.IN_REVIEW
    steps.approve(article, by=editor)
    assert state(article) == State.APPROVED


def scheduled() -> tuple[Article, Submission]:
    editor = person("editor")
    article = save_document(titled("Talks"), by=editor)
    steps.schedule(article, due_at=timezone.now() + TOMORROW, by=editor, note="First light")
    return article, Submission.objects.get()


def test_scheduled_article_waits_with_note_and_revision() -> None:
    article, submission = scheduled()

    assert state(article) == State.SCHEDULED
    assert (submission.version, submission.note, submission.scheduled_by) == (
        1,
        "First light",
        person("editor"),
    )


def test_schedule_can_be_changed_and_then_holds_for_what_is_written_now() -> None:
    article, before = scheduled()
    save_document(titled("Other talks"), article=article, by=None)

    assert before.due_at
    later = before.due_at + TOMORROW
    steps.schedule(article, due_at=later, by=person("editor"))

    after = Submission.objects.get()
    assert (after.version, after.due_at, after.note) == (2, later, "")


def test_schedule_of_a_moment_that_has_passed_is_refused() -> None:
    article = save_document(titled("Talks"), by=None)

    with pytest.raises(NotAdmitted, match="has passed"):
        steps.schedule(article, due_at=timezone.now(), by=person("editor"))

    assert state(article) == State.DRAFT


def test_cancelled_schedule_gives_back_the_draft_or_the_approval() -> None:
    article, _submission = scheduled()
    editor = person("editor")

    steps.unschedule(article, by=editor)
    assert state(article) == State.DRAFT

    steps.submit(article, by=editor)
    steps.approve(article, by=editor)
    steps.schedule(article, due_at=timezone.now() + TOMORROW, by=editor)
    steps.unschedule(article, by=editor)
    assert state(article) == State.APPROVED


def test_scheduled_correction_has_a_note_and_somebody_who_may_correct() -> None:
    article = save_document(titled("Talks"), by=None)
    article.record = acts.publish(titled("Talks"), slug="talks", by="editor").record
    article.save()
    due_at = timezone.now() + TOMORROW

    with pytest.raises(NoteMissing):
        steps.schedule(article, due_at=due_at, by=person("editor"))
    limited = person("writer", "limited")
    limited.user_permissions.set(
        person("editor").groups.get().permissions.filter(codename__in=["publish_article", "view_article"])
    )
    with pytest.raises(NotAdmitted, match="limited may not"):
        steps.schedule(article, due_at=due_at, by=limited, note="Mended")

    steps.schedule(article, due_at=due_at, by=person("editor"), note="Mended")
    assert state(article) == State.SCHEDULED
