"""Guards in the database: triggers that refuse to change or delete what has been published.

They hold against the ORM's bulk methods, raw SQL and a database shell, on both engines, and are
put back after every migration (SQLite drops a table's triggers when a migration rebuilds it).
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

from archive.ledger.errors import RefusedAct
from archive.ledger.guards import postgresql, sqlite


class GuardsMissing(RefusedAct):
    """The database would let published rows be changed; nothing is published until `migrate` is run."""

    def __init__(self, missing: list[str]) -> None:
        message = _(
            "The database does not guard what is published, so nothing can be published now. Whoever runs "
            "the archive must run migrate. Missing: %(names)s"
        )
        super().__init__(message % {"names": ", ".join(missing)})


def install(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Put up every guard that is missing or altered, once the ledger's tables are there."""
    if _has_ledger(using) and missing_guards(using):
        remove(using)
        _run(using, _engine(connections[using]).create())


def remove(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take the guards down: for `install`, and for tests that empty their database."""
    _run(using, _engine(connections[using]).drop())


def missing_guards(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """The names of the guards that are absent, disabled or not what they should be."""
    connection = connections[using]
    engine = _engine(connection)
    with connection.cursor() as cursor:
        cursor.execute(engine.PRESENT)
        present = set(cursor.fetchall())
    return sorted(guard[0] for guard in engine.expected() if guard not in present)


def require(using: str = DEFAULT_DB_ALIAS) -> None:
    """Raise GuardsMissing unless every guard stands."""
    missing = missing_guards(using)
    if missing:
        raise GuardsMissing(missing)


def check(app_configs: Any, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Django's system check of the guards: ``manage.py check --database default``. It warns, so that
    `migrate`, which runs it first, can put the guards back; the acts themselves refuse to write."""
    missing = [name for alias in databases or () if _has_ledger(alias) for name in missing_guards(alias)]
    return [
        CheckWarning(f"The ledger's guard {name} is missing.", hint="Run migrate.", id="ledger.W001")
        for name in missing
    ]


def _has_ledger(using: str) -> bool:
    return "ledger_entry" in connections[using].introspection.table_names()


def _engine(connection: BaseDatabaseWrapper) -> ModuleType:
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def _run(using: str, statements: list[str]) -> None:
    with connections[using].cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
