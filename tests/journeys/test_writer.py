"""A writer's walk: writes, hands in, is sent back, mends, hands in again; and gets no further."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of
from archive.desk.models import Article
from archive.desk.workflow import steps
from archive.desk.workflow.states import State, state_of
from tests.journeys.desk import account, article_page, go, log_in, make_roles

pytestmark = pytest.mark.django_db(transaction=True)


def test_writer_writes_hands_in_and_mends_what_was_sent_back(
    page: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    make_roles()
    account("writer")
    editor = account("editor")
    server = live_server.url

    log_in(page, server, "writer")
    page.goto(f"{server}/admin/desk/article/add/")
    page.fill("[name=title]", "Arcadia closes the straits")
    page.fill("[name=date]", "early March 1923")
    page.fill("[name=lead]", "Arcadia closed the straits to all ships of war.")
    page.get_by_role("button", name="Save, then submit for review…").click()
    go(page, "Submit for review", "Submitted for review.", comment="Please check the date.")
    article = Article.objects.get()
    assert state_of(article) == State.IN_REVIEW

    steps.send_back(article, by=editor, comment="Who saw it?")
    page.goto(f"{server}/admin/")
    page.locator("#content").get_by_role("link", name="Arcadia closes the straits").first.click()
    expect(page.get_by_text("Who saw it?")).to_be_visible()
    page.fill("[name=lead]", "Two envoys saw how Arcadia closed the straits to all ships of war.")
    page.get_by_role("button", name="Save, then submit for review…").click()
    go(page, "Submit for review", "Submitted for review.")

    expect(page.locator("[name=lead]")).to_have_count(0)
    article_page(page, server, article, "publish/")
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    assert document_of(article).lead.startswith("Two envoys")
    assert article.record_id is None
    assert [each for each in complaints if "403" not in each] == []
