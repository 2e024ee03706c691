"""The guards on PostgreSQL: row triggers against update and delete, statement triggers against
truncate, all of them ALWAYS enabled, so that a session in replica mode meets them too."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ledger.guards.tables import APPEND_ONLY, FORWARD, KEPT, REFUSAL

FUNCTION = "ledger_refuse"
BODY = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"

PRESENT = """
SELECT t.tgname, c.relname, t.tgtype, t.tgenabled::text, t.tgqual IS NULL, p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)
"""

# The bits of pg_trigger.tgtype (catalog/pg_trigger.h).
ROW, BEFORE, EVENTS = 1, 2, {"delete": 8, "update": 16, "truncate": 32}


def expected() -> list[tuple[str, str, int, str, bool, str]]:
    """Every trigger as PRESENT shows it: name, table, type, "A" for always, unconditional, body."""
    return [
        (_name(table, event), table, _type(event), "A", not _condition(table, event), BODY)
        for table, event in _guarded()
    ]


def create() -> list[str]:
    """The statements that put the guards up."""
    function = f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $${BODY}$$"
    return [function, *(sql for table, event in _guarded() for sql in _trigger(table, event))]


def drop() -> list[str]:
    """The statements that take them down."""
    return [f"DROP TRIGGER IF EXISTS {_name(table, event)} ON {table}" for table, event in _guarded()]


def _guarded() -> Iterator[tuple[str, str]]:
    for table in APPEND_ONLY:
        yield from ((table, event) for event in EVENTS)
    for table in KEPT:
        yield from ((table, event) for event in ("delete", "truncate"))
    yield FORWARD, "update"


def _trigger(table: str, event: str) -> Iterator[str]:
    name, each = _name(table, event), "STATEMENT" if event == "truncate" else "ROW"
    when = f"BEFORE {event.upper()} ON {table} FOR EACH {each} {_condition(table, event)}"
    yield f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {FUNCTION}()"
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def _name(table: str, event: str) -> str:
    return f"{table}_no_{event}"


def _condition(table: str, event: str) -> str:
    return "WHEN (NEW.number <= OLD.number)" if (table, event) == (FORWARD, "update") else ""


def _type(event: str) -> int:
    return EVENTS[event] | BEFORE | (0 if event == "truncate" else ROW)
