from __future__ import annotations

import pytest
from django.test import Client

from archive.desk.articles import save_document
from archive.desk.models import Article, PreviewLink, Revision
from archive.desk.writing import links
from tests.desk.documents import titled
from tests.desk.people import person
from tests.public.pages import parsed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return save_document(titled("Talks"), by=person("editor"))


def linked(article: Article) -> str:
    """The address of a link to the newest revision."""
    _link, token = links.make(article.revisions.latest("number"), by=person("editor"))
    return f"/preview/{token}/"


def test_link_shows_its_revision_whatever_was_saved_since(article: Article) -> None:
    address = linked(article)
    save_document(titled("Talks broken off"), article=article, by=None)

    page = parsed(Client().get(address).content.decode())

    assert words(page.find(".//h1")) == "Talks"
    assert "This is revision 1" in words(page.find(".//div[@class='notice']"))


def test_page_of_a_link_is_kept_and_listed_by_nobody(article: Article) -> None:
    for address in (linked(article), "/preview/unknown/"):
        response = Client().get(address)

        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "ETag" not in response.headers
        assert response.cookies == {}


def test_every_link_that_does_not_work_gets_the_same_answer(article: Article) -> None:
    revoked = linked(article)
    assert Client().get(revoked).status_code == 200
    [link] = PreviewLink.objects.filter(revision__article=article)
    links.revoke(link)

    answers = [Client().get(address) for address in (revoked, "/preview/unknown/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert b"Talks" not in answers[0].content


def test_link_of_an_article_that_was_deleted_leads_nowhere(article: Article) -> None:
    address = linked(article)
    article.delete()

    assert Client().get(address).status_code == 404


def test_link_to_a_revision_that_cannot_be_read_leads_nowhere(article: Article) -> None:
    address = linked(article)
    Revision.objects.update(document="{}")

    assert Client().get(address).status_code == 404


def test_link_is_only_read(article: Article) -> None:
    assert Client().post(linked(article)).status_code == 405
