"""A reader's walk through the archive, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.documents import Section
from tests.ledger.factories import published


@pytest.mark.every_database
def test_reader_finds_a_record_and_follows_it(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(live_server.url)
    page.get_by_label("Search the archive").fill("fleet")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 record")).to_be_visible()

    page.get_by_role("link", name="Arcadia demands the strait").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Arcadia demands the strait")
    page.get_by_label("Source 1").click()
    expect(page.locator("#source_note")).to_be_in_viewport()
    page.locator("#source_note .back").click()
    expect(page.get_by_label("Source 1", exact=True)).to_be_in_viewport()

    page.locator("section", has_text="Related events").get_by_role("link", name="The League answers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The League answers")
    page.get_by_role("link", name="Arcadia demands the strait").first.click()
    expect(page.locator("#d1")).to_be_in_viewport()

    assert complaints == []
    assert page.context.cookies() == []


@pytest.mark.every_database
def test_reader_narrows_down_and_widens_again(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/archive/")
    facets = page.get_by_role("region", name="Narrow down")
    facets.get_by_role("checkbox", name="Straits 3").check()
    expect(page.get_by_role("heading", name="3 records")).to_be_visible()

    page.get_by_label("From").fill("May 1922")
    page.get_by_label("To").fill("1922")
    page.get_by_label("Vague dates").select_option(label="surely falls within the dates")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 record")).to_be_visible()

    page.get_by_role("link", name="Certain dates only").click()
    expect(page.get_by_role("heading", name="2 records")).to_be_visible()
    page.get_by_role("link", name="Tag: Straits").click()
    expect(page.get_by_role("link", name="Round 2 of the talks")).to_be_visible()

    assert complaints == []


def test_reader_turns_pages(page: Page, live_server: LiveServer, archive: None) -> None:
    page.goto(f"{live_server.url}/archive/")
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("Page 2 of 2", exact=True)).to_be_visible()
    page.get_by_role("link", name="Previous page").click()
    expect(page.get_by_text("Page 1 of 2", exact=True)).to_be_visible()

    assert page.url == f"{live_server.url}/archive/"


def test_keyboard_reaches_the_content_first(page: Page, live_server: LiveServer, archive: None) -> None:
    page.goto(f"{live_server.url}/archive/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_label("Words")).to_be_focused()


def test_second_visit_costs_nothing(page: Page, live_server: LiveServer, archive: None) -> None:
    address = f"{live_server.url}/articles/1921-12-arcadia-demands/"
    first = page.goto(address)
    assert first is not None

    second = page.request.get(address, headers={"If-None-Match": first.headers["etag"]})

    assert (second.status, second.body()) == (304, b"")


def test_filters_are_a_sheet_on_a_phone(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str]
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/archive/")
    sheet = page.locator(".facets")
    expect(sheet).to_be_hidden()

    page.get_by_role("button", name="Narrow down").click()
    expect(sheet).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()

    page.get_by_role("button", name="Narrow down").click()
    sheet.get_by_role("checkbox", name="Straits 3").check()
    expect(page.get_by_role("heading", name="3 records")).to_be_visible()
    sheet.get_by_label("From").fill("1922")
    sheet.get_by_role("checkbox", name="Peace").check()
    expect(sheet.get_by_role("button", name="Show 1 record")).to_be_visible()
    expect(sheet.get_by_label("From")).to_have_value("1922")
    assert page.url == f"{live_server.url}/archive/?tag=peace&tag=straits&from=1922"
    assert complaints == []


@pytest.mark.parametrize("address", ["/archive/", "/archive/?q=talks", "/demands/"])
def test_first_hit_is_seen_on_a_phone(
    page: Page, live_server: LiveServer, archive: None, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + address)

    expect(page.locator(".hits a").first).to_be_in_viewport()


def test_sheet_is_closed_when_the_keyboard_leaves_it(
    page: Page, live_server: LiveServer, archive: None
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/archive/")
    page.get_by_role("button", name="Narrow down").click()
    sheet = page.locator(".facets")

    sheet.get_by_role("link").last.focus()
    page.keyboard.press("Tab")

    expect(sheet).to_be_hidden()


@pytest.fixture
def report(transactional_db: None) -> str:
    """The address of a record long enough for a list of contents."""
    text = (" ".join(["Much was said on this."] * 40),)
    blocks = tuple(Section(heading=f"Part {number}", paragraphs=text) for number in range(1, 9))
    published("A long report", slug="report", blocks=blocks)
    return "/articles/report/"


def test_contents_mark_the_heading_that_one_reads_under(
    page: Page, live_server: LiveServer, report: str, complaints: list[str]
) -> None:
    page.set_viewport_size({"width": 1200, "height": 800})
    page.goto(live_server.url + report)
    contents = page.get_by_role("navigation", name="Contents")

    contents.get_by_role("link", name="Part 5").click()

    expect(page.get_by_role("heading", name="Part 5")).to_be_in_viewport()
    expect(contents.locator("[aria-current=location]")).to_have_text("Part 5")
    expect(contents).to_be_in_viewport()
    assert complaints == []


def test_contents_are_folded_on_a_phone(page: Page, live_server: LiveServer, report: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(live_server.url + report)
    link = page.get_by_role("navigation", name="Contents").get_by_role("link", name="Part 5")

    expect(link).to_be_hidden()
    page.get_by_text("Contents", exact=True).click()
    expect(link).to_be_visible()


def test_contents_need_no_script(browser: Browser, live_server: LiveServer, report: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(live_server.url + report)

    page.get_by_text("Contents", exact=True).click()
    page.get_by_role("link", name="Part 5").first.click()

    expect(page.get_by_role("heading", name="Part 5")).to_be_in_viewport()
    page.close()


@pytest.mark.parametrize("html", ["<img src=https://a.example/x.png>", "<p style=color:red>"])
def test_complaint_is_heard(
    page: Page, live_server: LiveServer, archive: None, complaints: list[str], html: str
) -> None:
    page.goto(live_server.url)
    with page.expect_console_message():
        page.evaluate("html => { document.body.innerHTML = html }", html)

    assert complaints != []
