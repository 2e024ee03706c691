"""The pages of care in a real browser: two tags are merged and separated, and axe finds nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Merge
from archive.desk.vocabulary_care import merging
from archive.documents import KeyFact
from archive.vocabulary.models import Tag
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


def log_in(page: Page, live_server: LiveServer) -> None:
    """Enter the desk as somebody who may do everything there."""
    page.add_init_script(LISTEN)
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", "chief")
    page.fill("#id_password", "a long pass phrase")
    page.click("input[type=submit]")


def choose(page: Page, row: str, words: str) -> None:
    """Type into a choice and take the first that is found."""
    page.click(f"{row} .select2-selection")
    page.keyboard.type(words)
    page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    page.keyboard.press("Enter")


def test_tags_are_merged_and_separated_by_hand(page: Page, live_server: LiveServer, articles: None) -> None:
    account("chief", superuser=True)
    log_in(page, live_server)

    page.goto(f"{live_server.url}/admin/vocabulary/tag/")
    page.click("text=Near twins")
    page.click("text=Merge into “Sanctions”…")
    page.fill("[name=note]", "One word.")
    page.click("input[value=Merge]")
    expect(page.locator(".messagelist")).to_contain_text("“Sanction” is now “Sanctions”.")
    assert [document_of(article).tags[0] for article in Article.objects.exclude(title=TREATY.title)] == [
        "Sanctions",
        "Sanctions",
    ]

    page.goto(f"{live_server.url}/admin/desk/merge/")
    page.click("#result_list tbody a")
    page.click("text=Undo…")
    page.click("input[value='Undo the merge']")
    expect(page.locator(".messagelist")).to_contain_text("“Sanction” is a term of its own again.")
    assert document_of(Article.objects.get(title="Talks")).tags[:2] == ("Sanction", "Sanctions")

    page.goto(f"{live_server.url}/admin/vocabulary/tag/{Tag.objects.get(name='Burma').pk}/merge/")
    choose(page, ".form-row", "Myanmar")
    page.click("input[value='See what changes']")
    page.click("input[value=Merge]")
    expect(page.locator(".messagelist")).to_contain_text("“Burma” is now “Myanmar”.")
    assert page.evaluate("window.violations") == []


def test_tags_of_two_articles_are_changed_by_hand(
    page: Page, live_server: LiveServer, articles: None
) -> None:
    account("chief", superuser=True)
    log_in(page, live_server)

    page.goto(f"{live_server.url}/admin/desk/article/")
    page.check("tr:has-text('Talks') .action-select")
    page.check("tr:has-text('Blockade') .action-select")
    page.select_option("select[name=action]", "change_tags")
    page.click("button[name=index]")
    choose(page, ".form-row:has(#id_add)", "Harbours")
    choose(page, ".form-row:has(#id_old)", "Cease-fire")
    choose(page, ".form-row:has(#id_new)", "Ceasefire")
    page.click("input[name=apply]")

    expect(page.locator(".messagelist")).to_contain_text("2 articles changed.")
    assert {
        article.title: document_of(article).tags for article in Article.objects.exclude(title=TREATY.title)
    } == {
        "Talks": ("Sanction", "Sanctions", "Ceasefire", "Harbours"),
        "Blockade": ("Sanction", "Burma", "Myanmar", "Harbours"),
    }
    assert page.evaluate("window.violations") == []


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


def test_no_page_of_care_has_a_fault(page: Page, live_server: LiveServer, articles: None) -> None:
    chief = account("chief", superuser=True)
    kept = merging.merge(Tag.objects.get(name="Burma"), Tag.objects.get(name="Myanmar"), by=chief)
    log_in(page, live_server)
    found = {}
    for name, address in pages(kept).items():
        answer = page.goto(live_server.url + address)
        assert (name, answer is not None and answer.ok) == (name, True)
        found[name, "policy"] = page.evaluate("window.violations")
        for screen in turned(page, WIDE_AND_PHONE):
            found[name, screen] = faults(page)
        page.evaluate("sessionStorage.removeItem('violations')")  # those of axe

    assert {where: each for where, each in found.items() if each} == {}
