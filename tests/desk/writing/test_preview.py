from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import get_script_prefix, get_urlconf
from pytest_django.fixtures import Settings

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.writing import preview
from archive.documents import Relation, RelationType
from archive.vocabulary.models import Tag
from tests.desk.documents import TREATY, titled
from tests.desk.people import person
from tests.public.conftest import broken_catalog
from tests.public.pages import parsed, words

__all__ = ["broken_catalog"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/admin/")


def test_preview_shows_the_document_on_the_page_of_readers(request_: HttpRequest) -> None:
    page = parsed(preview.page(request_, TREATY, Article(slug="treaty")))

    heading = page.find(".//h1")
    assert words(heading) == TREATY.title
    assert [words(item) for item in page.iter("dd")][:2] == ["3 March 19981", "Two drafts"]
    assert "No warships in the strait" in words(page.find(".//ol"))
    assert [each.get("content") for each in page.iter("meta") if each.get("name") == "robots"] == [
        "noindex, nofollow"
    ]


def test_preview_names_the_related_that_are_public_and_no_draft(request_: HttpRequest) -> None:
    chief = person("chief")
    public = save_document(titled("Public talks"), by=chief)
    publishing.publish(public, by=chief)
    draft = save_document(titled("Secret talks"), by=chief)
    document = replace(
        titled("Treaty"),
        relations=(
            Relation(type=RelationType.LED_TO, target=public.slug),
            Relation(type=RelationType.RELATED, target=draft.slug),
        ),
    )

    html = preview.page(request_, document, Article(slug="treaty"))

    assert "Public talks" in html
    assert "Secret talks" not in html
    assert draft.slug not in html


def test_preview_shows_terms_that_nobody_has_used_yet_without_a_link(request_: HttpRequest) -> None:
    document = titled("Treaty", tags=("Brand new",))

    page = parsed(preview.page(request_, document, Article(slug="treaty")))

    assert [words(each) for each in page.iter("bdi")] == ["Brand new"]
    assert not Tag.objects.exists()


def test_preview_without_a_catalog_shows_the_document_alone(
    broken_catalog: None, request_: HttpRequest
) -> None:
    page = parsed(preview.page(request_, TREATY, Article(slug="treaty")))

    assert words(page.find(".//h1")) == TREATY.title


def test_links_of_a_preview_lead_to_the_site_of_the_readers(
    request_: HttpRequest, settings: Settings
) -> None:
    settings.SITE_URL = "https://archive.example"
    before = get_urlconf(), get_script_prefix()

    page = parsed(preview.page(request_, TREATY, Article(slug="treaty")))

    links = {link.get("href") for link in page.iter("a") if link.get("class") == "brand"}
    assert links == {"https://archive.example/"}
    assert (get_urlconf(), get_script_prefix()) == before
