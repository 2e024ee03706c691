"""A reader types, is offered what it may become, and takes it or not: by keyboard and by mouse."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.screens import SCREENS, is_too_wide, turned
from tests.journeys.test_accessibility import faults
from tests.ledger.factories import published
from tests.public.pages import note


@pytest.fixture
@transaction.atomic
def few(transactional_db: None) -> None:
    """Three records to be suggested, by title and terms."""
    note()
    for number in range(2):
        published(f"Round {number}", tags=("Straits", "Talks"))


@pytest.fixture
def box(page: Page, live_server: LiveServer, few: None) -> Locator:
    """The box to search in, on the front page."""
    page.goto(live_server.url)
    return page.get_by_role("combobox", name="Search the archive")


def type_slowly(box: Locator, text: str) -> None:
    """Type as a reader does."""
    box.press_sequentially(text, delay=20)


def test_keyboard_goes_through_what_is_suggested(
    page: Page, live_server: LiveServer, box: Locator, complaints: list[str]
) -> None:
    type_slowly(box, "stra")
    options = page.get_by_role("option")
    expect(options).to_have_text(
        [
            "Straits Tag · 3 records",
            "Straits question Dossier · 1 record",
            "Arcadia demands the strait Event · 17 December 1921",
        ]
    )
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="3 suggestions")).to_have_count(1)
    expect(box).not_to_have_attribute("aria-activedescendant", "_q_suggestions_0")

    page.keyboard.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "_q_suggestions_0")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{live_server.url}/articles/1921-12-arcadia-demands/")
    assert complaints == []
    assert page.context.cookies() == []


def test_enter_searches_for_what_is_typed_unless_something_is_chosen(
    page: Page, live_server: LiveServer, box: Locator
) -> None:
    type_slowly(box, "stra")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{live_server.url}/archive/?q=stra")


def test_escape_and_tab_put_the_list_away(page: Page, box: Locator) -> None:
    listbox = page.get_by_role("listbox")
    type_slowly(box, "tal")
    expect(listbox).to_be_visible()
    page.keyboard.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box).to_have_value("tal")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(listbox).to_be_visible()
    page.keyboard.press("Tab")
    expect(listbox).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_mouse_takes_a_suggestion(page: Page, live_server: LiveServer, few: None) -> None:
    page.goto(f"{live_server.url}/archive/")
    box = page.get_by_role("combobox", name="Words")
    type_slowly(box, "arc")
    page.get_by_role("option", name="Arcadia Party").click()

    expect(page).to_have_url(f"{live_server.url}/parties/arcadia/")


def test_late_answer_does_not_replace_a_later_one(page: Page, box: Locator) -> None:
    held: list[Route] = []
    page.route("**/suggest/?q=tal", lambda route: held.append(route))
    with page.expect_request("**/suggest/?q=tal"):
        type_slowly(box, "tal")
    box.fill("stra")
    expect(page.get_by_role("option")).to_have_count(3)
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)

    expect(page.get_by_role("option").first).to_have_text("Straits Tag · 3 records")


def test_nothing_on_the_page_moves(page: Page, box: Locator) -> None:
    before = page.locator("main").bounding_box()
    button = page.get_by_role("button", name="Search").bounding_box()
    type_slowly(box, "tal")
    expect(page.get_by_role("listbox")).to_be_visible()

    assert (
        page.locator("main").bounding_box(),
        page.get_by_role("button", name="Search").bounding_box(),
    ) == (
        before,
        button,
    )


def test_open_list_has_no_fault(page: Page, box: Locator) -> None:
    type_slowly(box, "stra")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("ArrowDown")

    found = {screen: (faults(page), is_too_wide(page)) for screen in turned(page)}

    assert found == {screen: ([], False) for screen in SCREENS}


def test_search_needs_no_script(browser: Browser, live_server: LiveServer, few: None) -> None:
    options: dict[str, Any] = {"java_script_enabled": False}
    page = browser.new_page(**options)
    page.goto(live_server.url)
    box = page.get_by_role("searchbox", name="Search the archive")
    box.fill("fleet")
    box.press("Enter")

    expect(page.get_by_role("heading", name="1 record")).to_be_visible()
    page.close()


def test_search_works_where_suggestions_are_not_answered(
    page: Page, live_server: LiveServer, box: Locator
) -> None:
    page.route("**/suggest/**", lambda route: route.abort())
    type_slowly(box, "fleet")
    page.wait_for_timeout(300)
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{live_server.url}/archive/?q=fleet")
