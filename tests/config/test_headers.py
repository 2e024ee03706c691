from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
PUBLIC_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
DESK_POLICY = (
    "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)


@pytest.mark.parametrize(
    ("path", "status", "policy"),
    [
        ("/healthz", 200, PUBLIC_POLICY),
        ("/nowhere/", 404, PUBLIC_POLICY),
        ("/%00", 400, PUBLIC_POLICY),
        ("/static/nothing.css", 404, PUBLIC_POLICY),
        ("/admin/login/", 200, DESK_POLICY),
        ("/admin/nowhere/", 302, DESK_POLICY),
    ],
)
def test_every_answer_has_the_headers(client: Client, path: str, status: int, policy: str) -> None:
    response = client.get(path)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert response.headers["Content-Security-Policy"] == policy


def test_desk_page_is_never_stored(client: Client) -> None:
    response = client.get("/admin/login/")

    assert response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.parametrize("session", ["", "x", '"', "of-another-program-0123456789abcdef", "ü" * 40])
@pytest.mark.parametrize("path", ["/", "/archive/", "/healthz", "/nowhere/", "/%00"])
def test_reader_gets_no_cookie(client: Client, path: str, session: str) -> None:
    client.cookies["sessionid"] = session

    response = client.get(path)

    assert (dict(response.cookies), "Cookie" in response.headers.get("Vary", "")) == ({}, False)
