"""Every type of page, on a wide screen and on a phone, light and dark, as axe and the eye find it."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

PAGES = (
    "/",
    "/archive/",
    "/archive/?tag=straits&tag=peace&from=1920&dates=certain&q=league",
    "/archive/?from=1922&to=1922",
    "/archive/?precision=undated&demands=none&fact=place",
    "/archive/?q=strait+OR+fact:port+OR+demand:treaty",
    "/archive/?q=nothingatall",
    "/archive/?from=yesterday&page=x",
    "/articles/1921-12-arcadia-demands/",
    "/articles/1922-05-league-answers/",
    "/articles/tehran/",
    "/articles/deep/",
    "/articles/wide/",
    "/articles/1921-12-arcadia-demands/history/",
    "/articles/1921-12-arcadia-demands/relations/",
    "/relations/",
    "/demands/",
    "/demands/?issuer=arcadia&state=rejected&q=fleet",
    "/demands/?state=met",
    "/demands/grid/",
    "/demands/1921-12-arcadia-demands_d1/",
    "/demands/1921-12-arcadia-demands_d1/?on=1921",
    "/demands/1921-12-arcadia-demands_d1/?on=x",
    "/demands/compare/",
    "/demands/compare/?a=1921-12-arcadia-demands&b=1921-12-arcadia-demands_d1",
    "/demands/verdicts/",
    "/facts/",
    "/timeline/",
    "/timeline/?from=1921&to=1921&tag=straits",
    "/facts/place/",
    "/articles/1921-12-arcadia-demands/editions/1/",
    "/articles/gone/",
    "/tags/",
    "/tags/talks/",
    "/parties/",
    "/parties/arcadia/",
    "/dossiers/",
    "/dossiers/straits-question/",
    "/dates/1922/",
    "/dates/1922/05/",
    "/corrections/",
    "/about/",
    "/search-help/",
    "/nothing/",
)
SCREENS: dict[str, dict[str, Any]] = {
    "wide and light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "phone and dark": {"viewport": {"width": 390, "height": 900}, "color_scheme": "dark"},
    "narrowest": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "twice as large and dark": {
        "viewport": {"width": 640, "height": 450},
        "device_scale_factor": 2,
        "color_scheme": "dark",
    },
    "colours of the reader": {"viewport": {"width": 820, "height": 900}, "forced_colors": "active"},
}


OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules that axe has by itself, and that of WCAG 2.2 about the size of what one points at."""


def faults(page: Page) -> list[str]:
    """What axe finds wrong, by all its rules."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    nodes = ((fault["id"], node["html"]) for fault in violations for node in fault["nodes"])
    return [f"{rule}: {html}" for rule, html in nodes if not is_said_twice(rule, html)]


def is_said_twice(rule: str, html: str) -> bool:
    """Whether a control may be small, because a larger one beside it does the same (WCAG 2.2, 2.5.8): the
    bars of the histogram are the years of the list below it."""
    return rule == "target-size" and "<svg" in html


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_has_a_fault(browser: Browser, live_server: LiveServer, archive: None, screen: str) -> None:
    page = browser.new_page(**SCREENS[screen])
    found = {}

    for address in PAGES:
        page.goto(live_server.url + address)
        found[address] = faults(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found[address].append("wider than the screen")
    page.close()

    assert found == {address: [] for address in PAGES}


def test_open_sheet_of_filters_has_no_fault(page: Page, live_server: LiveServer, archive: None) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/archive/")

    page.get_by_role("button", name="Narrow down").click()

    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_component_has_a_fault(
    browser: Browser,
    live_server: LiveServer,
    archive: None,
    settings: Settings,
    scheme: Literal["light", "dark"],
) -> None:
    settings.DEBUG = True
    page = browser.new_page(color_scheme=scheme)

    page.goto(f"{live_server.url}/style/")

    assert faults(page) == []
    page.close()


@pytest.mark.parametrize(
    "html",
    [
        '<img src="x.png">',
        '<p style="color:#ddd;background:#fff">pale</p>',
        "<h1>One</h1><h4>Four</h4>",
        '<p><a href="/a">a</a></p><p style="margin-top:-12px"><a href="/b">b</a></p>',
    ],
)
def test_fault_is_found(page: Page, html: str) -> None:
    page.set_content(f"<!doctype html><html lang=en><title>x</title><main>{html}</main>")

    assert faults(page) != []
