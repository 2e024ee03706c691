from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from archive.ledger import acts, guards
from archive.ledger.models import Address, Edition, Entry, Head, Record
from tests.ledger.factories import BY, corrected, document, published

pytestmark = pytest.mark.django_db
KEPT = "the ledger keeps what has been published"
TABLES = [Address, Edition, Entry]

ORM: dict[str, Callable[[Any], object]] = {
    "update": lambda model: model.objects.update(**{_column(model): "x"}),
    "save": lambda model: model.objects.first().save(force_update=True),
    "bulk_update": lambda model: model.objects.bulk_update([model.objects.first()], [_column(model)]),
    "upsert": lambda model: model.objects.bulk_create(
        [model.objects.first()],
        update_conflicts=True,
        unique_fields=[model._meta.pk.name],
        update_fields=[_column(model)],
    ),
    "delete": lambda model: model.objects.all()._raw_delete("default"),
}
SQL = {
    "sqlite": {
        "update": "UPDATE {table} SET {column} = 'x'",
        "delete": "DELETE FROM {table}",
        "truncate": "DELETE FROM {table} WHERE true",
        "replace": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "replace by update": "UPDATE OR REPLACE {table} SET {column} = 'x'",
    },
    "postgresql": {
        "update": "UPDATE {table} SET {column} = 'x'",
        "delete": "DELETE FROM {table}",
        "truncate": "TRUNCATE {table} CASCADE",
        "replace": "SET LOCAL session_replication_role = replica; DELETE FROM {table}",
        "replace by update": "MERGE INTO {table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
    },
}


def _column(model: type[models.Model]) -> str:
    return "note" if model in {Edition, Entry} else "slug"


def _rows(model: Any) -> list[Any]:
    return list(model.objects.order_by("pk").values())


def _execute(sql: str, **names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(**names))


def _ledger() -> None:
    corrected(published(slug="talks"), slug="geneva-talks", title="Envoys meet again")
    connection.check_constraints()  # PostgreSQL truncates no table that has checks pending


@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize("attempt", ORM.values(), ids=ORM.keys())
def test_guards_refuse_orm(attempt: Callable[[Any], object], model: Any) -> None:
    _ledger()
    before = _rows(model)
    with pytest.raises(IntegrityError, match=KEPT), transaction.atomic():
        attempt(model)
    assert _rows(model) == before


@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize("attempt", SQL["sqlite"])
def test_guards_refuse_sql(attempt: str, model: Any) -> None:
    _ledger()
    before = _rows(model)
    sql = SQL[connection.vendor][attempt]
    with pytest.raises(IntegrityError, match=KEPT), transaction.atomic():
        _execute(sql, table=model._meta.db_table, column=_column(model))
    assert _rows(model) == before


@pytest.mark.parametrize("model", TABLES)
def test_guards_refuse_a_known_row_anew(model: Any) -> None:
    """On any connection: SQLite's REPLACE passes by delete triggers unless recursive_triggers is on."""
    _ledger()
    before = _rows(model)
    insert = {"sqlite": "INSERT OR REPLACE", "postgresql": "INSERT"}[connection.vendor]
    with _recursive_triggers_off(), pytest.raises(IntegrityError), transaction.atomic():
        _execute(insert + " INTO {table} SELECT * FROM {table} LIMIT 1", table=model._meta.db_table)
    assert _rows(model) == before


@contextmanager
def _recursive_triggers_off() -> Iterator[None]:
    pragma = "PRAGMA recursive_triggers = " if connection.vendor == "sqlite" else "SELECT "
    _execute(pragma + "false")
    yield
    _execute(pragma + "true")


@pytest.mark.parametrize("sql", ["DELETE FROM ledger_record", "DELETE FROM ledger_head"])
def test_guards_keep_rows_that_may_change(sql: str) -> None:
    _ledger()
    with pytest.raises(IntegrityError, match=KEPT), transaction.atomic():
        _execute(sql)
    assert [Record.objects.count(), Head.objects.count()] == [1, 1]


@pytest.mark.parametrize("number", [1, 2])
def test_guards_head_never_goes_back(number: int) -> None:
    _ledger()
    with pytest.raises(IntegrityError, match=KEPT), transaction.atomic():
        Head.objects.update(number=number, seal="other")
    assert Head.objects.get().number == 2


def test_guards_stand_after_migrate() -> None:
    assert guards.missing_guards() == []
    assert run_checks(databases=["default"], tags=["database"]) == []


DAMAGE = {
    "sqlite": {
        "dropped": "DROP TRIGGER ledger_entry_no_delete",
        "altered": "DROP TRIGGER ledger_entry_no_delete; "
        "CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry BEGIN SELECT 1; END",
        "disabled": "DROP TRIGGER ledger_entry_no_delete; CREATE TRIGGER ledger_entry_no_delete "
        "BEFORE DELETE ON ledger_entry WHEN 0 BEGIN SELECT RAISE(ABORT, 'no'); END",
    },
    "postgresql": {
        "dropped": "DROP TRIGGER ledger_entry_no_delete ON ledger_entry",
        "altered": "DROP TRIGGER ledger_entry_no_delete ON ledger_entry; "
        "CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry "
        "FOR EACH ROW WHEN (false) EXECUTE FUNCTION ledger_refuse()",
        "disabled": "ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_no_delete",
    },
}


@pytest.mark.parametrize("damage", DAMAGE["sqlite"])
def test_guards_missing_stops_every_act(damage: str) -> None:
    with connection.cursor() as cursor:
        for statement in _statements(DAMAGE[connection.vendor][damage]):
            cursor.execute(statement)
    assert guards.missing_guards() == ["ledger_entry_no_delete"]
    assert [message.id for message in run_checks(databases=["default"], tags=["database"])] == ["ledger.W001"]
    with pytest.raises(guards.GuardsMissing, match=r"run migrate\. Missing: ledger_entry_no_delete"):
        acts.publish(document(), slug="talks", by=BY)
    assert Record.objects.count() == 0
    guards.install()
    assert guards.missing_guards() == []


def _statements(sql: str) -> list[str]:
    head, create, rest = sql.partition("; CREATE")
    return [head, f"CREATE{rest}"] if create else [head]


def test_guards_hollowed_function_counts_as_missing() -> None:
    hollow = {
        "sqlite": [f"DROP TRIGGER {name}" for name in ("ledger_head_no_delete", "ledger_head_no_update")],
        "postgresql": [
            "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN OLD; END'"
        ],
    }
    for statement in hollow[connection.vendor]:
        _execute(statement)
    missing = guards.missing_guards()
    assert {"ledger_head_no_delete", "ledger_head_no_update"} <= set(missing)
    guards.install()
    assert guards.missing_guards() == []


@pytest.mark.django_db(transaction=True)
def test_guards_return_after_a_migration_rebuilt_the_table() -> None:
    rebuilt = [f"ledger_edition_no_{event}" for event in ("delete", "insert", "update")]
    dropped: dict[str, list[str]] = {"sqlite": rebuilt, "postgresql": []}
    published(slug="talks")
    old = Edition._meta.get_field("digest")
    new: models.CharField[str, str] = models.CharField(max_length=80)
    new.set_attributes_from_name("digest")
    new.model = Edition
    for before, after in ((old, new), (new, old)):
        with connection.schema_editor() as editor:
            editor.alter_field(Edition, before, after)
        assert guards.missing_guards() == dropped[connection.vendor]
        call_command("migrate", verbosity=0)
        assert guards.missing_guards() == []
    assert Edition.objects.count() == 1


def test_guards_install_waits_for_the_tables() -> None:
    guards.remove()
    with transaction.atomic():
        _execute("ALTER TABLE ledger_entry RENAME TO elsewhere")
        guards.install()
        transaction.set_rollback(True)
    guards.install()
    assert guards.missing_guards() == []
