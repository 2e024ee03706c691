from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.catalog import fold
from archive.catalog.loading import holdings
from archive.catalog.storage import shelf
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


def run(action: str) -> list[str]:
    out = StringIO()
    call_command("catalog", action, stdout=out)
    return out.getvalue().splitlines()


def test_update_folds_what_is_missing() -> None:
    fold.update()
    published("Envoys meet")

    assert run("update") == ["entries folded: 1"]
    assert run("update") == ["entries folded: 0"]


def test_status_of_a_catalog_that_follows() -> None:
    published("Envoys meet")
    fold.update()
    status = dict(line.split(": ") for line in run("status"))

    assert (status["records"], status["folded"], status["ledger"], status["behind"]) == ("1", "1", "1", "0")


def test_status_of_a_catalog_that_is_behind_fails() -> None:
    fold.update()
    published("Envoys meet")

    with pytest.raises(CommandError, match="does not follow the ledger"):
        run("status")


def test_rebuild_makes_the_index_anew() -> None:
    published("Envoys meet")
    fold.update()
    before = shelf().present

    assert run("rebuild") == ["records: 1"]
    assert shelf().present != before


def test_audit_of_an_index_that_is_right() -> None:
    published("Envoys meet")

    assert run("audit") == ["missing: 0", "extra: 0", "stale: 0"]


def test_audit_names_what_differs() -> None:
    missing, stale = published("Missing").record_id, published("Stale").record_id
    fold.update()
    _falsify(missing=missing, stale=stale)
    out = StringIO()

    with pytest.raises(CommandError, match="differs from the ledger"):
        call_command("catalog", "audit", stdout=out)

    assert out.getvalue().splitlines() == [
        f"missing: 1 (records {missing})",
        "extra: 1 (records 999)",
        f"stale: 1 (records {stale})",
    ]


def _falsify(*, missing: int, stale: int) -> None:
    """Write into the index what the ledger does not say."""
    [holding] = holdings([stale])
    stand = shelf()
    with stand.locked(0), stand.writing() as writing:
        writing.remove(missing)
        writing.put(replace(holding, hit=replace(holding.hit, title="Forged")))
        writing.put(replace(holding, hit=replace(holding.hit, record=999)))
        writing.commit(fold.ledger_mark())
