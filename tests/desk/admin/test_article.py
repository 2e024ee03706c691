from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.dates import EventDate
from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.documents import Demand, DemandList, KeyFact, Relation, RelationType
from archive.vocabulary.models import Party, Tag
from tests.desk.admin.pages import (
    ADD,
    CHANGE,
    Values,
    account,
    add_row,
    errors,
    filled,
    send,
    signed_in,
)
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

LIST = "/admin/desk/article/"


@pytest.fixture
def editor() -> User:
    return account("editor", "editor")


@pytest.fixture
def client(editor: User) -> Client:
    return signed_in(editor)


@pytest.fixture
def treaty(editor: User) -> Article:
    return save_document(TREATY, by=editor)


def page_of(article: Article) -> str:
    return CHANGE.format(article.pk)


def test_page_sent_untouched_changes_nothing(client: Client, treaty: Article) -> None:
    response = send(client, page_of(treaty), filled(client, page_of(treaty)))

    assert (response.status_code, response.headers["Location"]) == (302, LIST)
    assert document_of(treaty) == TREATY
    assert Revision.objects.count() == 1


def add_blocks(values: Values, names: dict[str, Party]) -> None:
    """The blocks of `TREATY`, its demands with them."""
    add_row(
        values,
        "blocks",
        kind="section",
        level="2",
        heading="Background",
        paragraphs="First.\r\n\r\nSecond:",
        points="One\r\nTwo",
    )
    add_row(
        values,
        "blocks",
        kind="demand_list",
        level="2",
        heading="Demands",
        paragraphs="The drafts ask for:",
        issuers=[names["Northland"].pk, names["Southland"].pk],
        addressees=[names["Island Union"].pk],
    )
    add_row(
        values, "blocks", kind="section", level="3", heading="Aftermath", paragraphs="Nothing came of it."
    )
    add_row(values, "blocks-1-demands", text="No warships in the strait", key="", restates="")
    add_row(values, "blocks-1-demands", text="Open harbours", restates="1990-05-old-demand#d1", key="")


def test_every_kind_of_part_is_written_on_one_page(client: Client, editor: User) -> None:
    target = save_document(titled("Old demand"), article=Article(slug="1990-05-old-demand"), by=None)
    names = {name: Party.objects.create(name=name) for name in TREATY.all_parties()}
    tag = Tag.objects.create(name="Harbours")
    values = filled(client, ADD)
    values |= {
        "title": TREATY.title,
        "headline": TREATY.headline,
        "dek": TREATY.dek,
        "lead": TREATY.lead,
        "date": "3 March 1998",
        "closing": TREATY.closing,
        "reason": "Written at the desk",
        "tags": [tag.pk],
        "parties": [names[name].pk for name in TREATY.parties],
    }
    add_row(values, "key_facts", label="Date", value="3 March 1998", source="note")
    add_row(values, "key_facts", label="Form", value="Two drafts", source="")
    add_row(
        values, "sources", key="note", title="Note of the powers", issuer="Northland", date="3 March 1998"
    )
    add_row(values, "sources", key="press", title="The Strait Herald", url="https://example.org/herald")
    add_blocks(values, names)
    add_row(
        values, "answers", demand="1990-05-old-demand#d2", verdict="deferred", note="Later", source="note"
    )
    related = {"certainty": "probable", "note": "By name", "source": "press"}
    add_row(values, "relations", type="responds-to", target_article=target.pk, target="", **related)

    response = send(client, ADD, values)

    assert response.status_code == 302
    article = Article.objects.get(title=TREATY.title)
    assert document_of(article) == replace(TREATY, tags=("Harbours",), dossiers=())
    assert article.slug == "1998-03-coastal-powers-propose-harbour"
    revision = Revision.objects.get(article=article)
    assert (revision.by, revision.reason) == (editor, "Written at the desk")


def test_rows_are_saved_in_the_order_of_their_numbers(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty))
    values |= {"blocks-0-position": "9", "blocks-1-demands-0-position": "5"}

    send(client, page_of(treaty), values)

    background, demands, aftermath = TREATY.blocks
    assert isinstance(demands, DemandList)
    turned = replace(demands, demands=demands.demands[::-1])
    assert document_of(treaty).blocks == (turned, aftermath, background)


def test_removed_row_goes_and_its_key_is_not_given_again(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"blocks-1-demands-1-DELETE": "on"}
    add_row(values, "blocks-1-demands", text="Free passage", restates="", key="")

    send(client, page_of(treaty), values)

    block = document_of(treaty).blocks[1]
    assert isinstance(block, DemandList)
    assert block.demands == (
        Demand(key="d1", text="No warships in the strait"),
        Demand(key="d3", text="Free passage"),
    )


def test_removed_block_goes_with_its_demands_whatever_is_wrong_with_them(
    client: Client, treaty: Article
) -> None:
    values = filled(client, page_of(treaty)) | {"blocks-1-DELETE": "on", "blocks-1-demands-0-text": ""}

    assert send(client, page_of(treaty), values).status_code == 302
    assert document_of(treaty).blocks == (TREATY.blocks[0], TREATY.blocks[2])


def test_added_row_that_was_left_empty_is_no_row(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty))
    for kind in ("key_facts", "sources", "answers", "relations", "blocks"):
        add_row(values, kind)
    values |= {"blocks-3-kind": "section", "blocks-3-level": "2", "relations-1-certainty": "certain"}

    assert send(client, page_of(treaty), values).status_code == 302
    assert document_of(treaty) == TREATY


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("early 2022", EventDate("early 2022", "2022-01/2022-04~")),
        ("c. 1914", EventDate("c. 1914", "1914~")),
        ("44 BC", EventDate("44 BC", "-0043")),
        ("", EventDate("", "")),
    ],
)
def test_date_is_read_from_words(client: Client, treaty: Article, said: str, expected: EventDate) -> None:
    send(client, page_of(treaty), filled(client, page_of(treaty)) | {"date": said})

    assert document_of(treaty).date == expected


def test_unreadable_date_is_a_fault_with_its_reason_and_nothing_is_lost(
    client: Client, treaty: Article
) -> None:
    values = filled(client, page_of(treaty)) | {"date": "30 February 1998", "title": "Another title"}

    response = send(client, page_of(treaty), values)

    assert response.status_code == 200
    assert len(errors(response)) == 1
    assert "February" in errors(response)[0]
    assert b"Another title" in response.content
    assert document_of(treaty) == TREATY


def test_date_that_words_do_not_say_is_given_as_edtf(client: Client, treaty: Article) -> None:
    values = filled(client, page_of(treaty)) | {"date": "the year of the comet", "edtf": "1811~"}

    send(client, page_of(treaty), values)
    send(client, page_of(treaty), filled(client, page_of(treaty)) | {"title": "Comet"})

    assert document_of(treaty).date == EventDate("the year of the comet", "1811~")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key_facts-1-source": "nowhere"}, "the record has no source with the key “nowhere”"),
        ({"sources-1-key": "note"}, "the key “note” stands at sources[0].key already"),
        ({"sources-1-key": "No key"}, "“No key” is not a key"),
        ({"blocks-1-demands-1-key": "d1"}, "the key “d1” stands at blocks[1].demands[0].key already"),
        ({"blocks-1-demands-1-restates": "nothing"}, "“nothing” does not name a demand"),
        ({"blocks-1-kind": "section"}, "Only a demand list has parties"),
        ({"blocks-0-kind": "demand_list"}, "A demand list has demands: put these lines there."),
        ({"blocks-0-level": "9"}, "is not a level from 2 to 6"),
        ({"answers-0-demand": "d1"}, "“d1” does not name a demand"),
        ({"relations-0-target": "Not An Address"}, "is not a record's address"),
        ({"relations-0-target": ""}, "Choose an article, or give an address."),
        ({"relations-0-target": "1998-03-coastal-powers-propose-harbour"}, "names the article itself"),
        ({"key_facts-0-label": ""}, "This field is required."),
        ({"title": ""}, "This field is required."),
        ({"slug": "Not an address"}, "Enter a valid “slug”"),
    ],
)
def test_fault_is_shown_and_nothing_is_saved(
    client: Client, treaty: Article, change: dict[str, str], fault: str
) -> None:
    response = send(client, page_of(treaty), filled(client, page_of(treaty)) | change)

    assert response.status_code == 200
    assert [each for each in errors(response) if fault in each]
    assert document_of(treaty) == TREATY


def test_forged_rows_change_nothing_of_another_article(client: Client, treaty: Article) -> None:
    other = save_document(replace(TREATY, title="Other"), by=None)
    values = filled(client, page_of(treaty))
    values |= {
        "key_facts-0-id": str(other.key_facts.all()[0].pk),
        "key_facts-0-article": str(other.pk),
        "key_facts-0-value": "Forged",
        "blocks-1-id": str(other.blocks.all()[1].pk),
        "blocks-1-DELETE": "on",
        "created_by": "999",
        "record": "1",
    }

    assert send(client, page_of(treaty), values).status_code == 302
    assert document_of(other) == replace(TREATY, title="Other")
    assert document_of(treaty).key_facts[0] == KeyFact(label="Date", value="Forged", source="note")


def test_address_of_a_draft_can_be_changed_and_is_followed(client: Client, treaty: Article) -> None:
    naming = titled("Naming", relations=(Relation(type=RelationType.LED_TO, target=treaty.slug),))
    other = save_document(naming, by=None)

    send(client, page_of(treaty), filled(client, page_of(treaty)) | {"slug": "harbour-treaty"})

    treaty.refresh_from_db()
    assert treaty.slug == "harbour-treaty"
    assert document_of(other).relations[0].target == "harbour-treaty"


def test_address_that_a_record_ever_had_is_refused(client: Client, treaty: Article, editor: User) -> None:
    other = save_document(titled("Other"), by=None)
    publishing.publish(other, by=editor)
    Article.objects.filter(pk=other.pk).update(slug="moved-away")

    response = send(client, page_of(treaty), filled(client, page_of(treaty)) | {"slug": "other"})

    assert errors(response) == ["This address belongs to another record."]


def test_many_chosen_terms_keep_their_order(client: Client, treaty: Article) -> None:
    terms = [Party.objects.get(name=name) for name in ("Southland", "Island Union", "Northland")]
    values = filled(client, page_of(treaty)) | {"parties": [term.pk for term in terms]}

    send(client, page_of(treaty), values)
    send(client, page_of(treaty), filled(client, page_of(treaty)) | {"title": "Again"})

    assert document_of(treaty).parties == ("Southland", "Island Union", "Northland")


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_any_number_of_articles(
    client: Client, editor: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for each in range(number):
        publishing.publish(save_document(titled(f"Talks {each}"), by=editor), by=editor)

    with django_assert_num_queries(11):
        response = client.get(LIST)

    assert response.content.count(b'class="field-title_line"') == number


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ("draft", ["Draft"]),
        ("published", ["Changed", "Public"]),
        ("changed", ["Changed"]),
        ("withdrawn", ["Withdrawn"]),
    ],
)
def test_list_is_filtered_by_state(client: Client, editor: User, state: str, titles: list[str]) -> None:
    articles = {
        title: save_document(titled(title), by=None) for title in ("Draft", "Public", "Changed", "Withdrawn")
    }
    for title in ("Public", "Changed", "Withdrawn"):
        publishing.publish(articles[title], by=editor)
    save_document(titled("Changed", closing="More."), article=articles["Changed"], by=None)
    publishing.withdraw(articles["Withdrawn"], by=account("chief", "chief"), note="In error")

    found = client.get(LIST, {"state": state}).context["cl"].result_list

    assert sorted(article.title for article in found) == titles


def test_articles_are_found_by_title_address_and_date(client: Client, treaty: Article) -> None:
    save_document(titled("Other"), by=None)

    for words in ("harbour treaty", "1998-03-coastal", "March 1998"):
        [result] = client.get(
            "/admin/autocomplete/",
            {"term": words, "app_label": "desk", "model_name": "relation", "field_name": "target_article"},
        ).json()["results"]
        assert result["text"] == TREATY.title
