from __future__ import annotations

import pytest
from django.test import Client

from archive.ledger import acts
from archive.public import validators
from archive.vocabulary.models import Tag
from tests.ledger.factories import BY, corrected, published
from tests.public.pages import answer_to, note

pytestmark = pytest.mark.django_db
VALIDATED = (
    "/",
    "/archive/",
    "/archive/?tag=straits",
    "/articles/1921-12-arcadia-demands/",
    "/articles/1921-12-arcadia-demands/history/",
    "/articles/1921-12-arcadia-demands/relations/",
    "/articles/1921-12-arcadia-demands/editions/1/",
    "/articles/1921-12-arcadia-demands.json",
    "/articles/1921-12-arcadia-demands.txt",
    "/demands/",
    "/demands/grid/?issuer=arcadia",
    "/demands/1921-12-arcadia-demands_d1/",
    "/demands/1921-12-arcadia-demands_d1/?on=1922",
    "/demands/compare/?a=1921-12-arcadia-demands&b=1921-12-arcadia-demands",
    "/facts/",
    "/timeline/",
    "/facts/place/",
    "/tags/",
    "/tags/straits/",
    "/dates/1921/",
    "/corrections/",
    "/corrections/feed.xml",
    "/feed.xml",
    "/archive/feed.xml?tag=straits",
    "/tags/straits/feed.xml",
)


OF_THE_PROGRAM = ("/about/", "/search-help/", "/site.webmanifest", "/card.png")
"""Addresses whose answer no act of an editor changes."""


def tag_of(client: Client, address: str) -> str:
    """The entity tag of a page."""
    return client.get(address).headers["ETag"]


@pytest.mark.parametrize("address", [*VALIDATED, *OF_THE_PROGRAM])
def test_page_that_the_reader_has_is_not_sent_again(client: Client, address: str) -> None:
    note()

    response = client.get(address, headers={"If-None-Match": tag_of(client, address)})

    assert (response.status_code, response.content, response.templates) == (304, b"", [])
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "ETag" in response.headers


@pytest.mark.parametrize("address", VALIDATED)
def test_page_is_sent_again_after_a_correction(client: Client, address: str) -> None:
    edition = note()
    before = tag_of(client, address)
    corrected(edition, dek="Another dek")

    response = client.get(address, headers={"If-None-Match": before})

    assert response.status_code == 200
    assert response.headers["ETag"] != before


def test_article_is_sent_again_when_another_answers_it(client: Client) -> None:
    edition = note()
    before = tag_of(client, "/articles/1921-12-arcadia-demands/")
    answer_to(edition)

    assert tag_of(client, "/articles/1921-12-arcadia-demands/") != before


def test_article_is_sent_again_when_its_tag_is_renamed(client: Client) -> None:
    note()
    before = tag_of(client, "/articles/1921-12-arcadia-demands/")
    acts.rename(Tag.objects.get(slug="straits"), "The Straits", by=BY, note="")

    assert tag_of(client, "/articles/1921-12-arcadia-demands/") != before


def test_term_is_sent_again_when_its_description_changes(client: Client) -> None:
    note()
    before = tag_of(client, "/tags/straits/")
    Tag.objects.filter(slug="straits").update(description="Narrow waters")

    assert tag_of(client, "/tags/straits/") != before


def test_withdrawn_article_is_never_the_one_that_the_reader_has(client: Client) -> None:
    edition = published(slug="gone")
    before = tag_of(client, "/articles/gone/")
    acts.withdraw(edition.record, by=BY, note="An error.")

    assert client.get("/articles/gone/", headers={"If-None-Match": before}).status_code == 410
    assert client.get("/articles/gone/", headers={"If-None-Match": "*"}).status_code == 410


def test_date_alone_never_makes_a_copy_right(client: Client) -> None:
    note()
    later = "Fri, 31 Dec 9998 23:59:59 GMT"

    response = client.get("/articles/1921-12-arcadia-demands/", headers={"If-Modified-Since": later})

    assert response.status_code == 200


def test_entity_tag_names_all_that_it_was_made_from() -> None:
    tags = {validators.entity_tag(*parts) for parts in ([], ["a"], ["a", "b"], ["b", "a"], ["ab"])}

    assert len(tags) == 5
    assert validators.entity_tag("a") in tags


def test_program_digest_follows_the_site(settings: object) -> None:
    before = validators.program_digest.__wrapped__()
    settings.SITE_NAME = "Another archive"  # type: ignore[attr-defined]

    assert validators.program_digest.__wrapped__() != before
