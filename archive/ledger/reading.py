"""Reading the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from archive.documents import is_slug
from archive.ledger.models import Edition, Head, Record


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


_STANDING: Final = """
SELECT edition.*, record.slug, record.state, head.number AS head_number,
       first.published_at AS first_published_at,
       withdrawal.at AS withdrawn_at, withdrawal.note AS withdrawal_note
  FROM ledger_address AS address
  JOIN ledger_record AS record ON record.id = address.record_id
  JOIN ledger_edition AS edition ON edition.id = record.edition_id
  JOIN ledger_edition AS first ON first.record_id = record.id AND first.number = 1
 CROSS JOIN ledger_head AS head
  LEFT JOIN ledger_entry AS withdrawal ON record.state = 'withdrawn' AND withdrawal.number =
       (SELECT MAX(entry.number) FROM ledger_entry AS entry
         WHERE entry.record_id = record.id AND entry.act = 'withdraw')
 WHERE address.slug = %s
"""
"""Written out, since Django's making of it from models costs an eighth of an article's page, each time."""


def current_edition(slug: str) -> CurrentEdition | None:
    """What stands at this address, in one query; None where nothing ever stood there.

    For a former address `record.slug` is another one: the present address, to redirect to.
    """
    found = Edition.objects.raw(_STANDING, [slug]) if is_slug(slug) else ()
    return next(map(_current, found), None)


def _current(edition: Any) -> CurrentEdition:
    record = Record(pk=edition.record_id, slug=edition.slug, state=edition.state, edition=edition)
    return CurrentEdition(
        record=record,
        edition=edition,
        head_number=edition.head_number,
        first_published_at=_moment(edition.first_published_at),
        withdrawn_at=_moment(edition.withdrawn_at) if edition.withdrawn_at else None,
        withdrawal_note=edition.withdrawal_note or "",
    )


def _moment(value: datetime) -> datetime:
    """A moment as the database has it: SQLite leaves out that it is in UTC."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def head() -> Head:
    """Number and seal of the newest entry; number 0 for an empty ledger."""
    return Head.objects.first() or Head()


def head_number() -> int:
    """The number of the newest entry; 0 for an empty ledger."""
    return Head.objects.values_list("number", flat=True).first() or 0
