from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from archive.catalog import fold
from archive.ledger import guards
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


def unreachable(*_statement: Any) -> NoReturn:
    """What Django's connection raises where the server is gone."""
    raise OperationalError("the server closed the connection")


def test_health_of_a_working_process_is_ok(client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "guards_missing": [],
        "catalog_behind": fold.status().behind,
    }


def test_health_without_guards_fails_and_names_them(client: Client) -> None:
    guards.remove()

    response = client.get("/healthz")

    missing = guards.missing_guards()
    assert (response.status_code, response.json()["status"]) == (503, "failing")
    assert response.json()["guards_missing"] == missing
    assert missing != []


def test_health_without_database_fails_and_says_so(client: Client) -> None:
    with connection.execute_wrapper(unreachable):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (
        503,
        {"status": "failing", "database": "unreachable"},
    )


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_never_stored_and_only_asked(client: Client, path: str) -> None:
    assert "no-store" in client.get(path).headers["Cache-Control"]
    assert client.post(path).status_code == 405


def readiness(client: Client) -> tuple[int, str, str, int]:
    """The status, what is said, whether there is a catalog, and what it lacks."""
    response = client.get("/readyz")
    answer = response.json()
    return response.status_code, answer["status"], answer["catalog"], answer["catalog_behind"]


def test_process_is_ready_when_there_is_a_catalog_that_readers_can_fold(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.CATALOG_DIR = tmp_path / "catalog"
    published("Envoys meet")

    assert readiness(client) == (503, "not ready", "missing", 1)

    fold.update()

    assert readiness(client) == (200, "ready", "there", 0)

    published("Envoys part")

    assert readiness(client) == (200, "ready", "there", 1)


def test_process_is_not_ready_when_there_is_too_much_to_fold(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fold.update()
    monkeypatch.setattr(fold, "AT_ONCE", 1)
    published("Envoys meet")
    published("Envoys part")

    assert readiness(client) == (503, "not ready", "there", 2)


def test_process_without_database_is_not_ready(client: Client) -> None:
    with connection.execute_wrapper(unreachable):
        response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        503,
        {"status": "failing", "database": "unreachable"},
    )
