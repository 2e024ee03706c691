from __future__ import annotations

from typing import Any, NoReturn

import pytest
from django.db import OperationalError, connection
from django.test import Client

from archive.catalog import fold
from archive.ledger import guards

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


def test_health_is_never_stored(client: Client) -> None:
    assert "no-store" in client.get("/healthz").headers["Cache-Control"]


def test_health_is_only_asked(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
