"""Reading the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from archive.documents import is_slug
from archive.ledger.models import Address, Edition, Entry, Head, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentEdition:
    """What stands at an address: the record, its newest edition (also while it is withdrawn), and
    the number of the ledger's newest entry at the moment of reading."""

    record: Record
    edition: Edition
    head_number: int
    first_published_at: datetime
    withdrawn_at: datetime | None
    withdrawal_note: str


def current_edition(slug: str) -> CurrentEdition | None:
    """What stands at this address, in one query; None where nothing ever stood there.

    For a former address `record.slug` is another one: the present address, to redirect to.
    """
    found = _addresses().filter(slug=slug) if is_slug(slug) else ()
    return next(map(_current, found), None)


@cache
def _addresses() -> QuerySet[Any]:
    # Made once; whoever filters it has a copy. Making it took a tenth of an article's page.
    withdrawal = Entry.objects.filter(record=OuterRef("record"), act=Entry.Act.WITHDRAW).order_by("-number")
    first = Edition.objects.filter(record=OuterRef("record"), number=1)
    return Address.objects.select_related("record__edition").annotate(
        head_number=Subquery(Head.objects.values("number")[:1]),
        first_published_at=Subquery(first.values("published_at")[:1]),
        withdrawn_at=Subquery(withdrawal.values("at")[:1]),
        withdrawal_note=Subquery(withdrawal.values("note")[:1]),
    )


def _current(address: Any) -> CurrentEdition:
    is_withdrawn = address.record.state == Record.State.WITHDRAWN
    return CurrentEdition(
        record=address.record,
        edition=address.record.edition,
        head_number=address.head_number,
        first_published_at=address.first_published_at,
        withdrawn_at=address.withdrawn_at if is_withdrawn else None,
        withdrawal_note=address.withdrawal_note if is_withdrawn else "",
    )


def head() -> Head:
    """Number and seal of the newest entry; number 0 for an empty ledger."""
    return Head.objects.first() or Head()


def head_number() -> int:
    """The number of the newest entry; 0 for an empty ledger."""
    return Head.objects.values_list("number", flat=True).first() or 0
