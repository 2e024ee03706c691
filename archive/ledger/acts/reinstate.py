"""Reinstating: a withdrawn record is seen again, in its newest edition."""

from __future__ import annotations

from archive.ledger.acts import standing
from archive.ledger.models import Entry, Record


def reinstate(record: Record, *, by: str, note: str) -> Entry:
    """Reinstate the record, with the public reason. Raises NoteMissing or another RefusedAct."""
    return standing.change(record, Entry.Act.REINSTATE, Record.State.PUBLISHED, by=by, note=note)
