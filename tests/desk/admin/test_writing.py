from __future__ import annotations

import pytest
from django.test import Client

from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.documents import KeyFact
from archive.vocabulary.models import Party
from tests.desk.admin.pages import ADD, account, signed_in, tree
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

DATE = "/admin/desk/article/date/"
DEMANDS = "/admin/desk/article/demands/"
PASTE = "/admin/desk/article/paste/"


@pytest.fixture
def client() -> Client:
    return signed_in(account("wren", "writer"))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("17 December 2021", {"edtf": "2021-12-17", "told": "17 December 2021"}),
        (
            "early 2022",
            {"edtf": "2022-01/2022-04~", "told": "early 2022: from 2022-01-01 to 2022-05-31"},
        ),
        ("2022-01/..", {"edtf": "2022-01/..", "told": "January 2022 or later: from 2022-01-01 to open"}),
        ("", {"edtf": "", "told": "undated"}),
    ],
)
def test_date_is_read_as_it_stands(client: Client, said: str, answer: dict[str, str]) -> None:
    assert client.get(DATE, {"said": said}).json() == answer


def test_date_that_cannot_be_read_is_told(client: Client) -> None:
    assert [*client.get(DATE, {"said": "30 February 2021"}).json()] == ["error"]


def test_date_is_read_for_the_desk_alone() -> None:
    reader = signed_in(account("reader"))

    assert reader.get(DATE, {"said": "2021"}).status_code == 403
    assert reader.post(PASTE, {"html": "x", "form": "line"}).status_code == 403


@pytest.mark.parametrize(
    ("form", "text"),
    [("text", "# One\n\n- Two"), ("paragraphs", "One\n\nTwo"), ("points", "One\nTwo"), ("line", "One Two")],
)
def test_paste_comes_out_as_the_field_takes_it(client: Client, form: str, text: str) -> None:
    html = "<h2>One</h2><ul><li>Two</li></ul>"

    assert client.post(PASTE, {"html": html, "form": form, "is_whole": "on"}).json() == {"text": text}


@pytest.mark.parametrize("values", [{}, {"html": "x"}, {"html": "x", "form": "y"}, {"form": "line"}])
def test_paste_that_cannot_be_read_is_refused(client: Client, values: dict[str, str]) -> None:
    assert client.post(PASTE, values).status_code == 400


def test_paste_of_more_than_a_megabyte_is_refused(client: Client) -> None:
    answer = client.post(PASTE, {"html": "x" * 1_000_001, "form": "line"})

    assert (answer.status_code, [*answer.json()["errors"]]) == (400, ["html"])


def test_labels_in_use_are_suggested_each_once(client: Client) -> None:
    save_document(TREATY, by=None)
    save_document(titled("Talks", key_facts=(KeyFact(label="Form", value="Oral"),)), by=None)

    page = tree(client.get(ADD))

    [suggested] = [each for each in page.iter("datalist") if each.get("id") == "fact-labels"]
    assert [option.get("value") for option in suggested.iter("option")] == ["Date", "Form"]
    label = next(each for each in page.iter("input") if each.get("name", "").endswith("-label"))
    assert label.get("list") == "fact-labels"


def test_relation_is_offered_with_its_name_in_both_directions(client: Client) -> None:
    page = tree(client.get(ADD))

    choice = next(each for each in page.iter("select") if each.get("name", "").endswith("-type"))
    offered = {option.get("value"): option.text for option in choice.iter("option")}
    assert offered["led-to"] == "led to (there: resulted from)"
    assert offered["related"] == "related (both ways)"
    assert not Article.objects.exists()


def test_demands_are_offered_with_their_words_and_their_event(client: Client) -> None:
    save_document(TREATY, by=None)

    answer = client.get("/admin/desk/article/demands/", {"term": "open harbours"})

    first, _other = answer.json()["demands"]
    assert first == {
        "reference": "1998-03-coastal-powers-propose-harbour#d2",
        "text": "Open harbours",
        "issuers": "Northland, Southland",
        "event": TREATY.title,
        "date": "3 March 1998",
    }


def test_likely_restatements_are_offered_before_anything_is_typed(client: Client) -> None:
    save_document(TREATY, by=None)
    keys = {party.name: party.pk for party in Party.objects.all()}
    listed = TREATY.demand_lists[0]
    sides = {side: [keys[name] for name in getattr(listed, side)] for side in ("issuers", "addressees")}
    asked: dict[str, str | list[int]] = {"term": "", "like": "Open the harbours", **sides}

    answer = client.get(DEMANDS, asked)

    assert [one["text"] for one in answer.json()["demands"]] == ["Open harbours"]


def test_nonsense_about_a_demand_offers_nothing(client: Client) -> None:
    save_document(TREATY, by=None)

    answer = client.get(DEMANDS, {"like": "Open", "issuers": "x", "addressees": "-1", "article": "9" * 99})

    assert answer.json() == {"demands": []}
