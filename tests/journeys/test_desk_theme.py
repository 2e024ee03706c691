"""The desk beside the readers' pages: one hand, on light and on dark paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


LOOKS = """([text, title]) => {
    const [words, name] = [text, title].map((each) => getComputedStyle(document.querySelector(each)));
    return [words.color, words.backgroundColor, name.color, name.fontFamily];
}"""


def looks(page: Page, text: str, title: str) -> list[str]:
    """The colours of text and paper, and colour and fonts of the name of the archive."""
    found: list[str] = page.evaluate(LOOKS, [text, title])
    return found


def test_desk_looks_like_the_readers_pages_and_turns_with_its_switch(
    browser: Browser, live_server: LiveServer
) -> None:
    readers = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(f"{live_server.url}/about/")
        readers[scheme] = looks(page, "body", ".brand")
        page.close()
    desk = browser.new_page(color_scheme="light")
    desk.goto(f"{live_server.url}/admin/login/")
    seen = [looks(desk, "#container", "#site-name")]
    for _ in ("dark", "light"):
        desk.locator(".theme-toggle").click()
        seen.append(looks(desk, "#container", "#site-name"))
    desk.close()

    assert readers["light"] != readers["dark"]
    assert seen == [readers["light"], readers["dark"], readers["light"]]
