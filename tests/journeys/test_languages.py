"""A reader's walk in Ukrainian, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.test_accessibility import faults


def test_reader_walks_about_in_ukrainian(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    found = {}

    page.goto(live_server.url)
    page.get_by_role("link", name="Українська").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Архів задокументованих політичних подій")
    found["front"] = faults(page)
    page.get_by_label("Пошук в архіві").fill("round")
    page.get_by_role("button", name="Шукати").click()
    expect(page.get_by_role("heading", name="25 записів")).to_be_visible()
    page.get_by_role("button", name="Уточнити").click()
    page.get_by_role("link", name="1921", exact=True).click()
    expect(page.get_by_role("heading", name="3 записи")).to_be_visible()
    page.locator("#_close").click()
    expect(page.locator(".facets")).to_be_hidden()
    found["list"] = faults(page)

    page.goto(f"{live_server.url}/uk/articles/tehran/")
    expect(page.locator(".dateline").first).to_have_text("початок 1922 року (у джерелі: early 1922)")
    found["vague date"] = faults(page)
    page.get_by_role("link", name="English").click()
    expect(page.locator(".dateline").first).to_have_text("early 1922")

    assert page.url == f"{live_server.url}/articles/tehran/"
    assert found == {"front": [], "list": [], "vague date": []}
    assert complaints == []
    assert page.context.cookies() == []
