"""Keeping terms in place while rows that point at them are written.

Foreign keys are checked at the commit. Without these locks a save that had looked up a term could
find, when it commits, that the term was merged into another meanwhile. Many may hold terms steady at
once; whoever moves terms waits for all of them, and they for it.

SQLite has one writer at a time (its transactions are IMMEDIATE), so nothing is left to do there.
"""

from __future__ import annotations

from django.db import connection

KEY = 0x7465726D
"""Any number that nothing else in the database locks: the letters "term"."""


def hold() -> None:
    """Until this transaction ends, no term is merged or separated. To be called before looking terms up."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s)")


def move() -> None:
    """Wait until nobody holds terms, and let nobody until this transaction ends. To be called before any
    other lock is taken: then nobody waits in a circle."""
    _lock("SELECT pg_advisory_xact_lock(%s)")


def _lock(statement: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("Terms are locked within a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [KEY])
