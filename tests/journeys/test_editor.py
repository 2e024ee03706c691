"""An editor's walk: approves, schedules, publishes, corrects, compares, restores."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.desk.workflow import steps
from archive.desk.workflow.states import State, state_of
from archive.documents import Document
from archive.ledger.models import Edition
from tests.journeys.desk import account, article_page, go, log_in, make_roles

pytestmark = pytest.mark.django_db(transaction=True)

DOCUMENT = Document(title="Arcadia closes the straits", lead="Arcadia closed the straits.")


@pytest.fixture
def article(page: Page, live_server: LiveServer) -> Article:
    """An article that a writer has handed in; the editor has logged in."""
    make_roles()
    writer = account("writer")
    account("editor")
    article = save_document(DOCUMENT, by=writer)
    steps.submit(article, by=writer)
    log_in(page, live_server.url, "editor")
    return article


def test_editor_sends_back_or_approves_and_schedules(
    page: Page, live_server: LiveServer, article: Article, complaints: list[str]
) -> None:
    article_page(page, live_server.url, article, "approve/")
    go(page, "Approve", "Approved.", comment="Good.")
    tomorrow = timezone.now() + datetime.timedelta(days=1)

    article_page(page, live_server.url, article, "schedule/")
    go(page, "Schedule", "Scheduled.", day=f"{tomorrow:%Y-%m-%d}", time="12:00", zone="UTC")
    assert state_of(Article.objects.get()) == State.SCHEDULED

    article_page(page, live_server.url, article, "unschedule/")
    go(page, "Cancel the schedule", "The schedule is cancelled.")
    article_page(page, live_server.url, article, "send_back/")
    go(page, "Send back", "Sent back to its author.", comment="Name a source.")
    assert state_of(Article.objects.get()) == State.DRAFT
    assert complaints == []


def run_at(moment: datetime.datetime) -> str:
    """What the timer does at a moment, and says."""
    said = StringIO()
    with time_machine.travel(moment):
        call_command("publish_due", stdout=said)
    return said.getvalue()


def test_article_that_falls_due_is_published_once(
    page: Page, live_server: LiveServer, article: Article, complaints: list[str]
) -> None:
    noon = (timezone.now() + datetime.timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
    readers = f"{live_server.url}/articles/{article.slug}/"
    article_page(page, live_server.url, article, "schedule/")
    go(page, "Schedule", "Scheduled.", day=f"{noon:%Y-%m-%d}", time="14:00", zone="Africa/Maputo")
    page.fill("[name=lead]", "Half a sentence that waits.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")

    assert run_at(noon - datetime.timedelta(seconds=1)) == ""
    assert page.request.get(readers).status == 404
    assert run_at(noon + datetime.timedelta(hours=3)) == f"published  {article.slug} (edition 1)\n"
    assert run_at(noon + datetime.timedelta(hours=3)) == ""

    page.goto(readers)
    expect(page.get_by_text(DOCUMENT.lead).first).to_be_visible()
    assert [edition.value for edition in Edition.objects.all()] == [DOCUMENT]
    page.goto(f"{live_server.url}/admin/")
    published = page.get_by_role("region", name="Published lately")
    expect(published.get_by_role("link", name=DOCUMENT.title)).to_be_visible()
    assert complaints == []


def test_editor_publishes_corrects_compares_and_restores(
    page: Page, live_server: LiveServer, article: Article, complaints: list[str]
) -> None:
    server = live_server.url
    article_page(page, server, article, "publish/")
    go(page, "Publish", "Published as edition 1.")

    page.fill("[name=lead]", "Arcadia closed the straits at noon.")
    page.get_by_role("button", name="Save, then publish correction…").click()
    go(page, "Publish correction", "Published as edition 2.", kind="fact", note="The hour is known.")
    assert Edition.objects.latest("number").note == "Fact corrected: The hour is known."

    article_page(page, server, article, "history/")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("ins", has_text="at noon").first).to_be_visible()
    article_page(page, server, article, "restore/1/")
    page.get_by_role("button", name="Restore").click()
    expect(page.locator(".messagelist")).to_contain_text("Revision 1 is restored.")

    assert document_of(article) == DOCUMENT
    page.goto(f"{server}/articles/arcadia-closes-straits/")
    expect(page.get_by_text("Arcadia closed the straits at noon.").first).to_be_visible()
    assert complaints == []
