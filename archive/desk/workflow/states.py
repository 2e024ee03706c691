"""Where an article stands: read from its submission and from its record, never kept twice."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from archive.desk.models import Article, Submission
from archive.ledger.models import Record


class State(TextChoices):
    """A state of the workflow. An article with an edition whose correction is handed in is in
    review (approved, scheduled), though readers see its edition."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


Stage = Submission.Stage
_OPEN = Q(record=None) | Q(record__state=Record.State.PUBLISHED)
_AS_APPROVED = Q(submission__version=F("version"))
CONDITIONS: dict[State, Q] = {
    State.DRAFT: Q(record=None, submission=None),
    State.IN_REVIEW: _OPEN
    & (Q(submission__stage=Stage.IN_REVIEW) | Q(submission__stage=Stage.APPROVED) & ~_AS_APPROVED),
    State.APPROVED: _OPEN & Q(submission__stage=Stage.APPROVED) & _AS_APPROVED,
    State.SCHEDULED: _OPEN & Q(submission__stage=Stage.SCHEDULED),
    State.PUBLISHED: Q(record__state=Record.State.PUBLISHED, submission=None),
    State.WITHDRAWN: Q(record__state=Record.State.WITHDRAWN),
}
"""What makes out each state; every article is in one of them. What was written after an approval brings
the article back into review."""


def with_state(articles: QuerySet[Article]) -> QuerySet[Any]:
    """The articles, each with its `state`."""
    rules = [When(condition, then=Value(state.value)) for state, condition in CONDITIONS.items()]
    return articles.annotate(state=Case(*rules, output_field=CharField()))


def in_state(articles: QuerySet[Article], state: State) -> QuerySet[Any]:
    """Those of the articles that are in the state."""
    return articles.filter(CONDITIONS[state])


def submission_of(article: Article) -> Submission | None:
    """What is handed in of the article."""
    submission: Submission | None = getattr(article, "submission", None)
    return submission


def state_of(article: Article) -> State:
    """The state of an article that was read with its record and its submission."""
    submission = submission_of(article)
    if article.record and article.record.state == Record.State.WITHDRAWN:
        return State.WITHDRAWN
    if submission is None:
        return State.PUBLISHED if article.record else State.DRAFT
    if submission.stage == Submission.Stage.APPROVED and submission.version != article.version:
        return State.IN_REVIEW
    return State(submission.stage)
