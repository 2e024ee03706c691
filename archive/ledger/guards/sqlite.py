"""The guards on SQLite: a trigger for each table and each way to change it."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ledger.guards.tables import APPEND_ONLY, FORWARD, KEPT, REFUSAL

PRESENT = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def expected() -> list[tuple[str, str]]:
    """Name and text of every trigger, as SQLite keeps them."""
    return list(_triggers())


def create() -> list[str]:
    """The statements that put the guards up."""
    return [sql for _name, sql in _triggers()]


def drop() -> list[str]:
    """The statements that take them down."""
    return [f"DROP TRIGGER IF EXISTS {name}" for name, _sql in _triggers()]


def _triggers() -> Iterator[tuple[str, str]]:
    for table, keys in APPEND_ONLY.items():
        yield _trigger(table, "update")
        yield _trigger(table, "delete")
        known = " OR ".join(f"({' AND '.join(f'{key} = NEW.{key}' for key in unique)})" for unique in keys)
        # INSERT OR REPLACE deletes the row in its way before any delete trigger unless the connection
        # has recursive_triggers; this one sees it coming on every connection.
        is_known = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {known}) "  # noqa: S608 (names of our own)
        yield _trigger(table, "insert", is_known)
    for table in KEPT:
        yield _trigger(table, "delete")
    yield _trigger(FORWARD, "update", "WHEN NEW.number <= OLD.number ")


def _trigger(table: str, event: str, condition: str = "") -> tuple[str, str]:
    name = f"{table}_no_{event}"
    sql = f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} {condition}"
    return name, f"{sql}BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
