from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archive.catalog.hits import Named
from archive.catalog.loading import imagined
from archive.catalog.neighbours import Answered, Neighbourhood, neighbourhood, neighbourhood_of
from archive.documents import (
    Answer,
    Certainty,
    Demand,
    DemandList,
    Document,
    Relation,
    RelationType,
    Source,
    Verdict,
)
from archive.ledger import acts, references
from archive.ledger.models import Edition
from tests.ledger.factories import BY, corrected, published

pytestmark = pytest.mark.django_db


def around(edition: Edition) -> Neighbourhood:
    return neighbourhood(edition.record_id, references.named(edition.value))


def related(edition: Edition) -> list[tuple[RelationType, str, str]]:
    return [(one.type, one.hit.title, one.note) for one in around(edition).related]


def demands(*texts: str, restates: str = "") -> DemandList:
    keyed = enumerate(texts, 1)
    return DemandList(demands=tuple(Demand(key=f"d{n}", text=text, restates=restates) for n, text in keyed))


def test_relation_is_read_both_ways() -> None:
    cause = published("Treaty signed", date="1997")
    effect = published(
        "Treaty denounced",
        date="2021",
        relations=(Relation(type=RelationType.RESULTED_FROM, target=cause.record.slug, note="by letter"),),
    )

    assert related(effect) == [(RelationType.RESULTED_FROM, "Treaty signed", "by letter")]
    assert related(cause) == [(RelationType.LED_TO, "Treaty denounced", "by letter")]


def test_relation_that_both_records_name_is_one() -> None:
    first = published("Question", slug="question")
    second = published("Reply", relations=(Relation(type=RelationType.RESPONDS_TO, target="question"),))
    answered = Relation(type=RelationType.ANSWERED_BY, target=second.record.slug, note="in writing")
    first = corrected(first, relations=(answered,))

    assert related(first) == [(RelationType.ANSWERED_BY, "Reply", "in writing")]


def test_relation_has_its_certainty_and_source_on_both_pages() -> None:
    cause = published("Telegram sent", slug="telegram")
    doubtful = Relation(
        type=RelationType.RESULTED_FROM,
        target="telegram",
        certainty=Certainty.DISPUTED,
        source="memoirs",
    )
    effect = published(
        "War declared", relations=(doubtful,), sources=(Source(key="memoirs", title="Memoirs"),)
    )

    found = [
        (one.certainty, one.source, one.is_own) for each in (effect, cause) for one in around(each).related
    ]

    assert found == [(Certainty.DISPUTED, "memoirs", True), (Certainty.DISPUTED, "memoirs", False)]


def test_neighbours_come_in_the_order_of_their_dates() -> None:
    hub = published("Hub", slug="hub")
    for title, date in (("Undated", ""), ("Later", "2021"), ("Earlier", "1997")):
        published(title, date=date, relations=(Relation(type=RelationType.PART_OF, target="hub"),))

    assert [one.hit.title for one in around(hub).related] == ["Earlier", "Later", "Undated"]


def test_withdrawn_neighbour_is_not_shown() -> None:
    hub = published("Hub", slug="hub")
    leaf = published("Leaf", slug="leaf", relations=(Relation(type=RelationType.PART_OF, target="hub"),))
    hub = corrected(hub, relations=(Relation(type=RelationType.INCLUDES, target="leaf"),))
    acts.withdraw(leaf.record, by=BY, note="Wrong.")

    assert related(hub) == []
    assert neighbourhood(leaf.record_id, ["hub"]).record is None


def test_neighbour_is_found_under_a_former_address() -> None:
    old = published("Treaty", slug="old-address")
    later = published("Later", relations=(Relation(type=RelationType.RELATED, target="old-address"),))
    old = corrected(old, slug="new-address")

    assert [one.hit.slug for one in around(later).related] == ["new-address"]
    assert related(old) == [(RelationType.RELATED, "Later", "")]


def test_demand_is_answered_and_restated() -> None:
    asked = published("Demands made", slug="demands", date="2021", blocks=(demands("Withdraw", "Sign"),))
    reply = published(
        "Demands rejected",
        date="2022",
        answers=(Answer(demand="demands#d2", verdict=Verdict.REJECTED, note="at once"),),
        blocks=(demands("Withdraw now", restates="demands#d1"),),
    )
    there, here = around(asked), around(reply)
    own, other = there.record, here.record

    assert own
    assert other
    assert there.answers_received == (Answered("d2", Verdict.REJECTED, "at once", "", other),)
    assert here.answers_given == (Answered("d2", Verdict.REJECTED, "at once", "", own),)
    assert there.restated_by == (("d1", "d1", other),)
    assert here.restates == (("d1", "d1", own),)


def test_answer_to_a_demand_of_the_same_record_is_given_and_received() -> None:
    edition = published(
        "Demand met at once",
        blocks=(demands("Sign"),),
        answers=(Answer(demand="#d1", verdict=Verdict.FULFILLED),),
    )
    found = around(edition)

    assert found.answers_given == found.answers_received
    assert [(one.demand, one.verdict) for one in found.answers_given] == [("d1", Verdict.FULFILLED)]
    assert found.related == ()


@pytest.mark.parametrize("number", [1, 3])
def test_neighbourhood_needs_no_query_where_the_head_is_known(
    number: int, django_assert_num_queries: Any
) -> None:
    hub = published("Hub", slug="hub")
    for index in range(number):
        published(f"Leaf {index}", relations=(Relation(type=RelationType.PART_OF, target="hub"),))
    around(hub)

    with django_assert_num_queries(0):
        found = neighbourhood(hub.record_id, [], head_number=number + 1)

    assert len(found.related) == number


def test_record_that_is_imagined_stands_among_those_that_are_public() -> None:
    demand = published("Note", slug="note", blocks=(demands("Leave"),))
    published("Reply", relations=(Relation(type=RelationType.RESPONDS_TO, target="note"),))
    draft = Document(
        title="Second note",
        blocks=(demands("Leave now", restates="note#d1"),),
        answers=(Answer(demand="note#d1", verdict=Verdict.DEFERRED),),
        relations=(
            Relation(type=RelationType.RESTATES, target="note", note="In part"),
            Relation(type=RelationType.LED_TO, target="not-public"),
        ),
        tags=("Unheard of",),
    )

    seen = neighbourhood_of(imagined(draft, record=0, slug="second-note"), references.named(draft))

    assert [(one.type, one.hit.slug, one.note) for one in seen.related] == [
        (RelationType.RESTATES, "note", "In part")
    ]
    assert [(one.demand, one.hit.record) for one in seen.answers_given] == [("d1", demand.record_id)]
    assert [(one.demand, one.other) for one in seen.restates] == [("d1", "d1")]
    assert seen.record is not None
    assert seen.record.tags == (Named("", "Unheard of"),)


def test_imagined_correction_is_seen_with_what_names_its_record() -> None:
    note = published("Note", slug="note", blocks=(demands("Leave"),))
    published(
        "Reply",
        relations=(Relation(type=RelationType.RESPONDS_TO, target="note"),),
        answers=(Answer(demand="note#d1", verdict=Verdict.REJECTED),),
    )
    changed = replace(note.value, title="Note, corrected")

    seen = neighbourhood_of(imagined(changed, record=note.record_id, slug="note"), ())

    assert [(one.type, one.hit.title) for one in seen.related] == [(RelationType.ANSWERED_BY, "Reply")]
    assert [one.demand for one in seen.answers_received] == ["d1"]
    assert seen.record is not None
    assert seen.record.title == "Note, corrected"


def test_record_and_its_translations_lead_to_each_other() -> None:
    original = published("Treaty signed", slug="treaty")
    german = published("Vertrag unterzeichnet", language="de", translation_of="treaty")
    ukrainian = published("Договір підписано", language="uk", translation_of="treaty")
    again = published("Договор подписан", language="ru", translation_of=ukrainian.record.slug)
    published("Another treaty", relations=(Relation(type=RelationType.RELATED, target="treaty"),))

    found = [
        [hit.title for hit in around(each).translations] for each in (original, german, ukrainian, again)
    ]

    assert found == [
        ["Vertrag unterzeichnet", "Договір підписано"],
        ["Treaty signed", "Договір підписано"],
        ["Treaty signed", "Vertrag unterzeichnet", "Договор подписан"],
        ["Договір підписано"],
    ]
    document = Document(title="Traité signé", language="fr", translation_of="treaty")
    imaginary = imagined(document, record=0, slug="traite")
    assert [hit.title for hit in neighbourhood_of(imaginary, ["treaty"]).translations] == [
        "Treaty signed",
        "Vertrag unterzeichnet",
        "Договір підписано",
    ]


def test_translation_makes_no_demand_and_gives_no_answer_a_second_time() -> None:
    published("Note", slug="note", blocks=(demands("Withdraw the fleet"),))
    reply = (Answer(demand="note#d1", verdict=Verdict.REJECTED),)
    published("Reply", slug="reply", answers=reply, blocks=(demands("Pay", restates="note#d1"),))
    translation = {"language": "uk", "translation_of": "reply"}
    again = published(
        "Відповідь", answers=reply, blocks=(demands("Заплатити", restates="note#d1"),), **translation
    )
    original = Edition.objects.get(record__slug="note")

    assert [one.hit.title for one in around(original).answers_received] == ["Reply"]
    assert [one.hit.title for one in around(original).restated_by] == ["Reply"]
    assert around(again).answers_given == ()


def test_withdrawn_original_is_no_translation() -> None:
    original = published("Treaty signed", slug="treaty")
    german = published("Vertrag unterzeichnet", language="de", translation_of="treaty")
    acts.withdraw(original.record, by=BY, note="Withdrawn.")

    assert around(german).translations == ()
