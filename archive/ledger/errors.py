"""Why the ledger refuses an act. Nothing has been written when one of these is raised."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from archive.documents import Problem


class RefusedAct(ValueError):
    """An act that the ledger does not take. `slug` names the record where the act has one,
    `reason` says in plain words what is wrong."""

    def __init__(self, reason: str, *, slug: str = "") -> None:
        super().__init__(f"{slug}: {reason}" if slug else reason)
        self.reason = reason
        self.slug = slug


class AddressTaken(RefusedAct):
    """The address leads, or once led, to another record."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("this address belongs to another record"), slug=slug)


class IllFormed(RefusedAct):
    """The document is not well-formed; `problems` names each fault with its place."""

    def __init__(self, problems: Iterable[Problem], *, slug: str) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)), slug=slug)


class UnknownReference(RefusedAct):
    """The document names records that have not been published; `references` are their addresses."""

    def __init__(self, references: Iterable[str], *, slug: str) -> None:
        self.references = tuple(references)
        named = ", ".join(self.references)
        super().__init__(_("not published: %(named)s") % {"named": named}, slug=slug)


class NothingChanged(RefusedAct):
    """The correction is the same as the current edition, under the same address."""

    def __init__(self, slug: str) -> None:
        super().__init__(_("nothing has changed since the current edition"), slug=slug)


class NoteMissing(RefusedAct):
    """A public note must say why."""

    def __init__(self, slug: str = "") -> None:
        super().__init__(_("a public note must say why"), slug=slug)
