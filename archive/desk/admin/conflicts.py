"""A refused save on the article page: both versions side by side, and a choice for each difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.desk.models import Revision
from archive.desk.revisions import Conflict
from archive.documents import Difference, Side

PREFIX = "choice-"


@dataclass(frozen=True, slots=True)
class Offer:
    """A difference to choose in, and the side that is chosen so far: posted, else the one that alone
    has changed."""

    difference: Difference
    side: Side | None

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"{PREFIX}{self.difference.key}"


def choices(data: Mapping[str, str]) -> dict[str, Side]:
    """The sides that were posted, by the keys of differences."""
    return {
        name.removeprefix(PREFIX): Side(value)
        for name, value in data.items()
        if name.startswith(PREFIX) and value in set(Side)
    }


def offers(conflict: Conflict, chosen: Mapping[str, Side]) -> Iterator[Offer]:
    """The differences of a conflict, to be shown."""
    for difference in conflict.differences:
        yield Offer(difference, chosen.get(difference.key) or difference.default)


def stale(newest: Revision) -> str:
    """What to say to somebody who saves a page that is older than the newest revision."""
    message = _(
        "%(who)s has saved this article since you opened it (revision %(number)d). Nothing of yours is "
        "saved yet, and all of it is still below. Choose in each difference, then save again; both "
        "versions stay."
    )
    return message % {"who": newest.by or _("Somebody"), "number": newest.number}
