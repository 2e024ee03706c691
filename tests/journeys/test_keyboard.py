"""Every control is reached with the tabulator, in the order of the page, and shows that it is."""

from __future__ import annotations

from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

WANTED = """a[href]:not([tabindex="-1"]), button, select, summary, [tabindex="0"],
  input:not([type=hidden], [type=radio]:not(:checked))"""
CONTROLS = """(wanted) => [...document.querySelectorAll(wanted)]
  .filter((each) => each.checkVisibility({visibilityProperty: true}))
  .map((each) => each.outerHTML)"""
FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement);
  const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [document.activeElement.outerHTML, isSeen];
}"""
PAGES = (
    "/",
    "/archive/?tag=straits&from=1920",
    "/articles/1921-12-arcadia-demands/",
    "/articles/1921-12-arcadia-demands/history/",
    "/tags/talks/",
    "/corrections/",
)


def test_every_control_is_reached_and_shows_it(page: Page, live_server: LiveServer, archive: None) -> None:
    for address in PAGES:
        page.goto(live_server.url + address)
        wanted = page.evaluate(CONTROLS, WANTED)

        reached = []
        for _control in wanted:
            page.keyboard.press("Tab")
            reached.append(page.evaluate(FOCUSED))

        assert (address, reached) == (address, [[control, True] for control in wanted])


def test_control_that_hides_its_focus_is_found(page: Page) -> None:
    page.set_content("<!doctype html><style>a:focus{outline:none}</style><a href='/'>x</a>")
    page.keyboard.press("Tab")

    assert page.evaluate(FOCUSED)[1] is False


def test_motion_is_for_those_who_want_it(page: Page, live_server: LiveServer, archive: None) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{live_server.url}/articles/1921-12-arcadia-demands/")

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
