"""Tells the rest of the house that the ledger has grown."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import Signal

ledger_grew = Signal()
"""Sent after the commit, with `number`: that of the newest entry. A receiver that fails is logged;
what was published stays published, and the receiver catches up from the ledger later."""


def send(number: int) -> None:
    """Send `ledger_grew` once the surrounding transaction is committed."""
    transaction.on_commit(lambda: _send_now(number))


def _send_now(number: int) -> None:
    ledger_grew.send_robust(sender=None, number=number)
