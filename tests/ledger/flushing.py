"""Lets Django empty the database after a transactional test, which the ledger's guards refuse.

They are taken down for the flush alone; the `post_migrate` that follows it puts them back.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations

from archive.ledger import guards

_execute_sql_flush = BaseDatabaseOperations.execute_sql_flush


def _flush_unguarded(self: BaseDatabaseOperations, sql_list: Any) -> None:
    guards.remove(self.connection.alias)
    _execute_sql_flush(self, sql_list)


def lift_guards_for_flush() -> None:
    """To be called once, by the root conftest."""
    BaseDatabaseOperations.execute_sql_flush = _flush_unguarded  # type: ignore[method-assign]
