"""What the article page tells of the article's way to readers."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.admin import filters
from archive.desk.models import Article, Step, Submission
from archive.desk.workflow.states import State, state_of, submission_of

SHOWN = 30
STEPS = {
    "submit": gettext_lazy("Submitted"),
    "take_back": gettext_lazy("Taken back"),
    "approve": gettext_lazy("Approved"),
    "send_back": gettext_lazy("Sent back"),
    "comment": gettext_lazy("Comment"),
    "schedule": gettext_lazy("Scheduled"),
    "unschedule": gettext_lazy("Schedule cancelled"),
    "publish": gettext_lazy("Published"),
    "correct": gettext_lazy("Corrected"),
    "withdraw": gettext_lazy("Withdrawn"),
    "reinstate": gettext_lazy("Reinstated"),
}
TOLD = {
    State.DRAFT: gettext_lazy("Readers do not see it."),
    State.IN_REVIEW: gettext_lazy("It waits for an editor."),
    State.APPROVED: gettext_lazy(
        "It is good to be published as it is now; another change needs approval anew."
    ),
    State.PUBLISHED: gettext_lazy("Readers see what you save here once you publish it as a correction."),
    State.WITHDRAWN: gettext_lazy("Readers find a note in its place."),
}


def told(article: Article) -> dict[str, Any]:
    """The state of the article, which may be new, its sign, what follows from it, and the last steps."""
    submission = submission_of(article)
    state = state_of(article)
    return {
        "state": filters.state_of(article),
        "stands": state,
        "told": _scheduled(submission) if submission and state == State.SCHEDULED else TOLD[state],
        "failure": _failure(submission) if submission and submission.failure else "",
        "steps": steps_of(article) if article.pk else [],
    }


def steps_of(article: Article) -> list[Step]:
    """The last steps of an article, newest first, each with its `label`."""
    rows: QuerySet[Step] = Step.objects.filter(article=article).select_related("by").order_by("-pk")
    steps = list(rows[:SHOWN])
    for step in steps:
        step.label = STEPS.get(step.name, step.name)  # type: ignore[attr-defined]
    return steps


def _scheduled(submission: Submission) -> str:
    assert submission.due_at is not None
    moment = date_format(timezone.localtime(submission.due_at), "j E Y, H:i T")
    message = _("It will be published on %(moment)s as revision %(number)d; what is written later waits.")
    return message % {"moment": moment, "number": submission.version}


def _failure(submission: Submission) -> str:
    return _("It was due and could not be published: %(why)s") % {"why": submission.failure}
