"""The browser that all journeys use: it shows our pages, and finds no other host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error, Page
from pytest_django.live_server_helper import LiveServer


def test_browser_shows_a_page_without_breaking_its_policy(page: Page, live_server: LiveServer) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(f"{live_server.url}/admin/login/")

    complaints = [text for text in said if "Content Security Policy" in text]
    assert (page.locator("input[name=password]").count(), complaints) == (1, [])


def test_browser_complains_of_what_the_policy_forbids(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/admin/login/")

    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '0'}))")


def test_browser_finds_no_other_host(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("https://example.org/")
