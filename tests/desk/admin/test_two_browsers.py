"""Two people at one article, each in a real browser: nothing that either typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Autosave
from archive.documents import KeyFact
from tests.desk.admin.browsers import let_in
from tests.desk.admin.pages import CHANGE, PASSWORD, account
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db(transaction=True)

LEAD = "textarea[name=lead]"
DEK = "textarea[name=dek]"
KEPT = "#kept:not([hidden])"


@pytest.fixture
def treaty() -> Article:
    return save_document(TREATY, by=None)


def log_in(page: Page, live_server: LiveServer, name: str) -> None:
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


@pytest.fixture
def complaints() -> list[str]:
    """What the browsers complain of: scripts, policy, answers."""
    return []


@pytest.fixture
def pages(
    browser: Browser, live_server: LiveServer, treaty: Article, complaints: list[str]
) -> Iterator[tuple[Page, Page]]:
    """The article, open to Ann and to Ben."""
    opened = []
    for name in ("ann", "ben"):
        page = browser.new_context().new_page()
        page.on("console", lambda message: complaints.append(str(message)))
        page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        let_in(page.context, live_server.url, account(name, superuser=True))
        page.goto(live_server.url + CHANGE.format(treaty.pk))
        opened.append(page)
    yield opened[0], opened[1]
    for page in opened:
        page.context.set_offline(True)  # what a page says when it is left would come after the test
        page.context.close()


def found_by_axe(page: Page) -> list[str]:
    """What axe finds in the two versions."""
    return [each["id"] for each in Axe().run(page, context=".conflict").response["violations"]]


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.every_database
def test_two_browsers_settle_what_both_have_written(
    pages: tuple[Page, Page], treaty: Article, complaints: list[str]
) -> None:
    ann, ben = pages
    ann.fill(LEAD, "On 5 March 1998 the coastal powers handed over two drafts.")
    ann.fill(DEK, "Two drafts")
    ben.fill(LEAD, "On 4 March 1998 the coastal powers handed over three drafts.")
    ben.fill("[name=key_facts-1-value]", "Three drafts")
    save(ben)
    expect(ben.locator(".messagelist .success")).to_be_visible()

    save(ann)
    expect(ann.locator(".conflict")).to_be_visible()
    assert complaints == []  # axe makes some
    assert found_by_axe(ann) == []
    ann.get_by_role("group", name="Lead").get_by_label("Theirs").check()
    save(ann)
    expect(ann.locator(".messagelist .success")).to_be_visible()

    document = document_of(treaty)
    assert (document.lead, document.dek) == (
        "On 4 March 1998 the coastal powers handed over three drafts.",
        "Two drafts",
    )
    assert document.key_facts[1] == KeyFact(label="Form", value="Three drafts")
    assert Autosave.objects.exclude(fields="").count() == 0


def test_pages_tell_of_each_other_and_keep_what_is_typed(
    pages: tuple[Page, Page], live_server: LiveServer, treaty: Article, complaints: list[str]
) -> None:
    ann, ben = pages
    expect(ben.locator("#others")).to_have_text("Also open at: ann.")
    ann.fill(LEAD, "Half a sen")
    expect(ann.locator(KEPT)).to_be_visible()

    ann.close()
    again = ben.context.browser.new_context().new_page()  # type: ignore[union-attr]
    let_in(again.context, live_server.url, User.objects.get(username="ann"))
    again.goto(live_server.url + CHANGE.format(treaty.pk))
    again.get_by_role("button", name="Take it up again").click()

    expect(again.locator(LEAD)).to_have_value("Half a sen")
    expect(again.locator("textarea[name=closing]")).to_have_value(TREATY.closing)
    assert complaints == []
    assert document_of(treaty) == TREATY


def test_page_of_an_expired_session_stays_and_is_saved_after_a_login_elsewhere(
    pages: tuple[Page, Page], live_server: LiveServer, treaty: Article
) -> None:
    ann, _ben = pages
    ann.fill(LEAD, "Typed while the session ran out.")
    Session.objects.all().delete()

    save(ann)
    expect(ann.locator(KEPT)).to_contain_text("You are no longer logged in.")
    elsewhere = ann.context.new_page()
    log_in(elsewhere, live_server, "ann")
    save(ann)

    expect(ann.locator(".messagelist .success")).to_be_visible()
    assert document_of(treaty).lead == "Typed while the session ran out."


def test_desk_that_does_not_answer_takes_nothing_away(pages: tuple[Page, Page], treaty: Article) -> None:
    ann, _ben = pages
    ann.fill(LEAD, "Typed in a train.")
    ann.context.set_offline(True)

    save(ann)
    expect(ann.locator(KEPT)).to_contain_text("The desk does not answer.")
    expect(ann.locator(LEAD)).to_have_value("Typed in a train.")
    ann.context.set_offline(False)
    save(ann)

    expect(ann.locator(".messagelist .success")).to_be_visible()
    assert document_of(treaty).lead == "Typed in a train."
