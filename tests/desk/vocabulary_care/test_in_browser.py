"""The pages of care in a real browser: two tags are merged and separated, and axe finds nothing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Merge
from archive.desk.vocabulary_care import merging
from archive.documents import KeyFact
from archive.vocabulary.models import Tag
from tests.desk.admin.browsers import choose, let_in
from tests.desk.admin.pages import account
from tests.desk.documents import TREATY, titled
from tests.journeys.screens import WIDE_AND_PHONE, is_too_wide, turned, violations

pytestmark = pytest.mark.django_db(transaction=True)

LISTEN = """
window.violations = JSON.parse(sessionStorage.getItem("violations") ?? "[]");
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`);
  sessionStorage.setItem("violations", JSON.stringify(window.violations));
});
"""


@pytest.fixture
def articles() -> None:
    """Articles whose tags need care."""
    save_document(TREATY, by=None)
    names = ("Sanction", "Sanctions", "Cease-fire", "Ceasefire", "Harbours")
    save_document(titled("Talks", tags=names, key_facts=(KeyFact(label="Place", value="Geneva"),)), by=None)
    save_document(titled("Blockade", tags=("Sanction", "Burma", "Myanmar")), by=None)


@pytest.fixture
def chief() -> User:
    return account("chief", superuser=True)


@pytest.fixture
def desk(page: Page, live_server: LiveServer, chief: User) -> Page:
    """A browser at the desk, of somebody who may do everything there."""
    page.add_init_script(LISTEN)
    let_in(page.context, live_server.url, chief)
    return page


def test_tags_are_merged_and_separated_by_hand(desk: Page, live_server: LiveServer, articles: None) -> None:
    desk.goto(f"{live_server.url}/admin/vocabulary/tag/")
    desk.click("text=Near twins")
    desk.click("text=Merge into “Sanctions”…")
    desk.fill("[name=note]", "One word.")
    desk.click("input[value=Merge]")
    expect(desk.locator(".messagelist")).to_contain_text("“Sanction” is now “Sanctions”.")
    assert [document_of(article).tags[0] for article in Article.objects.exclude(title=TREATY.title)] == [
        "Sanctions",
        "Sanctions",
    ]

    desk.goto(f"{live_server.url}/admin/desk/merge/")
    desk.click("#result_list tbody a")
    desk.click("text=Undo…")
    desk.click("input[value='Undo the merge']")
    expect(desk.locator(".messagelist")).to_contain_text("“Sanction” is a term of its own again.")
    assert document_of(Article.objects.get(title="Talks")).tags[:2] == ("Sanction", "Sanctions")

    desk.goto(f"{live_server.url}/admin/vocabulary/tag/{Tag.objects.get(name='Burma').pk}/merge/")
    choose(desk, ".form-row", "Myanmar")
    desk.click("input[value='See what changes']")
    desk.click("input[value=Merge]")
    expect(desk.locator(".messagelist")).to_contain_text("“Burma” is now “Myanmar”.")
    assert desk.evaluate("window.violations") == []


def test_tags_of_two_articles_are_changed_by_hand(
    desk: Page, live_server: LiveServer, articles: None
) -> None:
    desk.goto(f"{live_server.url}/admin/desk/article/")
    desk.check("tr:has-text('Talks') .action-select")
    desk.check("tr:has-text('Blockade') .action-select")
    desk.select_option("select[name=action]", "change_tags")
    desk.click("button[name=index]")
    choose(desk, ".form-row:has(#id_add)", "Harbours")
    choose(desk, ".form-row:has(#id_old)", "Cease-fire")
    choose(desk, ".form-row:has(#id_new)", "Ceasefire")
    desk.click("input[name=apply]")

    expect(desk.locator(".messagelist")).to_contain_text("2 articles changed.")
    assert {
        article.title: document_of(article).tags for article in Article.objects.exclude(title=TREATY.title)
    } == {
        "Talks": ("Sanction", "Sanctions", "Ceasefire", "Harbours"),
        "Blockade": ("Sanction", "Burma", "Myanmar", "Harbours"),
    }
    assert desk.evaluate("window.violations") == []


def pages(kept: Merge) -> dict[str, str]:
    """The pages of care, each under a name."""
    tag, twin = Tag.objects.get(name="Sanction"), Tag.objects.get(name="Sanctions")
    return {
        "tags": "/admin/vocabulary/tag/",
        "tag": f"/admin/vocabulary/tag/{tag.pk}/change/",
        "uses of a tag": f"/admin/vocabulary/tag/{tag.pk}/uses/",
        "merge": f"/admin/vocabulary/tag/{tag.pk}/merge/",
        "preview of a merge": f"/admin/vocabulary/tag/{tag.pk}/merge/?into={twin.pk}",
        "twins": "/admin/vocabulary/tag/twins/",
        "merges": "/admin/desk/merge/",
        "one merge": f"/admin/desk/merge/{kept.pk}/change/",
        "undo": f"/admin/desk/merge/{kept.pk}/undo/",
        "uses of an article": f"/admin/desk/article/{Article.objects.get(title='Talks').pk}/uses/",
        "labels": "/admin/desk/article/labels/",
        "log": "/admin/admin/logentry/",
    }


def faults(page: Page) -> list[str]:
    """What axe finds seriously wrong, and whether the page is too wide."""
    serious = [fault for fault in violations(page) if fault["impact"] in {"serious", "critical"}]
    found = [f"{fault['id']}: {node['html']}" for fault in serious for node in fault["nodes"]]
    return [*found, *(["wider than the screen"] if is_too_wide(page) else [])]


def test_no_page_of_care_has_a_fault(
    desk: Page, live_server: LiveServer, chief: User, articles: None
) -> None:
    kept = merging.merge(Tag.objects.get(name="Burma"), Tag.objects.get(name="Myanmar"), by=chief)
    found = {}
    for name, address in pages(kept).items():
        answer = desk.goto(live_server.url + address)
        assert (name, answer is not None and answer.ok) == (name, True)
        found[name, "policy"] = desk.evaluate("window.violations")
        for screen in turned(desk, WIDE_AND_PHONE):
            found[name, screen] = faults(desk)
        desk.evaluate("sessionStorage.removeItem('violations')")  # those of axe

    assert {where: each for where, each in found.items() if each} == {}
