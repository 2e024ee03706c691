"""The archive's list with a script: another result in its place, and a range of time over the bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.ledger.factories import published


@pytest.fixture
@transaction.atomic  # so that the catalog folds once
def rounds(transactional_db: None) -> None:
    """Four years of talks, three rounds in each, a late one, and one of which only the decade is known."""
    for year in range(1921, 1925):
        for number in range(3):
            tags = ("Talks", "Fleets") if number else ("Talks",)
            published(f"Round {year}.{number}", slug=f"round-{year}-{number}", date=f"{year}", tags=tags)
    for number in range(20):
        published(f"Letter {number}", slug=f"letter-{number}", date="May 1925", tags=("Letters",))
    published("Round of the decade", slug="decade", date="1920s", tags=("Talks",))
    published("Last round", slug="last", date="1935", tags=("Talks",))


@contextmanager
def asked(page: Page) -> Iterator[list[str]]:
    """What is asked of the list's address meanwhile."""
    found: list[str] = []
    page.on("request", lambda one: found.append(one.url) if "/archive/" in one.url else None)
    yield found


def result(page: Page) -> Locator:
    """The heading that says how many records there are."""
    return page.locator("#_result")


def test_links_and_form_show_another_result_in_place(
    page: Page, live_server: LiveServer, rounds: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/archive/")
    page.evaluate("window.isSamePage = true")
    facet = page.get_by_role("checkbox", name="Fleets")

    with asked(page) as requests:
        facet.focus()
        page.keyboard.press("Space")
        expect(result(page)).to_have_text("8 records")
        expect(facet).to_be_focused()
        expect(facet).to_be_checked()
        expect(page.locator(".archive + [role=status]")).to_have_text("8 records")
        assert page.url == f"{live_server.url}/archive/?tag=fleets"
        assert requests == [page.url]

    page.get_by_label("To", exact=True).fill("1922")
    page.get_by_label("Order").focus()
    page.get_by_label("Order").select_option(label="Oldest first")
    expect(page.locator(".hits a").first).to_have_text("Round 1921.1")
    assert page.url == f"{live_server.url}/archive/?tag=fleets&to=1922&sort=oldest"
    expect(page.get_by_label("Order")).to_be_focused()
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", re.compile(r"\?tag=fleets&to=1922"))

    page.get_by_role("link", name="To: 1922").click()
    expect(result(page)).to_have_text("8 records")
    expect(page.get_by_label("To", exact=True)).to_have_value("")
    page.go_back()
    expect(result(page)).to_have_text("4 records")
    expect(page.get_by_label("To", exact=True)).to_have_value("1922")
    assert page.evaluate("window.isSamePage")

    page.reload()
    expect(result(page)).to_have_text("4 records")
    page.get_by_role("link", name="To: 1922").click()
    expect(result(page)).to_have_text("8 records")
    page.get_by_role("link", name="Tag: Fleets").click()
    page.get_by_role("link", name="Next page").click()
    expect(page.locator(".archive + [role=status]")).to_have_text("34 records. Page 2 of 2")
    expect(result(page)).to_be_focused()
    expect(result(page)).to_be_in_viewport()
    assert complaints == []


def test_slow_answer_is_waited_for_and_an_older_one_given_up(
    page: Page, live_server: LiveServer, rounds: None
) -> None:
    page.goto(f"{live_server.url}/archive/")
    held: list[Route] = []
    page.route(re.compile(r"tag=letters"), lambda route: held.append(route))
    letters, fleets = (page.get_by_role("checkbox", name=name) for name in ("Letters", "Fleets"))

    letters.check()
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".archive")).to_have_attribute("aria-busy", "true")
    expect(page.get_by_text("Searching…")).to_be_attached()
    letters.uncheck()
    fleets.check()

    expect(result(page)).to_have_text("8 records")
    expect(page.locator(".archive")).not_to_have_attribute("aria-busy", "true")
    assert len(held) == 1


def test_what_cannot_be_shown_in_place_is_gone_to(page: Page, live_server: LiveServer, rounds: None) -> None:
    fleets = page.get_by_role("checkbox", name="Fleets")
    for fault in (lambda route: route.abort(), lambda route: route.fulfill(status=503)):
        page.goto(f"{live_server.url}/archive/")
        page.evaluate("window.isSamePage = true")
        page.route(re.compile(r"/archive/.*tag=fleets"), fault, times=1)

        fleets.check()
        expect(result(page)).to_have_text("8 records")
        assert page.evaluate("window.isSamePage") is None

    page.get_by_label("From").fill("nonsense")
    page.keyboard.press("Enter")
    expect(page.locator(".errorlist")).to_be_visible()


def test_range_is_chosen_by_keyboard(
    page: Page, live_server: LiveServer, rounds: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/archive/?tag=talks")
    slider = page.get_by_role("slider", name="Range of time")
    slider.focus()
    said = []
    for keys in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+End", "Home"):
        page.keyboard.press(keys)
        said.append(slider.get_attribute("aria-valuetext"))

    assert said == [
        "1920. Records: 1",
        "1921. Records: 4",
        "1921 to 1922. Records: 7",
        "1921 to 1935. Records: 14",
        "1920 to 1934. Records: 13",
    ]
    expect(page.locator(".range-words")).to_contain_text("1920 to 1934. Records: 13")
    page.keyboard.press("Escape")
    expect(page.locator(".picked")).to_have_count(0)
    assert page.url == f"{live_server.url}/archive/?tag=talks"

    page.keyboard.press("End")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(result(page)).to_have_text("1 record")
    expect(slider).to_be_focused()
    assert page.url == f"{live_server.url}/archive/?tag=talks&from=1934&to=1935"
    assert complaints == []


def test_range_is_chosen_by_dragging_and_one_bar_by_a_click(
    page: Page, live_server: LiveServer, rounds: None, complaints: list[str]
) -> None:
    page.goto(f"{live_server.url}/archive/?tag=talks")
    bars = page.locator("time-range li")
    bars.first.scroll_into_view_if_needed()
    boxes = [bars.nth(place).bounding_box() for place in (1, 3)]
    (left, right) = [(box["x"] + box["width"] / 2, box["y"] + 40) for box in boxes if box]

    page.mouse.move(*left)
    page.mouse.down()
    page.mouse.move(*right, steps=4)
    expect(page.locator(".range-words")).to_contain_text("1921 to 1923. Records: 10")
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.url == f"{live_server.url}/archive/?tag=talks"

    page.mouse.move(*left)
    page.mouse.down()
    page.mouse.move(*right, steps=4)
    page.mouse.up()
    expect(result(page)).to_have_text("10 records")
    assert page.url == f"{live_server.url}/archive/?tag=talks&from=1921&to=1923"

    page.go_back()
    expect(result(page)).to_have_text("14 records")
    bars.nth(1).get_by_role("link").click()
    expect(result(page)).to_have_text("4 records")
    assert page.url == f"{live_server.url}/archive/?tag=talks&from=1921&to=1921"
    assert (
        page.locator("time-range").evaluate("one => getComputedStyle(one).touchAction") == "pan-y pinch-zoom"
    )
    assert complaints == []


def test_list_needs_no_script(browser: Browser, live_server: LiveServer, rounds: None) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{live_server.url}/archive/")

    page.get_by_role("checkbox", name="Talks").check()
    page.get_by_role("button", name="Apply").last.click()
    page.locator("time-range li a").nth(1).click()
    page.get_by_label("Order").select_option(label="Oldest first")
    page.get_by_role("button", name="Search").click()

    expect(result(page)).to_have_text("4 records")
    page.close()
