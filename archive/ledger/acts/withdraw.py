"""Withdrawing: readers see a tombstone with date and reason; nothing is deleted."""

from __future__ import annotations

from archive.ledger.acts import standing
from archive.ledger.models import Entry, Record


def withdraw(record: Record, *, by: str, note: str) -> Entry:
    """Withdraw the record, with the public reason. Raises NoteMissing or another RefusedAct."""
    return standing.change(record, Entry.Act.WITHDRAW, Record.State.WITHDRAWN, by=by, note=note)
