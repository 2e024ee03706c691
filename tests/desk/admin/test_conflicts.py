from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from django.http import HttpResponse
from django.test import Client

from archive.desk.articles import document_of, moving, save_document
from archive.desk.models import Article
from archive.documents import KeyFact, Source
from tests.desk.admin.pages import CHANGE, Values, account, errors, fields_of, filled, send, signed_in, tree
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann() -> Client:
    return signed_in(account("ann", "editor"))


@pytest.fixture
def ben() -> Client:
    return signed_in(account("ben", "editor"))


@pytest.fixture
def treaty() -> Article:
    return save_document(TREATY, by=None)


def page_of(article: Article) -> str:
    return CHANGE.format(article.pk)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def asked(response: HttpResponse) -> dict[str, tuple[str, str, str]]:
    """What a refused page asks: by label the name of the choice, what stands first, and what is checked."""
    found = {}
    for each in tree(response).iter("fieldset"):
        if each.get("class") == "difference":
            radios = list(each.iter("input"))
            checked = [radio.get("value", "") for radio in radios if "checked" in radio.attrib]
            sides = " | ".join(text_of(label) for label in each.iter("label"))
            found[text_of(next(each.iter("legend")))] = (radios[0].attrib["name"], sides, "".join(checked))
    return found


def saved_by_ben(ben: Client, treaty: Article, **changes: str) -> None:
    values = filled(ben, page_of(treaty)) | changes
    assert send(ben, page_of(treaty), values).status_code == 302


def test_second_save_is_refused_and_shows_both_versions(ann: Client, ben: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March.", "dek": "Drafts"}
    saved_by_ben(ben, treaty, lead="On 4 March.", closing="Never signed.")
    theirs = document_of(treaty)

    response = send(ann, page_of(treaty), mine)

    assert response.status_code == 200
    assert {label: said[1:] for label, said in asked(response).items()} == {
        "Dek": (f"Theirs {TREATY.dek} | Yours Drafts", "mine"),
        "Lead": ("Theirs On 4 March. | Yours On 5 March.", ""),
        "Closing": (f"Theirs Never signed. | Yours {TREATY.closing}", "theirs"),
    }
    assert errors(response) == [
        "ben has saved this article since you opened it (revision 2). Nothing of yours is saved yet, and "
        "all of it is still below. Choose in each difference, then save again; both versions stay."
    ]
    assert document_of(treaty) == theirs


def chosen(mine: Values, response: HttpResponse, **sides: str) -> Values:
    """The page sent again, with what it proposes and what is chosen in the rest."""
    names = {label: (name, side) for label, (name, _said, side) in asked(response).items()}
    return mine | {name: sides.get(label.lower(), side) for label, (name, side) in names.items()}


@pytest.mark.parametrize(("side", "lead"), [("theirs", "On 4 March."), ("mine", "On 5 March.")])
def test_second_save_puts_together_what_was_chosen(
    ann: Client, ben: Client, treaty: Article, side: str, lead: str
) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March.", "dek": "Drafts"}
    saved_by_ben(ben, treaty, lead="On 4 March.", closing="Never signed.")
    refused = send(ann, page_of(treaty), mine)

    response = send(ann, page_of(treaty), chosen(mine, refused, lead=side))

    assert response.status_code == 302
    assert document_of(treaty) == replace(TREATY, lead=lead, dek="Drafts", closing="Never signed.")


def test_second_save_is_refused_while_a_choice_is_missing(ann: Client, ben: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March.", "dek": "Drafts"}
    saved_by_ben(ben, treaty, lead="On 4 March.")
    refused = send(ann, page_of(treaty), mine)

    again = send(ann, page_of(treaty), chosen(mine, refused, dek="theirs"))

    assert {label: side for label, (_name, _said, side) in asked(again).items()} == {
        "Dek": "theirs",
        "Lead": "",
    }
    assert document_of(treaty).lead == "On 4 March."


def test_choice_holds_for_nothing_that_a_third_save_brought(
    ann: Client, ben: Client, treaty: Article
) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March."}
    saved_by_ben(ben, treaty, lead="On 4 March.")
    refused = send(ann, page_of(treaty), mine)
    saved_by_ben(ben, treaty, lead="On 6 March.")

    again = send(ann, page_of(treaty), chosen(mine, refused, lead="mine"))

    assert {label: said[1:] for label, said in asked(again).items()} == {
        "Lead": ("Theirs On 6 March. | Yours On 5 March.", "")
    }
    assert document_of(treaty).lead == "On 6 March."


def test_rows_that_two_editors_changed_are_both_kept(ann: Client, ben: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"key_facts-0-value": "3 March 1998, noon"}
    saved_by_ben(ben, treaty, **{"key_facts-1-value": "Three drafts", "sources-1-title": "The Herald"})
    refused = send(ann, page_of(treaty), mine)

    assert send(ann, page_of(treaty), chosen(mine, refused)).status_code == 302
    document = document_of(treaty)
    assert document.key_facts == (
        KeyFact(label="Date", value="3 March 1998, noon", source="note"),
        KeyFact(label="Form", value="Three drafts"),
    )
    assert document.sources[1] == Source(key="press", title="The Herald", url="https://example.org/herald")


def test_new_demands_of_two_editors_get_keys_of_their_own(ann: Client, ben: Client, treaty: Article) -> None:
    def with_demand(client: Client, text: str) -> Values:
        prefix = "blocks-1-demands"
        values = filled(client, page_of(treaty)) | {f"{prefix}-TOTAL_FORMS": "3"}
        return values | {f"{prefix}-2-position": "2", f"{prefix}-2-text": text, f"{prefix}-2-key": ""}

    mine = with_demand(ann, "Free passage")
    assert send(ben, page_of(treaty), with_demand(ben, "No tolls")).status_code == 302
    refused = send(ann, page_of(treaty), mine)

    assert send(ann, page_of(treaty), chosen(mine, refused)).status_code == 302
    demands = [(demand.key, demand.text) for demand in document_of(treaty).demands]
    assert demands[:2] == [("d1", "No warships in the strait"), ("d2", "Open harbours")]
    assert sorted(demands[2:]) == [("d3", "No tolls"), ("d4", "Free passage")]


def test_choices_that_do_not_go_together_are_refused_and_kept(
    ann: Client, ben: Client, treaty: Article
) -> None:
    mine = filled(ann, page_of(treaty)) | {"key_facts-1-source": "press"}
    saved_by_ben(ben, treaty, **{"sources-1-DELETE": "on", "relations-0-source": ""})
    refused = send(ann, page_of(treaty), mine)
    names = asked(refused)

    again = send(ann, page_of(treaty), chosen(mine, refused))

    assert errors(again) == [
        "What you have chosen does not go together.",
        "key_facts[1].source: the record has no source with the key “press”",
    ]
    kept = {
        each.attrib["name"]: each.get("value")
        for each in tree(again).iter("input")
        if each.get("name", "").startswith("choice-")
    }
    assert kept == {name: side for name, _said, side in names.values()}
    assert document_of(treaty).sources == TREATY.sources[:1]


def test_page_with_a_fault_says_first_what_is_wrong_with_it(
    ann: Client, ben: Client, treaty: Article
) -> None:
    mine = filled(ann, page_of(treaty)) | {"date": "some day"}
    saved_by_ben(ben, treaty, lead="On 4 March.")

    response = send(ann, page_of(treaty), mine)

    assert asked(response) == {}
    assert len(errors(response)) == 1
    assert document_of(treaty).lead == "On 4 March."


@pytest.mark.parametrize("opened", ["", "0", "99", "x", "-1"])
def test_forged_version_overwrites_nothing(ann: Client, ben: Client, treaty: Article, opened: str) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March.", "opened_version": opened}
    saved_by_ben(ben, treaty, lead="On 4 March.")

    response = send(ann, page_of(treaty), mine)

    assert response.status_code == 200
    assert document_of(treaty).lead == "On 4 March."


@pytest.mark.parametrize(("name", "value"), [("choice-x", "mine"), ("choice-", "ours"), ("choice-" * 99, "")])
def test_forged_choices_decide_nothing(
    ann: Client, ben: Client, treaty: Article, name: str, value: str
) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March.", name: value}
    saved_by_ben(ben, treaty, lead="On 4 March.")

    assert list(asked(send(ann, page_of(treaty), mine))) == ["Lead"]
    assert document_of(treaty).lead == "On 4 March."


def test_page_that_says_the_same_as_the_newest_is_no_conflict(
    ann: Client, ben: Client, treaty: Article
) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 4 March."}
    saved_by_ben(ben, treaty, lead="On 4 March.")

    assert send(ann, page_of(treaty), mine).status_code == 302
    assert treaty.revisions.count() == 2


def test_address_that_was_changed_meanwhile_stays_if_left_alone(ann: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March."}
    moving.move(treaty, "the-harbour-treaty")

    assert send(ann, page_of(treaty), mine).status_code == 302
    treaty.refresh_from_db()
    assert (treaty.slug, treaty.lead) == ("the-harbour-treaty", "On 5 March.")


def test_address_that_was_changed_meanwhile_is_replaced_only_on_sight(ann: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"slug": "harbours"}
    moving.move(treaty, "the-harbour-treaty")

    refused = send(ann, page_of(treaty), mine)

    assert errors(refused) == [
        "Its address has become the-harbour-treaty meanwhile. To replace it by yours, save again."
    ]
    again = next(each for each in tree(refused).iter("input") if each.get("name") == "initial-slug")
    assert send(ann, page_of(treaty), mine | {"initial-slug": again.attrib["value"]}).status_code == 302
    treaty.refresh_from_db()
    assert treaty.slug == "harbours"


def test_conflict_with_a_save_of_nobody_is_told_as_well(ann: Client, treaty: Article) -> None:
    mine = filled(ann, page_of(treaty)) | {"lead": "On 5 March."}
    save_document(replace(TREATY, lead="On 4 March."), article=treaty, by=None)

    assert errors(send(ann, page_of(treaty), mine))[0].startswith("Somebody has saved this article")


def test_removed_row_stays_removed_while_the_page_is_settled(
    ann: Client, ben: Client, treaty: Article
) -> None:
    mine = filled(ann, page_of(treaty))
    mine |= {"key_facts-1-DELETE": "on", "blocks-0-DELETE": "on", "blocks-1-demands-0-DELETE": "on"}
    saved_by_ben(ben, treaty, lead="On 4 March.")

    refused = send(ann, page_of(treaty), mine)
    again = chosen(fields_of(refused), refused)

    assert send(ann, page_of(treaty), again).status_code == 302
    document = document_of(treaty)
    assert document.lead == "On 4 March."
    assert document.key_facts == TREATY.key_facts[:1]
    assert [block.heading for block in document.blocks] == ["Demands", "Aftermath"]
    assert [demand.key for demand in document.demands] == ["d2"]
