from __future__ import annotations

import io
import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

LINES = [
    ("Not Found: /preview/abc-DEF_1/", "Not Found: /preview/…/"),
    ('"GET /preview/abc?x=1 HTTP/1.1" 200', '"GET /preview/…?x=1 HTTP/1.1" 200'),
    ("Method Not Allowed (POST): /preview/a%2Fb/", "Method Not Allowed (POST): /preview/…/"),
    ("Not Found: /articles/preview-of-talks/", "Not Found: /articles/preview-of-talks/"),
]


@pytest.fixture
def log() -> Any:
    """What the process writes to its log, by the settings it was started with."""
    [handler] = [each for each in logging.getLogger().handlers if each.get_name() == "stderr"]
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize(("line", "kept"), LINES)
def test_token_of_a_preview_link_is_not_logged(log: io.StringIO, line: str, kept: str) -> None:
    logging.getLogger("django.request").warning("%s", line)

    assert log.getvalue().partition("django.request: ")[2] == f"{kept}\n"


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_refused_preview_is_logged_without_its_token(log: io.StringIO, method: str) -> None:
    getattr(Client(), method)("/preview/NoSuchToken/")

    assert "/preview/…/" in log.getvalue()
    assert "NoSuchToken" not in log.getvalue()


def test_development_server_writes_through_the_same_log() -> None:
    loggers: Any = settings.LOGGING["loggers"]

    assert [loggers[name]["handlers"] for name in ("django", "django.server")] == [[], []]
