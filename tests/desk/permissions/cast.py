"""Who comes to the desk, and in which states they find an article."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from archive.desk.workflow.states import State


class Role(StrEnum):
    """Those who come. The article is the writer's."""

    NOBODY = "nobody"
    READER = "reader"
    WRITER = "writer"
    OTHER = "other writer"
    EDITOR = "editor"
    CHIEF = "chief"
    OWNER = "superuser"


Who = frozenset[tuple[Role, State]]
"""Roles, each with the states of the article in which something is open to it."""


def who(roles: Iterable[Role], *states: State) -> Who:
    """The roles, in these states; in every state where none is named."""
    return frozenset((role, state) for role in roles for state in states or State)


CHIEFS = frozenset({Role.CHIEF, Role.OWNER})
EDITORS = CHIEFS | {Role.EDITOR}
STAFF = EDITORS | {Role.WRITER, Role.OTHER}

NO_ONE = who(())
THE_OWNER = who({Role.OWNER})
ALL_CHIEFS = who(CHIEFS)
ALL_EDITORS = who(EDITORS)
ALL_STAFF = who(STAFF)
EVERYBODY = who(Role)
STRANGERS = EVERYBODY - ALL_STAFF

UNPUBLISHED = (State.DRAFT, State.IN_REVIEW, State.APPROVED, State.SCHEDULED)
HANDED_IN = UNPUBLISHED[1:]
AUTHOR = who({Role.WRITER}, State.DRAFT)
"""Authors write in their drafts until they hand them in."""
WRITES = AUTHOR | ALL_EDITORS
