"""The steps before publishing: hand in, approve, send back, schedule. Each goes through the gate."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk.articles import document_of
from archive.desk.models import Article, Submission
from archive.desk.workflow import gate, table
from archive.desk.workflow.gate import NotAdmitted
from archive.desk.workflow.hints import anchors
from archive.desk.workflow.states import submission_of
from archive.ledger.acts import NoteMissing

Stage = Submission.Stage


@transaction.atomic
def submit(article: Article, *, by: User, comment: str = "") -> None:
    """Hand the article in for review."""
    now = gate.take(article, table.SUBMIT, by=by, comment=comment)
    Submission.objects.create(article=now, stage=Stage.IN_REVIEW, version=now.version, by=by)


@transaction.atomic
def take_back(article: Article, *, by: User, comment: str = "") -> None:
    """Take the article back from review, to go on writing."""
    gate.take(article, table.TAKE_BACK, by=by, comment=comment)
    forget([article])


@transaction.atomic
def comment_on(article: Article, *, by: User, comment: str) -> None:
    """Tell colleagues something about the article."""
    _require(comment, article)
    gate.take(article, table.COMMENT, by=by, comment=comment)


@transaction.atomic
def approve(article: Article, *, by: User, comment: str = "") -> None:
    """Find the article, as it is written now, good to be published."""
    now = gate.take(article, table.APPROVE, by=by, comment=comment)
    Submission.objects.filter(article=now).update(stage=Stage.APPROVED, version=now.version, approved_by=by)


@transaction.atomic
def send_back(article: Article, *, by: User, comment: str) -> None:
    """Give the article back to its author, with a comment on what is missing."""
    _require(comment, article)
    gate.take(article, table.SEND_BACK, by=by, comment=comment)
    forget([article])


@transaction.atomic
def schedule(article: Article, *, due_at: datetime, by: User, note: str = "") -> None:
    """Have the article published, as it is written now, at a moment to come; `note` goes with it.

    Asks the gate for both, for scheduling and for what is going to be done. May change a schedule.
    """
    now = gate.take(article, table.SCHEDULE, by=by, comment=note)
    gate.admit_all([now], table.CORRECT if now.record else table.PUBLISH, by=by)
    if due_at <= timezone.now():
        raise NotAdmitted(_("this moment has passed"), slug=now.slug)
    anchors.refuse_broken([(now, document_of(now))])
    if now.record and not note.strip():
        raise NoteMissing(now.slug)
    submission = submission_of(now) or Submission(article=now, by=by)
    if submission.version != now.version:
        submission.approved_by = None
    submission.stage, submission.version = Stage.SCHEDULED, now.version
    submission.due_at, submission.scheduled_by = due_at, by
    submission.note, submission.failure = note, ""
    submission.save()


@transaction.atomic
def unschedule(article: Article, *, by: User, comment: str = "") -> None:
    """Cancel the schedule: what was approved is approved still, what was not is a draft again."""
    now = gate.take(article, table.UNSCHEDULE, by=by, comment=comment)
    submission = submission_of(now)
    if submission is None or submission.approved_by is None:
        forget([now])
        return
    submission.stage, submission.due_at, submission.scheduled_by = Stage.APPROVED, None, None
    submission.note = submission.failure = ""
    submission.save()


def forget(articles: list[Article]) -> None:
    """Nothing is handed in of these articles any more."""
    Submission.objects.filter(article__in=articles).delete()


def _require(comment: str, article: Article) -> None:
    if not comment.strip():
        raise NotAdmitted(_("say what your colleagues should know"), slug=article.slug)
