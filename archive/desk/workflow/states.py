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


RULES: tuple[tuple[Q, State], ...] = (
    (Q(record__state=Record.State.WITHDRAWN), State.WITHDRAWN),
    (Q(submission__stage=Submission.Stage.SCHEDULED), State.SCHEDULED),
    (Q(submission__stage=Submission.Stage.APPROVED, submission__version=F("version")), State.APPROVED),
    (Q(submission__isnull=False), State.IN_REVIEW),
    (Q(record__isnull=False), State.PUBLISHED),
)
"""The first that holds tells the state; an article of which none holds is a draft. What was written
after an approval brings the article back into review."""


def with_state(articles: QuerySet[Article]) -> QuerySet[Any]:
    """The articles, each with its `state`."""
    rules = [When(rule, then=Value(state.value)) for rule, state in RULES]
    state = Case(*rules, default=Value(State.DRAFT.value), output_field=CharField())
    return articles.annotate(state=state)


def in_state(articles: QuerySet[Article], *states: State) -> QuerySet[Article]:
    """Those of the articles that are in one of the states."""
    return with_state(articles).filter(state__in=states)


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
