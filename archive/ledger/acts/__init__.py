"""The acts: the only ways in which the ledger grows. Each is one transaction, done by somebody."""

from __future__ import annotations

from archive.ledger.acts.correct import correct
from archive.ledger.acts.merge import merge, separate
from archive.ledger.acts.publish import publish, publish_all
from archive.ledger.acts.reinstate import reinstate
from archive.ledger.acts.rename import rename
from archive.ledger.acts.withdraw import withdraw
from archive.ledger.admission import Publication
from archive.ledger.errors import (
    AddressTaken,
    IllFormed,
    NoteMissing,
    NothingChanged,
    RefusedAct,
    UnknownReference,
)

__all__ = [
    "AddressTaken",
    "IllFormed",
    "NoteMissing",
    "NothingChanged",
    "Publication",
    "RefusedAct",
    "UnknownReference",
    "correct",
    "merge",
    "publish",
    "publish_all",
    "reinstate",
    "rename",
    "separate",
    "withdraw",
]
