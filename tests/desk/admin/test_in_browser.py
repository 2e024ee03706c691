"""The desk in a real browser: its scripts work under the strict policy, and nothing offends it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.documents import Demand, DemandList, Relation, RelationType
from archive.vocabulary.models import Party
from tests.desk.admin.browsers import choose, let_in
from tests.desk.admin.pages import account
from tests.desk.documents import TREATY, titled
from tests.waiting import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

LISTEN = """
window.violations = JSON.parse(sessionStorage.getItem("violations") ?? "[]");
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`);
  sessionStorage.setItem("violations", JSON.stringify(window.violations));
});
"""


@pytest.fixture
def chief() -> User:
    return account("chief", superuser=True)  # groups do not outlive a transactional test


@pytest.fixture
def treaty(chief: User) -> Article:
    return save_document(TREATY, by=chief)


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What goes wrong in the scripts of the pages."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def desk(page: Page, live_server: LiveServer, chief: User, faults: list[str]) -> Page:
    """A browser in which the chief has logged in."""
    page.add_init_script(LISTEN)
    let_in(page.context, live_server.url, chief)
    return page


def test_article_is_written_with_the_keyboard_and_the_mouse(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str]
) -> None:
    save_document(titled("Security talks"), by=None)
    desk.goto(f"{live_server.url}/admin/desk/article/{treaty.pk}/change/")

    desk.click("#blocks-group > fieldset > .add-item .add-handler")
    expect(desk.locator("#blocks-3 .djn-group-nested")).to_be_hidden()
    desk.select_option("[name=blocks-3-kind]", "demand_list")
    expect(desk.locator("[name=blocks-3-points]")).to_be_hidden()
    desk.fill("[name=blocks-3-heading]", "Further demands")
    choose(desk, "#blocks-3 .field-issuers", "Northland")
    desk.click("#blocks-3 .djn-group-nested .add-handler")
    desk.fill("[name=blocks-3-demands-0-text]", "Free passage")
    desk.click("#relations-group .add-handler")
    desk.select_option("[name=relations-1-type]", "led-to")
    choose(desk, "#relations-1", "Security")
    desk.fill("[name=key_facts-1-position]", "0")
    desk.press("[name=key_facts-1-position]", "Tab")
    desk.click("input[name=_continue]")
    expect(desk.locator(".messagelist")).to_contain_text("was changed successfully")

    document = document_of(treaty)
    assert document.key_facts == TREATY.key_facts[::-1]
    assert document.blocks == (
        *TREATY.blocks,
        DemandList(
            heading="Further demands",
            issuers=(Party.objects.get(name="Northland").name,),
            demands=(Demand(key="d3", text="Free passage"),),
        ),
    )
    led_to = Relation(type=RelationType.LED_TO, target="security-talks")
    assert document.relations == (*TREATY.relations, led_to)
    assert (desk.evaluate("window.violations"), faults) == ([], [])


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_offends_the_policy_or_is_wider_than_the_screen(
    desk: Page, live_server: LiveServer, treaty: Article, faults: list[str], width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    article = f"desk/article/{treaty.pk}"
    pages = ["", "desk/article/", "desk/article/add/", "desk/article/import/", f"{article}/change/"]
    pages += [
        f"{article}/publish/",
        f"{article}/history/",
        f"{article}/delete/",
        "vocabulary/tag/",
        "auth/user/",
    ]
    wide = []
    for address in pages:
        desk.goto(f"{live_server.url}/admin/{address}")
        if desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)

    assert (desk.evaluate("window.violations"), faults, wide) == ([], [], [])


def test_violation_of_the_policy_is_seen(desk: Page, live_server: LiveServer) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/")

    desk.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'a{}'}))"
    )

    wait_until(desk, "violations.length > 0")
    assert desk.evaluate("window.violations") == ["/admin/desk/article/: style-src-elem inline"]
