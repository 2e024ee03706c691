"""Every type of page of the desk, on a wide screen and on a phone, as axe finds it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.vocabulary_care import merging
from archive.vocabulary import terms
from archive.vocabulary.models import Tag
from tests.desk.admin.browsers import let_in
from tests.desk.documents import TREATY, titled
from tests.journeys.desk import account, make_roles
from tests.journeys.screens import WIDE_AND_PHONE, is_too_wide, turned, violations

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "",
    "desk/article/",
    "desk/article/?q=nothing",
    "desk/article/add/",
    "desk/article/import/",
    "desk/article/text/",
    "desk/article/labels/",
    "desk/article/{pk}/change/",
    "desk/article/{pk}/text/",
    "desk/article/{pk}/preview-links/",
    "desk/article/{pk}/history/",
    "desk/article/{pk}/compare/?old=1&new=2",
    "desk/article/{pk}/restore/1/",
    "desk/article/{pk}/uses/",
    "desk/article/{pk}/suggestions/",
    "desk/article/{pk}/correct/",
    "desk/article/{pk}/schedule/",
    "desk/article/{pk}/withdraw/",
    "desk/article/{pk}/comment/",
    "vocabulary/tag/",
    "vocabulary/tag/add/",
    "vocabulary/tag/twins/",
    "vocabulary/tag/{tag}/change/",
    "vocabulary/tag/{tag}/merge/",
    "vocabulary/tag/{tag}/uses/",
    "desk/merge/",
    "admin/logentry/",
    "auth/user/",
    "password_change/",
)

OPTIONS = {
    "resultTypes": ["violations"],
    # Django's and nested-admin's own tables of rows have a head without words above what is no column
    "rules": {"empty-table-header": {"enabled": False}},
}


@pytest.fixture
def article() -> Article:
    """A desk with something on every page."""
    make_roles()
    chief = account("chief")
    for number in range(3):
        save_document(titled(f"Draft {number}", tags=("Harbours",)), by=chief)
    article = save_document(TREATY, by=chief)
    publishing.publish(article, by=chief)
    save_document(replace(TREATY, lead="Another lead."), article=article, by=chief)
    pair = terms.resolve(Tag, ["Harbour", "Arms controls"])
    merging.merge(pair["Arms controls"], terms.resolve(Tag, ["Arms control"])["Arms control"], by=chief)
    return article


def faults(page: Page) -> list[str]:
    """What axe finds wrong, by all its rules but one."""
    return [
        f"{fault['id']} ({fault['impact']}): {node['html']}"
        for fault in violations(page, OPTIONS)
        for node in fault["nodes"]
    ]


def test_no_page_of_the_desk_has_a_fault(page: Page, live_server: LiveServer, article: Article) -> None:
    let_in(page.context, live_server.url, User.objects.get(username="chief"))
    parts = {"pk": article.pk, "tag": Tag.objects.get(name="Harbours").pk}
    found = {}

    for address in PAGES:
        page.goto(f"{live_server.url}/admin/{address.format(**parts)}")
        for screen in turned(page, WIDE_AND_PHONE):
            found[address, screen] = (faults(page), is_too_wide(page))

    assert {where: each for where, each in found.items() if each != ([], False)} == {}


def test_fault_of_a_page_is_found(page: Page) -> None:
    page.set_content("<!doctype html><html lang=en><title>x</title><main><h1>x</h1><input></main>")

    assert [fault.partition(":")[0] for fault in faults(page)] == ["label (critical)"]
