"""Whether readers see a record or its tombstone."""

from __future__ import annotations

from django.utils.translation import gettext as _

from archive.ledger.chain import actor, appending, reason
from archive.ledger.errors import RefusedAct
from archive.ledger.models import Entry, Record


def change(record: Record, act: Entry.Act, state: Record.State, *, by: str, note: str) -> Entry:
    """Bring the record into the state by the act. Raises RefusedAct where it is in it already."""
    with appending() as chain:
        current = Record.objects.get(pk=record.pk)
        if current.state == state:
            raise RefusedAct(_("the record is %(state)s already") % {"state": state.label}, slug=current.slug)
        current.state = state
        current.save(update_fields=["state"])
        note = reason(note, slug=current.slug)
        return chain.append(act, record=current, slug=current.slug, note=note, actor=actor(by))
