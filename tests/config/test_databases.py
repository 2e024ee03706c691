from __future__ import annotations

import pytest
from django.db import connection

from config.databases import KEPT_FOR, journal_mode, sqlite_options
from config.databases import connection as connected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("version", "mode"),
    [((3, 40, 1), "DELETE"), ((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL"), ((3, 52, 0), "WAL")],
)
def test_write_ahead_log_is_used_only_without_its_bug(version: tuple[int, ...], mode: str) -> None:
    assert journal_mode(version) == mode
    assert f"PRAGMA journal_mode={mode};" in sqlite_options(version)["init_command"]


def test_thread_keeps_its_connection_to_sqlite_and_leaves_others_to_their_pool() -> None:
    kept = connected({"ENGINE": "django.db.backends.sqlite3", "NAME": "a"}, timeout=1, pool=4)
    pooled = connected({"ENGINE": "django.db.backends.postgresql", "NAME": "a"}, timeout=1, pool=4)

    assert (kept["CONN_MAX_AGE"], pooled.get("CONN_MAX_AGE")) == (KEPT_FOR, None)


TOLD: dict[str, dict[str, object]] = {
    "sqlite": {
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "PRAGMA recursive_triggers": 1,
        "PRAGMA busy_timeout": 20000,
    },
    "postgresql": {
        "SHOW statement_timeout": "30s",
        "SHOW lock_timeout": "20s",
        "SHOW idle_in_transaction_session_timeout": "1min",
        "SHOW synchronous_commit": "on",
    },
}


def test_connection_keeps_what_it_was_told() -> None:
    told = TOLD[connection.vendor]

    with connection.cursor() as cursor:
        answers = {statement: cursor.execute(statement).fetchone()[0] for statement in told}

    assert answers == told
