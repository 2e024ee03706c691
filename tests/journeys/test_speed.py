"""What a long record costs to load, and that nothing on its page moves while it does."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route
from pytest_django.live_server_helper import LiveServer

from archive.ledger import acts
from tests.demo.records import RECORDS
from tests.ledger.factories import BY
from tests.waiting import wait_until

USUAL, LONGEST = "1914-07-british-enquiry-about-belgium", "1914-07-serbian-reply"
"""The record in the middle by its length, and the longest."""
MOST_BYTES = 60_000
"""Of markup, styles and scripts together, before they are compressed."""
MOST_SENT = 20_000
"""Of the same, as they are sent."""
MOST_SENT_LIST = 30_000
"""Of the archive's list, with its scripts, as it is sent."""
MOST_REQUESTS = 14
MOST_REQUESTS_LIST = 19
"""Of the archive's list, with fonts, styles and scripts."""

OBSERVED = """
window.seen = {shift: 0, paint: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.paint = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
"""
MEASURED = """() => {
  const entries = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
  const files = entries.map((entry) => [entry.name, entry.decodedBodySize]);
  return {...seen, files};
}"""


@pytest.fixture
def july(transactional_db: None) -> None:
    """The records of July 1914, of which the Serbian reply is the longest."""
    acts.publish_all(
        [
            acts.Publication(document=record, slug=slug, by=BY)
            for slug, record in RECORDS.items()
            if slug.startswith("1914-0")
        ]
    )


@pytest.fixture
def measure(page: Page, live_server: LiveServer) -> Callable[[str], dict[str, Any]]:
    """Loads a page and says what that cost."""

    def measured(address: str) -> dict[str, Any]:
        page.add_init_script(OBSERVED)
        page.goto(live_server.url + address, wait_until="networkidle")
        wait_until(page, "seen.paint > 0")
        found: dict[str, Any] = page.evaluate(MEASURED)
        return found

    return measured


def counted(found: dict[str, Any]) -> list[str]:
    """The addresses of markup, styles and scripts."""
    return [name for name, _size in found["files"] if not name.endswith((".woff2", ".svg", ".png"))]


def test_usual_article_is_light_and_stands_still(
    july: None, measure: Callable[[str], dict[str, Any]], record_property: Callable[[str, object], None]
) -> None:
    found = measure(f"/articles/{USUAL}/")

    size = sum(size for name, size in found["files"] if name in counted(found))
    record_property("requests", len(found["files"]))
    record_property("bytes", size)
    record_property("largest paint, ms", found["paint"])
    assert size < MOST_BYTES
    assert len(found["files"]) <= MOST_REQUESTS
    assert found["shift"] == 0


def test_longest_article_and_list_are_light_as_they_are_sent(
    july: None,
    page: Page,
    measure: Callable[[str], dict[str, Any]],
    record_property: Callable[[str, object], None],
) -> None:
    found = measure(f"/articles/{LONGEST}/")

    sent = sum(len(gzip.compress(page.request.get(name).body())) for name in counted(found))
    record_property("bytes, compressed", sent)
    assert sent < MOST_SENT

    found = measure("/archive/")
    sent = sum(len(gzip.compress(page.request.get(name).body())) for name in counted(found))
    record_property("bytes of the list, compressed", sent)
    assert sent < MOST_SENT_LIST


@pytest.mark.parametrize("address", ["/", f"/articles/{LONGEST}/", "/archive/", "/demands/", "/corrections/"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_fonts_come_late(
    july: None, page: Page, measure: Callable[[str], dict[str, Any]], address: str, width: int
) -> None:
    def late(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.woff2", late)

    found = measure(address)
    assert found["shift"] == 0
    assert found["paint"] > 0
    assert len(found["files"]) <= (MOST_REQUESTS_LIST if address == "/archive/" else MOST_REQUESTS)


def test_movement_is_seen(page: Page, measure: Callable[[str], dict[str, Any]], july: None) -> None:
    measure("/about/")

    page.locator("main").evaluate(
        "main => main.prepend(Object.assign(document.createElement('p'), {innerText: 'Late'}))"
    )

    wait_until(page, "seen.shift > 0")
