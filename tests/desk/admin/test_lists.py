from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from archive.dates import read_date
from archive.desk.admin.lists import ShortCount
from archive.desk.articles import save_document
from archive.desk.models import SavedList
from archive.documents import Document
from tests.desk.admin.pages import account, errors, signed_in, texts
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

LIST = "/admin/desk/article/"
KEEP = "/admin/desk/article/lists/"


@pytest.fixture
def client() -> Client:
    return signed_in(account("editor", "editor"))


def shown(client: Client, **asked: Any) -> list[str]:
    """The titles that the list shows."""
    response = client.get(f"{LIST}?{urlencode(asked, doseq=True)}")
    assert response.status_code == 200
    return sorted(article.title for article in response.context["cl"].result_list)


def saved(*documents: Document) -> None:
    for document in documents:
        save_document(document, by=None)


def test_list_is_narrowed_by_several_conditions_at_once(client: Client) -> None:
    saved(
        TREATY,
        titled("Late", tags=("Harbours",), date=read_date("2001")),
        titled("Early", tags=("Harbours",), date=read_date("March 1998")),
    )

    assert shown(client, tag="harbours", since="1998", until="1999", without="source") == ["Early"]


def test_list_takes_a_vague_date_for_what_it_may_be_or_surely_is(client: Client) -> None:
    saved(titled("Vague", date=read_date("1998")), titled("Exact", date=read_date("3 March 1998")))

    assert shown(client, since="1 March 1998", until="31 March 1998") == ["Exact", "Vague"]
    assert shown(client, since="1 March 1998", until="31 March 1998", certain="on") == ["Exact"]


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"tag": "Nowhere"}, "There is no tag “Nowhere”."),
        ({"party": "Nobody"}, "There is no party “Nobody”."),
        ({"dossier": "x" * 300}, "Ensure this value has at most 200 characters (it has 300)."),
        ({"since": "2001", "until": "1999"}, "It ends before it begins."),
        ({"since": "undated"}, "Say a day, a month or a year."),
        ({"without": "wings"}, "Select a valid choice. wings is not one of the available choices."),
    ],
)
def test_list_that_cannot_be_understood_is_empty_and_says_why(
    client: Client, asked: dict[str, str], fault: str
) -> None:
    saved(TREATY)

    response = client.get(f"{LIST}?{urlencode(asked)}")

    assert errors(response) == [fault]
    assert list(response.context["cl"].result_list) == []


def test_list_is_empty_for_a_date_that_cannot_be_read(client: Client) -> None:
    saved(TREATY)

    assert shown(client, since="31 February 1998") == []


def test_list_shows_the_articles_in_a_language(client: Client) -> None:
    saved(titled("Договір", language="uk"), titled("Tratado", language="pt-BR"))
    saved(titled("Unsaid"), titled("Said", language="en"))

    assert shown(client, language="UK") == ["Договір"]
    assert shown(client, language="pt-br") == ["Tratado"]
    assert shown(client, language="en") == ["Said", "Unsaid"]
    assert shown(client, language="pt") == shown(client, language="English, please") == []


def test_list_shows_the_articles_of_an_author(client: Client) -> None:
    writer = account("writer", "writer")
    save_document(titled("Theirs"), by=writer)
    saved(titled("Nobody's"))

    assert shown(client, author=writer.pk) == ["Theirs"]
    assert shown(client, author="nobody") == shown(client, author="99999999999999999999") == []


def test_list_is_searched_by_the_texts_of_articles(client: Client) -> None:
    saved(TREATY, titled("Other"))

    assert shown(client, q="herald warships") == [TREATY.title]


def test_form_keeps_the_search_and_the_order(client: Client) -> None:
    page = client.get(f"{LIST}?q=treaty&o=1&state=draft&tag=").content.decode()

    form = page[page.index('class="narrow"') : page.index("</details>", page.index('class="narrow"'))]
    for name, value in {"q": "treaty", "o": "1", "state": "draft"}.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in form


def test_list_counts_no_further_than_it_must(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.desk.admin.lists.MOST_COUNTED", 2)
    saved(titled("One"), titled("Two"))
    whole = client.get(LIST)
    saved(titled("Three"))

    cut = client.get(LIST)

    assert (texts(whole, "p", "more"), whole.context["cl"].paginator.is_cut) == ([], False)
    assert len(texts(cut, "p", "more")) == 1
    assert (cut.context["cl"].result_count, len(cut.context["cl"].result_list)) == (2, 3)
    assert isinstance(cut.context["cl"].paginator, ShortCount)


def test_list_costs_the_same_number_of_queries_for_more_articles(
    client: Client, django_assert_num_queries: Any
) -> None:
    address = f"{LIST}?tag=harbours&party=northland&since=1990&without=relation&q=a"
    saved(titled("One", tags=("Harbours",), parties=("Northland",), date=read_date("1991")))
    client.get(address)

    with django_assert_num_queries(13):
        client.get(address)
    saved(
        *(titled(f"Two {n}", tags=("Harbours",), parties=("Northland",), date=TREATY.date) for n in range(3))
    )
    with django_assert_num_queries(13):
        client.get(address)


def test_list_is_kept_under_a_name_and_shown_to_whoever_kept_it(client: Client) -> None:
    saved(TREATY)
    query = "tag=Harbours&o=-2&p=3&_popup=1&q="

    response = client.post(KEEP, {"name": " My   harbours ", "query": query})

    assert response.headers["Location"] == f"{LIST}?tag=Harbours&o=-2"
    assert list(SavedList.objects.values_list("name", "query")) == [("My harbours", "tag=Harbours&o=-2")]
    assert texts(client.get(LIST), "div", "saved-lists") == ["My lists My harbours ×"]
    other = signed_in(account("chief", "chief"))
    assert texts(other.get(LIST), "div", "saved-lists") == [""]


def test_list_of_the_same_name_takes_the_place_of_the_former(client: Client) -> None:
    for query in ("tag=One", "tag=Two"):
        client.post(KEEP, {"name": "Mine", "query": query})

    assert list(SavedList.objects.values_list("query", flat=True)) == ["tag=Two"]


def test_list_is_forgotten_by_its_owner_alone(client: Client) -> None:
    client.post(KEEP, {"name": "Mine", "query": "tag=One"})
    kept = SavedList.objects.get()

    signed_in(account("chief", "chief")).post(KEEP, {"forget": kept.pk})
    assert SavedList.objects.exists()
    client.post(KEEP, {"forget": kept.pk})
    assert not SavedList.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"name": "\0 "}, {"forget": "x"}, {"forget": "9" * 30}, {"query": "?&=%FF"}]
)
def test_list_that_cannot_be_kept_changes_nothing(client: Client, sent: dict[str, str]) -> None:
    assert client.post(KEEP, sent).status_code == 302
    assert not SavedList.objects.exists()


def test_lists_kept_have_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.desk.admin.lists.MOST_SAVED", 1)

    for name in ("One", "Two"):
        client.post(KEEP, {"name": name, "query": ""})

    assert [kept.name for kept in SavedList.objects.all()] == ["One"]


def test_lists_are_kept_by_post_and_by_those_who_see_the_list(client: Client) -> None:
    assert client.get(KEEP).status_code == 405
    assert signed_in(account("stranger")).post(KEEP, {"name": "Mine"}).status_code == 403
    assert not SavedList.objects.exists()
