"""The lists of the front page; a fixed number of queries, however much there is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from archive.desk.front import care
from archive.desk.front.worklist import Line, WorkList, count
from archive.desk.models import Article, Step, Submission
from archive.desk.workflow import table
from archive.desk.workflow.states import State, in_state, state_of

SHOWN = 8
MOST_PENDING = 500
"""Articles that are handed in at once; more of them are not shown here."""


def front_page(user: Any) -> list[WorkList]:
    """The lists for this person. Those that are empty are left out, but for one's own drafts."""
    lists = [_drafts(user), *_pending(), *_public(), *care.lists(user)]
    own, *others = lists
    return [own, *(each for each in others if each.lines)]


def _drafts(user: Any) -> WorkList:
    """One's own drafts; of those that were sent back, what is missing."""
    newest = Step.objects.filter(article=OuterRef("pk")).order_by("-pk")
    own = Article.objects.filter(created_by=user)
    drafts = in_state(own, State.DRAFT).annotate(
        step=Subquery(newest.values("name")[:1]), comment=Subquery(newest.values("comment")[:1])
    )
    rows = drafts.order_by("-changed_at").only("title", "changed_at")[:SHOWN]
    lines = [Line(row.pk, row.title, _sent_back(row), at=row.changed_at) for row in rows]
    query = f"state=draft&author={user.pk}"
    return WorkList("drafts", _("My drafts"), lines, count(in_state(own, State.DRAFT)), query)


def _sent_back(row: Any) -> str:
    return _("Sent back: %(comment)s") % {"comment": row.comment} if row.step == table.SEND_BACK.name else ""


def _pending() -> list[WorkList]:
    """What is handed in, by how far it has come."""
    rows = Submission.objects.select_related("article__record", "by", "approved_by", "scheduled_by")
    pending = list(_short(rows.order_by("at"), "article__")[:MOST_PENDING])
    by_state: dict[State, list[Submission]] = {}
    for submission in pending:
        by_state.setdefault(state_of(submission.article), []).append(submission)
    review, approved = by_state.get(State.IN_REVIEW, []), by_state.get(State.APPROVED, [])
    scheduled = sorted(by_state.get(State.SCHEDULED, []), key=lambda each: (each.due_at, each.pk))
    return [
        _work_list("review", _("Waiting for review"), State.IN_REVIEW, map(_handed_in, review)),
        _work_list("approved", _("Approved"), State.APPROVED, map(_approved, approved)),
        _work_list("scheduled", _("Scheduled"), State.SCHEDULED, map(_scheduled, scheduled)),
    ]


def _work_list(name: str, title: str, state: State, lines: Iterable[Line]) -> WorkList:
    every = list(lines)
    return WorkList(name, title, every[:SHOWN], len(every), f"state={state}")


def _handed_in(each: Submission) -> Line:
    lapsed = each.stage == Submission.Stage.APPROVED
    remark = _("Changed since it was approved") if lapsed else ""
    return Line(each.article_id, each.article.title, remark, str(each.by or ""), each.at)


def _approved(each: Submission) -> Line:
    return Line(each.article_id, each.article.title, "", str(each.approved_by or ""), each.at)


def _scheduled(each: Submission) -> Line:
    who = str(each.scheduled_by or "")
    failure = _("Could not be published: %(why)s") % {"why": each.failure} if each.failure else ""
    return Line(each.article_id, each.article.title, failure, who, each.due_at, is_late=bool(each.failure))


def _public() -> list[WorkList]:
    """What readers have seen lately."""
    return [
        WorkList("published", _("Published lately"), _steps(table.PUBLISH), query="state=published"),
        WorkList("corrected", _("Corrected lately"), _steps(table.CORRECT)),
    ]


def _steps(transition: table.Transition) -> list[Line]:
    rows = Step.objects.filter(name=transition.name).select_related("article", "by").order_by("-pk")
    short = _short(rows, "article__")[:SHOWN]
    return [Line(row.article_id, row.article.title, row.comment, str(row.by or ""), row.at) for row in short]


def _short(rows: QuerySet[Any], article: str) -> QuerySet[Any]:
    """The rows without the long texts of their articles."""
    return rows.defer(*(f"{article}{name}" for name in ("headline", "dek", "lead", "closing")))
