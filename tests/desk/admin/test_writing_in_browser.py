"""Writing in a real browser: what the scripts add, under the strict policy."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of
from archive.desk.models import Article
from tests.desk.admin.test_in_browser import chief, desk, faults, treaty

__all__ = ["chief", "desk", "faults", "treaty"]

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """([selector, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "plain");
  const field = document.querySelector(selector);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, field: str, html: str) -> None:
    """Paste HTML into a field."""
    page.evaluate(PASTE, [field, html])


def test_preview_follows_what_is_typed_and_nothing_is_saved(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str]
) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/{treaty.pk}/change/")
    seen = desk.frame_locator("#preview iframe")

    desk.get_by_role("button", name="Preview").click()
    expect(seen.locator("h1")).to_have_text(treaty.title)
    desk.fill("[name=title]", "A treaty, retitled")
    expect(seen.locator("h1")).to_have_text("A treaty, retitled")
    expect(desk.locator("#preview iframe")).to_have_css("width", "1280px")
    desk.get_by_role("button", name="Phone").click()
    expect(desk.locator("#preview iframe")).to_have_css("width", "390px")
    desk.fill("[name=date]", "yesterweek")
    expect(desk.locator("#preview .told")).to_contain_text("Event date:")
    expect(seen.locator("h1")).to_have_text("A treaty, retitled")

    assert treaty.revisions.count() == 1
    assert (desk.evaluate("window.violations"), faults) == ([], [])


def test_date_is_read_while_it_is_typed(desk: Page, live_server: LiveServer, faults: list[str]) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/add/")
    reading = desk.locator(".field-reading .readonly")

    desk.fill("[name=date]", "early 2022")
    expect(reading).to_have_text("early 2022: from 2022-01-01 to 2022-05-31 (EDTF 2022-01/2022-04~)")
    desk.fill("[name=date]", "30 February 2022")
    expect(reading).to_have_class("readonly unread")

    assert (desk.evaluate("window.violations"), faults) == ([], [])


def test_paste_into_the_form_comes_out_clean(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str]
) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/{treaty.pk}/change/")

    desk.fill("[name=lead]", "")
    paste(desk, "[name=lead]", "<p style='color:red'>One <b>bold</b></p><p>line</p>")
    expect(desk.locator("[name=lead]")).to_have_value("One **bold** line")
    desk.fill("[name=blocks-0-points]", "")
    paste(desk, "[name=blocks-0-points]", "<ul><li>One</li><li>Two</li></ul>")
    expect(desk.locator("[name=blocks-0-points]")).to_have_value("One\nTwo")

    assert (desk.evaluate("window.violations"), faults) == ([], [])


def test_text_is_pasted_read_and_saved(desk: Page, live_server: LiveServer, faults: list[str]) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/text/")

    paste(
        desk, "[name=text]", "<h1>Talks</h1><p>They began.</p><h2>Key Facts</h2><ul><li>Date: soon</li></ul>"
    )
    expect(desk.locator("[name=text]")).to_have_value(
        "# Talks\n\nThey began.\n\n## Key Facts\n\n- Date: soon"
    )
    remark = desk.locator("#remarks .warning")
    expect(remark).to_contain_text("line 7")
    line, box = remark.bounding_box(), desk.locator("[name=text]").bounding_box()
    assert line is not None
    assert box is not None
    assert box["y"] + 60 < line["y"] < box["y"] + 200  # beside the seventh line, not at the top
    desk.get_by_role("button", name="Preview").click()
    expect(desk.frame_locator("#preview iframe").locator("h1")).to_have_text("Talks")
    desk.get_by_role("button", name="Close").click()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.locator(".messagelist")).to_contain_text("was added successfully")

    assert document_of(Article.objects.get()).title == "Talks"
    assert (desk.evaluate("window.violations"), faults) == ([], [])


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_to_write_on_are_for_everybody(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str], width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    pages = ["", "add/", "text/", *(f"{treaty.pk}/{page}/" for page in ("change", "text", "preview-links"))]
    found = {}
    for address in pages:
        desk.goto(f"{live_server.url}/admin/desk/article/{address}")
        desk.wait_for_load_state("networkidle")
        violations = Axe().run(desk, options={"resultTypes": ["violations"]}).response["violations"]
        found[address] = [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in violations
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]
        if desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[address].append("wider than the screen")

    assert found == {address: [] for address in pages}
    assert faults == []  # axe itself adds styles, which the policy refuses


def test_demand_that_is_answered_is_found_by_its_words(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str]
) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/add/")
    desk.get_by_role("link", name="Add another Answer").click()
    demand = desk.locator("[name=answers-0-demand]")

    demand.press_sequentially("warships")

    offered = desk.locator("#known-demands option").first
    expect(offered).to_have_attribute("value", f"{treaty.slug}#d1")
    expect(demand).to_have_attribute("list", "known-demands")
    assert (desk.evaluate("window.violations"), faults) == ([], [])
