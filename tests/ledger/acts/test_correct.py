from __future__ import annotations

import pytest

from archive.documents import Relation, RelationType
from archive.ledger import acts, reading
from archive.ledger.models import Address, Edition, Entry, Record
from archive.ledger.verify import verify
from tests.ledger.factories import BY, document, published, withdrawn
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db


def test_correct_is_the_next_edition() -> None:
    first = published("Envoys meet", slug="talks")
    edition = acts.correct(first.record, document("Envoys met"), by=BY, note="They have met.")
    record = Record.objects.get()
    assert (edition.number, edition.note, record.edition, record.slug) == (
        2,
        "They have met.",
        edition,
        "talks",
    )
    assert Edition.objects.get(number=1).value.title == "Envoys meet"
    assert Entry.objects.values_list("act", "edition", "note").get(number=2) == (
        "correct",
        edition.pk,
        "They have met.",
    )


def test_correct_moves_the_record() -> None:
    record = published("Envoys meet", slug="talks").record
    acts.correct(record, document("Envoys meet"), by=BY, note="A better address.", slug="geneva-talks")
    assert Record.objects.get().slug == "geneva-talks"
    assert dict(Address.objects.values_list("slug", "record")) == {
        "talks": record.pk,
        "geneva-talks": record.pk,
    }


def test_correct_moves_back() -> None:
    record = published("Envoys meet", slug="talks").record
    acts.correct(record, document("Envoys meet"), by=BY, note="A better address.", slug="geneva-talks")
    acts.correct(record, document("Envoys meet"), by=BY, note="No.", slug="talks")
    assert Record.objects.get().slug == "talks"
    assert Address.objects.count() == 2
    assert verify().first_difference is None


def test_correct_keeps_a_moved_address_that_the_caller_does_not_know() -> None:
    stale = published("Envoys meet", slug="talks").record
    acts.correct(Record.objects.get(), document("Two"), by=BY, note="Moved.", slug="geneva-talks")
    assert acts.correct(stale, document("Three"), by=BY, note="Again.").number == 3
    assert Record.objects.get().slug == "geneva-talks"


@pytest.mark.parametrize("note", ["", "  ", "\u202e\x00"])
def test_correct_without_note(note: str) -> None:
    record = published("Envoys meet", slug="talks").record
    with pytest.raises(acts.NoteMissing, match=r"^talks: a public note must say why$"):
        acts.correct(record, document("Envoys met"), by=BY, note=note)
    assert reading.head_number() == 1


def test_correct_nothing() -> None:
    record = published("Envoys meet", slug="talks").record
    with pytest.raises(acts.NothingChanged, match=r"^talks: nothing has changed"):
        acts.correct(record, document("Envoys meet"), by=BY, note="Why.", slug="talks")
    assert reading.head_number() == 1


def test_correct_back_to_an_earlier_document() -> None:
    record = published("Envoys meet").record
    acts.correct(record, document("Envoys met"), by=BY, note="Why.")
    assert acts.correct(record, document("Envoys meet"), by=BY, note="Not yet.").number == 3


def test_correct_withdrawn() -> None:
    record = withdrawn("A rumour", slug="rumour")
    with pytest.raises(acts.RefusedAct, match=r"^rumour: a withdrawn record is reinstated before"):
        acts.correct(record, document("A fact"), by=BY, note="Why.")
    assert reading.head_number() == 2


def test_correct_to_a_taken_address() -> None:
    published("Other", slug="other")
    record = published("Envoys meet", slug="talks").record
    with pytest.raises(acts.AddressTaken, match=r"^other: "):
        acts.correct(record, document("Envoys met"), by=BY, note="Why.", slug="other")
    assert Record.objects.get(pk=record.pk).slug == "talks"


def test_correct_related_to_its_former_address() -> None:
    record = published("Envoys meet", slug="talks").record
    acts.correct(record, document("Envoys meet"), by=BY, note="Moved.", slug="geneva-talks")
    itself = document(relations=(Relation(type=RelationType.LED_TO, target="talks"),))
    with pytest.raises(acts.RefusedAct, match="not related to itself"):
        acts.correct(record, itself, by=BY, note="Why.")
    assert reading.head_number() == 2


@pytest.mark.django_db(transaction=True)
def test_correct_at_once() -> None:
    record = published("Envoys meet").record
    at_once(8, lambda index: acts.correct(record, document(f"Version {index}"), by=BY, note="Why."))
    assert list(Edition.objects.values_list("number", flat=True)) == list(range(1, 10))
    assert verify().first_difference is None
