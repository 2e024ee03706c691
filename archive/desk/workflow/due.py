"""Scheduled articles whose moment has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk import log, publishing
from archive.desk.models import Article, Submission
from archive.desk.publishing import Published
from archive.desk.workflow import gate
from archive.desk.workflow.states import submission_of
from archive.ledger.acts import RefusedAct


@dataclass(frozen=True, slots=True)
class Due:
    """What became of a scheduled article: it was published, or `failure` says why not."""

    article: Article
    published: Published | None = None
    failure: str = ""


def publish_due() -> list[Due]:
    """Publish every article that is due, the longest due first, each in a transaction of its own.

    May run late, twice, or in two processes at once: an article leaves its schedule in the very
    transaction that publishes it. One that is refused keeps its place, with the reason for its
    editors, and is tried again; it keeps nobody else waiting.
    """
    rows = Submission.objects.filter(stage=Submission.Stage.SCHEDULED, due_at__lte=timezone.now())
    articles = [submission.article for submission in rows.order_by("due_at", "pk").select_related("article")]
    return [due for article in articles if (due := _publish(article))]


def _publish(article: Article) -> Due | None:
    try:
        published = _publish_if_due(article, timezone.now())
    except (RefusedAct, ValidationError, DatabaseError) as error:
        failure = getattr(error, "reason", "") or str(error)
        waiting = Submission.objects.filter(article=article, stage=Submission.Stage.SCHEDULED)
        waiting.exclude(failure=failure).update(failure=failure)
        return Due(article, failure=failure)
    return Due(article, published) if published else None


@transaction.atomic
def _publish_if_due(article: Article, now: datetime) -> Published | None:
    """None where somebody else has published, unscheduled or postponed it meanwhile."""
    submission = submission_of(gate.locked(article))
    if submission is None or submission.due_at is None or submission.due_at > now:
        return None
    published = publishing.publish_scheduled(submission.article, submission)
    assert submission.scheduled_by is not None  # in whose name it was published
    said = _("Published as scheduled: edition %(number)d.") % {"number": published.edition.number}
    log.note(submission.scheduled_by, [submission.article], said)
    return published
