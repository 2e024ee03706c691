from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
def test_health_of_a_working_process_is_ok(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})
