"""What each kind of database is told when a process connects to it."""

from __future__ import annotations

import sqlite3
from typing import Any

WAL_SAFE_FROM = (3, 51, 3)
LOCK_TIMEOUT = 20  # seconds
KEPT_FOR = 60
"""Seconds that a thread keeps its connection to SQLite: opening it costs as much as an article's query.
(Those to PostgreSQL are kept by their pool.)"""
IDLE_TIMEOUT = 60  # seconds
POOL_TIMEOUT = 10  # seconds


def connection(database: dict[str, Any], *, timeout: int, pool: int) -> dict[str, Any]:
    """Django's settings of a database, completed. `timeout` in seconds, `pool` in connections."""
    if database["ENGINE"].endswith("sqlite3"):
        options = sqlite_options(sqlite3.sqlite_version_info)
        kept = {"CONN_MAX_AGE": KEPT_FOR}
    else:
        options = postgresql_options(timeout=timeout, pool=pool)
        kept = {}
    return database | kept | {"OPTIONS": database.get("OPTIONS", {}) | options}


def sqlite_options(version: tuple[int, ...]) -> dict[str, Any]:
    """Writers wait their turn from the start of a transaction, and a commit survives a power cut.

    `recursive_triggers` lets the ledger's guards see the delete hidden in INSERT OR REPLACE.
    """
    pragmas = {
        "journal_mode": journal_mode(version),
        "synchronous": "FULL",
        "foreign_keys": "ON",
        "recursive_triggers": "ON",
    }
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": LOCK_TIMEOUT,
        "init_command": "; ".join(f"PRAGMA {name}={value}" for name, value in pragmas.items()),
    }


def journal_mode(version: tuple[int, ...]) -> str:
    """WAL where SQLite is free of the WAL-reset bug (https://sqlite.org/wal.html#walresetbug),
    which can corrupt a database that several processes write; else the rollback journal."""
    return "WAL" if version >= WAL_SAFE_FROM else "DELETE"


def postgresql_options(*, timeout: int, pool: int) -> dict[str, Any]:
    """No statement, lock or forgotten transaction holds up others for longer than is said here, and
    a commit survives a power cut, whatever the server's own settings are."""
    told = {
        "statement_timeout": f"{timeout}s",
        "lock_timeout": f"{LOCK_TIMEOUT}s",
        "idle_in_transaction_session_timeout": f"{IDLE_TIMEOUT}s",
        "synchronous_commit": "on",
    }
    options: dict[str, Any] = {"options": " ".join(f"-c {name}={value}" for name, value in told.items())}
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": POOL_TIMEOUT}
    return options
