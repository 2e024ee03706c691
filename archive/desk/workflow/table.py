"""The table of the workflow: every transition, from where it leads, and who may go it."""

from __future__ import annotations

from dataclasses import dataclass

from archive.desk.workflow.states import State
from archive.ledger.models import Record

NEW = ""
PUBLISHED = str(Record.State.PUBLISHED)
WITHDRAWN = str(Record.State.WITHDRAWN)

HANDED_IN = frozenset({State.IN_REVIEW, State.APPROVED, State.SCHEDULED})
BEFORE = frozenset({State.DRAFT, State.PUBLISHED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A transition: the states from which it leads, the states of the record in which it can be
    gone (`NEW`: there is none yet), and the permission that it needs.

    `own`: without the right to change every article, for one's own articles alone.
    `second`: where the archive demands a second person, it takes one.
    """

    name: str
    permission: str
    sources: frozenset[State]
    records: frozenset[str] = frozenset({NEW, PUBLISHED})
    own: bool = False
    second: bool = False


SUBMIT = Transition(name="submit", permission="desk.change_article", sources=BEFORE, own=True)
TAKE_BACK = Transition(
    name="take_back", permission="desk.change_article", sources=frozenset({State.IN_REVIEW}), own=True
)
COMMENT = Transition(
    name="comment",
    permission="desk.view_article",
    sources=frozenset(State),
    records=frozenset({NEW, PUBLISHED, WITHDRAWN}),
)
APPROVE = Transition(
    name="approve", permission="desk.approve_article", sources=frozenset({State.IN_REVIEW}), second=True
)
SEND_BACK = Transition(name="send_back", permission="desk.approve_article", sources=HANDED_IN)
SCHEDULE = Transition(
    name="schedule", permission="desk.publish_article", sources=BEFORE | HANDED_IN, second=True
)
UNSCHEDULE = Transition(
    name="unschedule", permission="desk.publish_article", sources=frozenset({State.SCHEDULED})
)
PUBLISH = Transition(
    name="publish",
    permission="desk.publish_article",
    sources=frozenset({State.DRAFT}) | HANDED_IN,
    records=frozenset({NEW}),
    second=True,
)
CORRECT = Transition(
    name="correct",
    permission="desk.correct_article",
    sources=frozenset({State.PUBLISHED}) | HANDED_IN,
    records=frozenset({PUBLISHED}),
    second=True,
)
WITHDRAW = Transition(
    name="withdraw",
    permission="desk.withdraw_article",
    sources=frozenset({State.PUBLISHED}) | HANDED_IN,
    records=frozenset({PUBLISHED}),
)
REINSTATE = Transition(
    name="reinstate",
    permission="desk.withdraw_article",
    sources=frozenset({State.WITHDRAWN}),
    records=frozenset({WITHDRAWN}),
)

TABLE = (
    SUBMIT,
    TAKE_BACK,
    COMMENT,
    APPROVE,
    SEND_BACK,
    SCHEDULE,
    UNSCHEDULE,
    PUBLISH,
    CORRECT,
    WITHDRAW,
    REINSTATE,
)
PUBLISHING = (PUBLISH.name, CORRECT.name)
"""The transitions that make an edition."""
