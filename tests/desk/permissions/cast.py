"""Who comes to the desk, and in which states they find an article."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """Those who come. The article is the writer's."""

    NOBODY = "nobody"
    READER = "reader"
    WRITER = "writer"
    OTHER = "other writer"
    EDITOR = "editor"
    CHIEF = "chief"
    OWNER = "superuser"


class Stage(StrEnum):
    """Where the article stands: in a state of the workflow, or public with a correction handed in."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CORRECTION_IN_REVIEW = "correction in review"
    CORRECTION_APPROVED = "correction approved"


Who = frozenset[tuple[Role, Stage]]
"""Roles, each with the states of the article in which something is open to it."""


def who(roles: Iterable[Role], *states: Stage) -> Who:
    """The roles, in these states; in every state where none is named."""
    return frozenset((role, state) for role in roles for state in states or Stage)


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

UNPUBLISHED = (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED, Stage.SCHEDULED)
CORRECTED = (Stage.CORRECTION_IN_REVIEW, Stage.CORRECTION_APPROVED)
PUBLIC = (Stage.PUBLISHED, *CORRECTED)
REVIEWED = (Stage.IN_REVIEW, Stage.CORRECTION_IN_REVIEW)
HANDED_IN = (*UNPUBLISHED[1:], *CORRECTED)
AUTHOR = who({Role.WRITER}, Stage.DRAFT)
"""Authors write in their drafts until they hand them in."""
WRITES = AUTHOR | ALL_EDITORS
