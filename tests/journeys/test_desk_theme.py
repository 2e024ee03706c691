"""The desk beside the readers' pages: one hand, on light and on dark paper."""

from __future__ import annotations

import pytest
from django.templatetags.static import static
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


def test_signs_keep_what_fills_them_in_the_readers_own_colours(
    browser: Browser, live_server: LiveServer
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{live_server.url}/demands/verdicts/")
    page.add_style_tag(url=static("desk/theme.css"))
    page.locator("main").evaluate(
        "main => main.insertAdjacentHTML('beforeend', '<b class=stands data-state=approved>')"
    )
    signs = [
        page.locator(sign).first.evaluate("each => getComputedStyle(each, '::before').backgroundImage")
        for sign in (".verdict[data-verdict=accepted]", ".verdict[data-verdict=rejected]", ".stands")
    ]
    page.close()

    assert ["gradient" in sign for sign in signs] == [True, True, True]
