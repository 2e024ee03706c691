"""What each role may do in each state of the workflow, and articles in these states."""

from __future__ import annotations

from archive.desk.articles import save_document
from archive.desk.models import Article, Submission
from archive.desk.workflow.states import State
from archive.ledger import acts
from tests.desk.documents import titled
from tests.desk.people import person

Stage = Submission.Stage
STAGES = {State.IN_REVIEW: Stage.IN_REVIEW, State.APPROVED: Stage.APPROVED, State.SCHEDULED: Stage.SCHEDULED}
WRITER = {
    State.DRAFT: {"submit", "comment"},
    State.IN_REVIEW: {"take_back", "comment"},
    State.APPROVED: {"comment"},
    State.SCHEDULED: {"comment"},
    State.PUBLISHED: {"comment"},
    State.WITHDRAWN: {"comment"},
}
EDITOR = {
    State.DRAFT: {"submit", "comment", "schedule", "publish"},
    State.IN_REVIEW: {"take_back", "comment", "approve", "send_back", "schedule", "publish"},
    State.APPROVED: {"comment", "send_back", "schedule", "publish"},
    State.SCHEDULED: {"comment", "send_back", "schedule", "unschedule", "publish"},
    State.PUBLISHED: {"submit", "comment", "schedule", "correct"},
    State.WITHDRAWN: {"comment"},
}
CHIEF = {
    **EDITOR,
    State.PUBLISHED: {*EDITOR[State.PUBLISHED], "withdraw"},
    State.WITHDRAWN: {"comment", "reinstate"},
}
STRANGER = {state: {"comment"} for state in State}


def article_in(state: State, *, is_public: bool = False) -> Article:
    """An article of the writer that stands in this state, as the database has it."""
    writer = person("writer")
    article = save_document(titled(f"Talks {state} {is_public}"), by=writer)
    if is_public or state in {State.PUBLISHED, State.WITHDRAWN}:
        article.record = acts.publish(titled("Talks"), slug=article.slug, by="editor").record
        article.save()
    if state == State.WITHDRAWN:
        assert article.record
        acts.withdraw(article.record, by="chief", note="In error")
    if state in STAGES:
        due_at = article.created_at if state == State.SCHEDULED else None
        Submission.objects.create(article=article, stage=STAGES[state], version=1, by=writer, due_at=due_at)
    return Article.objects.select_related("record", "submission").get(pk=article.pk)
