"""Every type of page, on a wide screen and on a phone, light and dark, as axe and the eye find it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.journeys.screens import SCREENS, is_too_wide, turned, violations

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

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All rules that axe has by itself, and that of WCAG 2.2 about the size of what one points at."""


def faults(page: Page) -> list[str]:
    """What axe finds wrong, by all its rules."""
    nodes = ((fault["id"], node["html"]) for fault in violations(page, OPTIONS) for node in fault["nodes"])
    return [f"{rule}: {html}" for rule, html in nodes if not is_said_twice(rule, html)]


def is_said_twice(rule: str, html: str) -> bool:
    """Whether a control may be small, because a larger one beside it does the same (WCAG 2.2, 2.5.8): the
    bars of the histogram are the years of the list below it."""
    return rule == "target-size" and "<svg" in html


@pytest.mark.parametrize("pages", [PAGES[::2], PAGES[1::2]], ids=["one half", "the other"])
def test_no_page_has_a_fault(
    page: Page, live_server: LiveServer, archive: None, pages: tuple[str, ...]
) -> None:
    found = {}
    for address in pages:
        page.goto(live_server.url + address)
        for screen in turned(page):
            found[address, screen] = (faults(page), is_too_wide(page))

    assert {where: each for where, each in found.items() if each != ([], False)} == {}


def test_open_sheet_of_filters_has_no_fault(page: Page, live_server: LiveServer, archive: None) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/archive/")

    page.get_by_role("button", name="Narrow down").click()

    assert faults(page) == []


def test_no_component_has_a_fault(
    page: Page, live_server: LiveServer, archive: None, settings: Settings
) -> None:
    settings.DEBUG = True

    page.goto(f"{live_server.url}/style/")

    assert {screen: faults(page) for screen in turned(page)} == {screen: [] for screen in SCREENS}


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
