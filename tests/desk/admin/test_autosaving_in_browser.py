"""What is typed in a real browser, when the desk answers with an error or not at all: it is there again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from tests.desk.admin.browsers import let_in
from tests.desk.admin.pages import ADD, CHANGE, account
from tests.desk.admin.test_two_browsers import KEPT, LEAD, log_in, save
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "/admin/desk/article/{}/text/"
TYPED = "# Talks\n\nHalf a sen"


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser in which Ann has logged in."""
    context = browser.new_context()
    let_in(context, live_server.url, account("ann", superuser=True))
    yield context
    context.set_offline(True)  # what a page says when it is left would come after the test
    context.close()


@pytest.fixture
def treaty() -> Article:
    return save_document(TREATY, by=None)


def opened(context: BrowserContext, live_server: LiveServer, address: str) -> Page:
    """The page, in a tab of its own, whose script speaks to the desk already."""
    page = context.new_page()
    with page.expect_response("**/autosave/"):
        page.goto(live_server.url + address)
    return page


def answer_posts(page: Page, address: str, status: int) -> None:
    """Let something between browser and desk answer what is sent to an address."""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, body="An error")
        else:
            route.fallback()

    page.route(f"**{address}", answer)


def take_up(page: Page) -> None:
    """Take up again what was typed."""
    page.get_by_role("button", name="Take it up again").click()
    expect(page.locator(".errornote, .errorlist").first).to_be_visible()


def test_text_page_that_is_closed_is_offered_again(
    context: BrowserContext, live_server: LiveServer, treaty: Article
) -> None:
    page = opened(context, live_server, TEXT.format(treaty.pk))
    page.fill("textarea[name=text]", TYPED)
    expect(page.locator(KEPT)).to_be_visible()
    page.close()

    again = opened(context, live_server, CHANGE.format(treaty.pk))
    take_up(again)
    expect(again.locator("textarea[name=text]")).to_have_value(TYPED)
    save(again)

    expect(again.locator(".messagelist .success")).to_be_visible()
    assert document_of(treaty).lead == "Half a sen"


@pytest.mark.parametrize("address", [ADD, TEXT])
def test_what_is_typed_after_the_session_ended_waits_for_the_next_login(
    context: BrowserContext, live_server: LiveServer, treaty: Article, address: str
) -> None:
    address = address.format(treaty.pk)
    name = "text" if address != ADD else "lead"
    page = opened(context, live_server, address)
    Session.objects.all().delete()
    page.fill(f"textarea[name={name}]", TYPED)
    expect(page.locator(KEPT)).to_contain_text("You are no longer logged in.")
    asked: list[str] = []
    page.on("dialog", lambda dialog: answered(dialog, asked))

    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    again = context.new_page()
    again.goto(live_server.url + address)
    again.fill("#id_username", "ann")
    again.fill("#id_password", "a long pass phrase")
    again.click("input[type=submit]")
    take_up(again)

    expect(again.locator(f"textarea[name={name}]")).to_have_value(TYPED)
    assert again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved'))") == []
    assert (Article.objects.count(), document_of(treaty)) == (1, TREATY)


def answered(dialog: Dialog, asked: list[str]) -> None:
    """Leave the page all the same."""
    asked.append(dialog.type)
    dialog.accept()


@pytest.mark.parametrize("status", [403, 413, 500])
def test_save_that_is_answered_with_an_error_takes_nothing_away(
    context: BrowserContext, live_server: LiveServer, treaty: Article, status: int
) -> None:
    page = opened(context, live_server, CHANGE.format(treaty.pk))
    page.fill(LEAD, "A whole sentence.")
    answer_posts(page, CHANGE.format(treaty.pk), status)
    save(page)
    expect(page.locator("body")).to_have_text("An error")
    page.unroute_all()

    page.go_back()
    take_up(page)
    expect(page.locator(LEAD)).to_have_value("A whole sentence.")
    save(page)

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert document_of(treaty).lead == "A whole sentence."


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
def test_page_that_the_desk_does_not_take_is_not_sent(
    context: BrowserContext, live_server: LiveServer, treaty: Article, status: int
) -> None:
    page = opened(context, live_server, CHANGE.format(treaty.pk))
    page.fill(LEAD, "A whole sentence.")
    answer_posts(page, "/autosave/", status)

    save(page)

    expect(page.locator(KEPT)).to_contain_text("The desk does not take what you typed; it is still here.")
    expect(page.locator(KEPT)).to_contain_text(f"Answer: {status}")
    expect(page.locator(LEAD)).to_have_value("A whole sentence.")
    assert treaty.revisions.count() == 1


def test_token_that_is_gone_is_renewed(
    context: BrowserContext, live_server: LiveServer, treaty: Article
) -> None:
    page = opened(context, live_server, CHANGE.format(treaty.pk))
    page.fill(LEAD, "A whole sentence.")
    context.clear_cookies(name="csrftoken")

    save(page)

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert document_of(treaty).lead == "A whole sentence."


@pytest.mark.parametrize(
    ("address", "field", "button", "done"),
    [
        ("/admin/desk/article/{}/comment/", "comment", "Comment", ".messagelist .success"),
        ("/admin/desk/article/import/", "text", "Read", ".record-title"),
    ],
)
def test_form_of_any_page_stays_until_the_desk_knows_us_again(
    context: BrowserContext,
    live_server: LiveServer,
    treaty: Article,
    address: str,
    field: str,
    button: str,
    done: str,
) -> None:
    page = context.new_page()
    page.goto(live_server.url + address.format(treaty.pk))
    page.fill(f"[name={field}]", "Half a sentence.")
    Session.objects.all().delete()

    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#stays")).to_contain_text("You are no longer logged in.")
    expect(page.locator(f"[name={field}]")).to_have_value("Half a sentence.")
    log_in(context.new_page(), live_server, "ann")
    page.get_by_role("button", name=button, exact=True).click()

    expect(page.locator(done).first).to_be_visible()
