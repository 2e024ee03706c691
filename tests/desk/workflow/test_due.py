from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article, Step, Submission
from archive.desk.workflow import steps
from archive.desk.workflow.due import publish_due
from archive.desk.workflow.states import State, state_of
from archive.ledger.models import Edition, Entry
from tests.desk.documents import titled
from tests.desk.people import person

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that shows noon until it is moved."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def editor(db: None) -> User:
    return person("editor")


def scheduled(by: User, title: str = "Talks", *, due_at: datetime = NOON + HOUR) -> Article:
    """An article that is due at one o'clock."""
    article = save_document(titled(title), by=by)
    steps.schedule(article, due_at=due_at, by=by)
    return article


def results() -> list[tuple[str, int, str]]:
    """What a run did: slug, number of the edition (0: none), failure."""
    return [
        (due.article.slug, due.published.edition.number if due.published else 0, due.failure)
        for due in publish_due()
    ]


def test_nothing_is_published_before_its_moment(clock: time_machine.Traveller, editor: User) -> None:
    scheduled(editor)
    clock.shift(HOUR - timedelta(microseconds=1))

    assert results() == []
    assert not Edition.objects.exists()


def test_article_is_published_at_its_moment_and_once(clock: time_machine.Traveller, editor: User) -> None:
    article = scheduled(editor)
    clock.shift(HOUR)

    assert results() == [("talks", 1, "")]
    assert results() == []
    assert [(entry.act, entry.actor, entry.at) for entry in Entry.objects.all()] == [
        ("publish", "editor", NOON + HOUR)
    ]
    assert list(Step.objects.values_list("name", "by__username")) == [
        ("schedule", "editor"),
        ("publish", "editor"),
    ]
    article = Article.objects.select_related("record", "submission").get()
    assert state_of(article) == State.PUBLISHED
    assert [(entry.user, entry.object_repr, entry.change_message) for entry in LogEntry.objects.all()] == [
        (editor, "Talks", "Published as scheduled: edition 1.")
    ]


def test_missed_hours_are_made_up_for_in_order(clock: time_machine.Traveller, editor: User) -> None:
    scheduled(editor, "Second", due_at=NOON + 2 * HOUR)
    scheduled(editor, "First")
    scheduled(editor, "Next week", due_at=NOON + timedelta(days=7))
    clock.shift(timedelta(days=3))

    assert results() == [("first", 1, ""), ("second", 1, "")]


def test_clock_that_is_put_back_takes_nothing_back(clock: time_machine.Traveller, editor: User) -> None:
    scheduled(editor)
    clock.shift(HOUR)
    publish_due()
    clock.move_to(NOON - HOUR)

    assert results() == []
    assert Edition.objects.count() == 1


def test_what_is_written_after_scheduling_stays_at_the_desk(
    clock: time_machine.Traveller, editor: User
) -> None:
    article = scheduled(editor)
    save_document(titled("Talks", closing="Half a sentence"), article=article, by=editor)
    clock.shift(HOUR)

    assert results() == [("talks", 1, "")]
    assert Edition.objects.get().value == titled("Talks")
    assert list(Step.objects.values_list("name", "version")) == [("schedule", 1), ("publish", 1)]
    publishing.correct(Article.objects.get(), by=editor, note="The end")
    assert Edition.objects.count() == 2


def test_scheduled_correction_is_the_next_edition_with_its_note(
    clock: time_machine.Traveller, editor: User
) -> None:
    article = save_document(titled("Talks"), by=editor)
    publishing.publish(article, by=editor)
    save_document(titled("Talks", closing="They failed."), article=article, by=editor)
    steps.schedule(article, due_at=NOON + HOUR, by=editor, note="The end was missing")
    clock.shift(HOUR)

    assert results() == [("talks", 2, "")]
    assert list(Edition.objects.values_list("number", "note")) == [(1, ""), (2, "The end was missing")]


def test_refused_article_keeps_its_place_and_keeps_nobody_waiting(
    clock: time_machine.Traveller, editor: User
) -> None:
    leaver = person("editor", "leaver")
    article = scheduled(leaver, "Left behind")
    scheduled(editor, "Talks", due_at=NOON + 2 * HOUR)
    leaver.is_active = False
    leaver.save()
    clock.shift(3 * HOUR)

    assert results() == [
        ("left-behind", 0, "leaver may not do this with the article"),
        ("talks", 1, ""),
    ]
    submission = Submission.objects.get()
    assert (submission.article, submission.failure) == (article, "leaver may not do this with the article")
    assert list(Step.objects.filter(article=article).values_list("name", flat=True)) == ["schedule"]

    leaver.is_active = True
    leaver.save()
    assert results() == [("left-behind", 1, "")]


def test_schedule_of_an_account_that_is_gone_is_not_kept_in_silence(
    clock: time_machine.Traveller, editor: User
) -> None:
    scheduled(person("editor", "leaver"))
    User.objects.get(username="leaver").delete()
    clock.shift(HOUR)

    assert results() == [("talks", 0, "the account that scheduled it is no more")]
    assert not Edition.objects.exists()


def test_cancelled_and_postponed_articles_are_left_alone(clock: time_machine.Traveller, editor: User) -> None:
    cancelled, postponed = scheduled(editor, "Cancelled"), scheduled(editor, "Postponed")
    steps.unschedule(cancelled, by=editor)
    steps.schedule(postponed, due_at=NOON + 2 * HOUR, by=editor)
    clock.shift(HOUR)

    assert results() == []


def test_article_published_by_hand_leaves_the_schedule(clock: time_machine.Traveller, editor: User) -> None:
    article = scheduled(editor)
    publishing.publish(article, by=editor)
    clock.shift(HOUR)

    assert results() == []
    assert Edition.objects.count() == 1


def test_second_person_is_asked_for_when_scheduling_and_when_it_is_due(
    clock: time_machine.Traveller, editor: User, settings: Any
) -> None:
    settings.SECOND_PERSON = True
    article = save_document(titled("Talks"), by=person("writer"))
    steps.submit(article, by=person("writer"))
    steps.approve(article, by=editor)
    steps.schedule(article, due_at=NOON + HOUR, by=editor)
    Submission.objects.update(scheduled_by=person("chief", "writer"), approved_by=None)
    clock.shift(HOUR)

    assert [failure.partition(":")[0] for _slug, _number, failure in results()] == [
        "a second person must approve it"
    ]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_make_one_edition() -> None:
    editor = User.objects.create_superuser("editor")  # roles may be gone: such tests empty the database
    articles = [
        scheduled(editor, f"Talks {number}", due_at=datetime.max.replace(tzinfo=UTC)) for number in range(5)
    ]
    Submission.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
    start = threading.Barrier(3)

    def run() -> None:
        start.wait()
        publish_due()
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(Entry.objects.values_list("slug", flat=True)) == [article.slug for article in articles]
    assert list(Submission.objects.all()) == []
