"""A reader's walk along relations, facts, a dossier and the timeline, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer


def test_keyboard_walks_the_map(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/articles/1921-12-arcadia-demands/")
    page.get_by_role("link", name="Chain and map of these events").click()
    on_the_map = page.locator("svg a")
    expect(on_the_map).to_have_count(2)

    page.get_by_role("link", name="What the relations mean").focus()
    page.keyboard.press("Tab")
    expect(on_the_map.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(on_the_map.last).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("The League answers")
    assert complaints == []


def test_reader_goes_from_a_dossier_to_its_time_and_to_a_fact(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/dossiers/straits-question/")
    page.get_by_role("link", name="On the timeline").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
    page.get_by_role("link", name="December 1921", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline: December 1921")

    page.get_by_role("link", name="Arcadia demands the strait").click()
    page.get_by_role("region", name="Key facts").get_by_role("link", name="Place").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Place")

    assert complaints == []
