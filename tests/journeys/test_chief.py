"""A chief's walk: withdraws and reinstates, merges tags and undoes it, reads of it in the log."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.documents import Document
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.journeys.desk import account, article_page, go, log_in, make_roles

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(page: Page, live_server: LiveServer) -> Article:
    """A public article with a tag; the chief has logged in."""
    make_roles()
    chief = account("chief")
    article = save_document(Document(title="Arcadia closes the straits", tags=("Burma",)), by=chief)
    publishing.publish(article, by=chief)
    log_in(page, live_server.url, "chief")
    return article


def test_chief_withdraws_and_reinstates(
    page: Page, live_server: LiveServer, article: Article, complaints: list[str]
) -> None:
    server = live_server.url
    article_page(page, server, article, "withdraw/")
    go(page, "Withdraw", "Withdrawn.", note="It never happened.")
    page.goto(f"{server}/articles/arcadia-closes-straits/")
    expect(page.get_by_text("It never happened.").first).to_be_visible()

    article_page(page, server, article, "reinstate/")
    go(page, "Reinstate", "Reinstated.", note="It did happen.")
    page.goto(f"{server}/articles/arcadia-closes-straits/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arcadia closes the straits")
    assert [each for each in complaints if "410" not in each] == []


def test_chief_merges_tags_and_undoes_it(
    page: Page, live_server: LiveServer, article: Article, complaints: list[str]
) -> None:
    pair = terms.resolve(Tag, ["Burma", "Myanmar"])
    into = pair["Myanmar"].pk
    page.goto(f"{live_server.url}/admin/vocabulary/tag/{pair['Burma'].pk}/merge/?into={into}")
    expect(page.get_by_text("1 article carries it")).to_be_visible()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("“Burma” is now “Myanmar”.")
    assert document_of(article).tags == ("Myanmar",)

    page.goto(f"{live_server.url}/admin/desk/merge/")
    page.get_by_role("link", name="Burma").first.click()
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messagelist")).to_contain_text("“Burma” is a term of its own again.")
    assert document_of(article).tags == ("Burma",)

    page.goto(f"{live_server.url}/admin/admin/logentry/")
    expect(page.get_by_text("The merge was undone.").first).to_be_visible()
    assert complaints == []
