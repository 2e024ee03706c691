"""A reader follows a demand: from the article through its thread to the table of who wants what of whom."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer


def test_reader_follows_a_demand(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/articles/1921-12-arcadia-demands/")
    page.locator("li#d1").get_by_role("link", name="follow (2)").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Withdraw the fleet from the strait")
    expect(page.locator("svg.time-line")).to_be_visible()
    expect(page.locator("ol.steps > li")).to_have_count(2)

    page.get_by_role("textbox", name="Day").fill("March 1922")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("At the end of March 1922: unanswered")
    page.get_by_role("link", name="Show all days").click()
    page.get_by_role("link", name="The League answers").first.click()
    expect(page.get_by_text("1 of 2 demands answered here:")).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Demands").click()
    page.get_by_role("link", name="who wants what of whom").click()
    page.get_by_role("link", name="2 demands, none met").click()
    expect(page.get_by_role("heading", name="2 demands")).to_be_visible()
    expect(page.get_by_role("list", name="Filters in force").get_by_role("listitem")).to_have_count(2)
    assert complaints == []


def test_register_is_narrowed_down_in_place(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/demands/")
    page.evaluate("window.isSamePage = true")
    rejected = page.get_by_role("checkbox", name="rejected")

    rejected.focus()
    page.keyboard.press("Space")

    expect(page.locator("#_result")).to_have_text("1 demand")
    expect(rejected).to_be_focused()
    expect(rejected).to_be_checked()
    expect(page.locator(".archive + [role=status]")).to_have_text("1 demand")
    expect(page.get_by_role("checkbox", name="unanswered")).to_be_hidden()
    assert page.url == f"{live_server.url}/demands/?state=rejected"
    assert page.evaluate("window.isSamePage")
    assert complaints == []
