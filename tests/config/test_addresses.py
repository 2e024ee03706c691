from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/healthz", 200),
        ("/healthz?q=caf%C3%A9", 200),
        ("/healthz?q=100%", 200),
        ("/healthz?q=%00", 400),
        ("/healthz?q=%FF", 400),
        ("/healthz?%ED%A0%80=surrogate", 400),
        ("/caf%C3%A9/", 404),
        ("/a%00b/", 400),
        ("/a%FFb/", 404),
        ("/admin/%00/", 400),
    ],
)
def test_address_that_is_not_text_is_refused(client: Client, address: str, status: int) -> None:
    assert client.get(address).status_code == status
