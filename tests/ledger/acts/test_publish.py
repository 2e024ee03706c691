from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.documents import Answer, Demand, DemandList, Document, Relation, RelationType, Verdict, to_json
from archive.ledger import acts, reading, slugs
from archive.ledger.acts import Publication
from archive.ledger.models import Address, Edition, Entry, Head, Record
from archive.ledger.verify import verify
from archive.vocabulary.models import Dossier, Party, Tag
from tests.ledger.factories import BY, document, published, withdrawn
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db
AT = datetime(2022, 1, 26, 12, 0, 0, 5, tzinfo=UTC)


def test_publish_first_edition() -> None:
    value = document("Envoys meet", tags=("Talks",))
    edition = acts.publish(value, slug="talks", by=BY, note="From the archive.", at=AT)
    edition = Edition.objects.get(pk=edition.pk)
    assert (edition.number, edition.note, edition.published_at) == (1, "From the archive.", AT)
    assert edition.document == to_json(value)
    assert edition.digest == hashlib.sha256(to_json(value).encode()).hexdigest()
    assert (edition.record.slug, edition.record.state, edition.record.edition) == (
        "talks",
        "published",
        edition,
    )
    assert Address.objects.values_list("slug", "record").get() == ("talks", edition.record_id)


def test_publish_is_sealed_in_the_ledger() -> None:
    first, second = published(slug="talks"), published(slug="answers")
    one, two = Entry.objects.order_by("number")
    assert [one.number, one.act, one.slug, one.actor, one.previous] == [1, "publish", "talks", BY, ""]
    assert [two.number, two.act, two.slug, two.actor, two.previous] == [2, "publish", "answers", BY, one.seal]
    assert (one.edition, two.edition) == (first, second)
    assert str(reading.head()) == f"{two.seal}:2"


def test_publish_names_its_terms() -> None:
    demands = DemandList(
        issuers=("Russia",), addressees=("NATO",), demands=(Demand(key="d1", text="Withdraw."),)
    )
    published(tags=("Talks",), parties=("OSCE",), dossiers=("Crisis",), blocks=(demands,))
    assert list(Tag.objects.values_list("name", flat=True)) == ["Talks"]
    assert set(Party.objects.values_list("name", flat=True)) == {"OSCE", "Russia", "NATO"}
    assert list(Dossier.objects.values_list("name", flat=True)) == ["Crisis"]


def test_publish_cleans_note_and_actor() -> None:
    acts.publish(document(), slug="talks", by=" Ada\x00 \u202eEditor ", note="a\x00b\n\u2066c")
    assert Entry.objects.values_list("actor", "note").get() == ("Ada Editor", "ab c")
    assert Edition.objects.get().note == "ab c"


def test_publish_ill_formed() -> None:
    with pytest.raises(acts.IllFormed, match=r"^talks: title") as refused:
        acts.publish(Document(title=""), slug="talks", by=BY)
    assert [problem.path for problem in refused.value.problems] == ["title"]
    _assert_nothing_written()


@pytest.mark.parametrize("slug", ["", "Talks", "two words", "a_b", "-a", "a\x00", "x" * 121])
def test_publish_at_no_address(slug: str) -> None:
    with pytest.raises(acts.RefusedAct, match="an address is made of"):
        acts.publish(document(), slug=slug, by=BY)
    _assert_nothing_written()


@pytest.mark.parametrize("by", ["", " ", "\u202e", "x" * 151])
def test_publish_by_nobody(by: str) -> None:
    with pytest.raises(acts.RefusedAct, match="at most 150 characters"):
        acts.publish(document(), slug="talks", by=by)
    _assert_nothing_written()


def test_publish_at_a_moment_without_time_zone() -> None:
    with pytest.raises(acts.RefusedAct, match="time zone"):
        acts.publish(document(), slug="talks", by=BY, at=AT.replace(tzinfo=None))
    _assert_nothing_written()


def test_publish_with_a_name_that_is_none() -> None:
    with pytest.raises(acts.RefusedAct, match="at most 200 characters"):
        published(tags=("x" * 201,))
    _assert_nothing_written()


def _assert_nothing_written() -> None:
    models = (Record, Address, Edition, Entry, Tag)
    assert [model._default_manager.count() for model in models] == [0] * 5
    assert reading.head_number() == 0


@pytest.mark.parametrize("taken", ["talks", "former-talks"])
def test_publish_at_a_taken_address(taken: str) -> None:
    record = published(slug="former-talks").record
    acts.correct(record, document("Moved"), slug="talks", by=BY, note="Moved.")
    with pytest.raises(acts.AddressTaken, match=f"^{taken}: "):
        acts.publish(document("Other"), slug=taken, by=BY)
    assert Record.objects.count() == 1


REFERRING = {
    "relation": {"relations": (Relation(type=RelationType.LED_TO, target="secret-draft"),)},
    "answer": {"answers": (Answer(demand="secret-draft#d1", verdict=Verdict.REJECTED),)},
    "restates": {
        "blocks": (DemandList(demands=(Demand(key="d1", text="Withdraw.", restates="secret-draft#d2"),)),)
    },
}


@pytest.mark.parametrize("parts", REFERRING.values(), ids=REFERRING.keys())
def test_publish_never_names_a_draft(parts: dict[str, Any]) -> None:
    with pytest.raises(acts.UnknownReference, match="secret-draft") as refused:
        published("Envoys meet", slug="talks", **parts)
    assert refused.value.references == ("secret-draft",)
    _assert_nothing_written()


@pytest.mark.parametrize("parts", REFERRING.values(), ids=REFERRING.keys())
def test_publish_names_a_published_record(parts: dict[str, Any]) -> None:
    withdrawn("Once a draft", slug="secret-draft")
    assert published("Envoys meet", **parts).number == 1


def test_publish_names_its_own_demand() -> None:
    demands = DemandList(demands=(Demand(key="d1", text="Withdraw."),))
    answer = Answer(demand="#d1", verdict=Verdict.REJECTED)
    assert published(blocks=(demands,), answers=(answer,)).number == 1


def test_publish_related_to_itself() -> None:
    relation = Relation(type=RelationType.LED_TO, target="talks")
    with pytest.raises(acts.RefusedAct, match=r"^talks: a record is not related to itself$"):
        acts.publish(document(translation_of="talks"), slug="talks", by=BY)
    with pytest.raises(acts.RefusedAct, match=r"^talks: a record is not related to itself$"):
        published(slug="talks", relations=(relation,))
    _assert_nothing_written()
    published(
        slug="other",
        relations=(Relation(type=RelationType.LED_TO, target=published(slug="talks").record.slug),),
    )


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x00", "\n"])
def test_publish_with_unseen_characters(char: str) -> None:
    with pytest.raises(acts.IllFormed):
        published(f"Envoys{char}meet", slug="talks")
    _assert_nothing_written()


def _publications(count: int) -> list[Publication]:
    return [Publication(document=document(f"Day {day}"), slug=f"day-{day}", by=BY) for day in range(count)]


def test_publish_all_in_order() -> None:
    editions = acts.publish_all(_publications(3))
    assert [edition.record.slug for edition in editions] == ["day-0", "day-1", "day-2"]
    assert list(Entry.objects.values_list("number", "slug")) == [(1, "day-0"), (2, "day-1"), (3, "day-2")]
    assert verify().first_difference is None


def test_publish_all_nothing() -> None:
    assert acts.publish_all([]) == []
    assert reading.head_number() == 0


def test_publish_all_may_name_each_other() -> None:
    one = document("One", relations=(Relation(type=RelationType.LED_TO, target="two"),))
    two = document("Two", relations=(Relation(type=RelationType.RESULTED_FROM, target="one"),))
    acts.publish_all(
        [Publication(document=one, slug="one", by=BY), Publication(document=two, slug="two", by=BY)]
    )
    assert Record.objects.published().count() == 2


def test_publish_all_or_none() -> None:
    with pytest.raises(acts.IllFormed) as refused:
        acts.publish_all([*_publications(2), Publication(document=Document(title=""), slug="bad", by=BY)])
    assert refused.value.slug == "bad"
    _assert_nothing_written()


def test_publish_all_new_and_corrected_together() -> None:
    record = published("Old", slug="old").record
    correction = Publication(document=document("New"), record=record, by=BY, note="Why.")
    editions = acts.publish_all([correction, *_publications(1)])
    assert [(edition.record.slug, edition.number) for edition in editions] == [("old", 2), ("day-0", 1)]
    assert list(Entry.objects.values_list("act", flat=True)) == ["publish", "correct", "publish"]
    assert verify().first_difference is None


def test_publish_all_one_address_twice() -> None:
    with pytest.raises(acts.AddressTaken):
        acts.publish_all([*_publications(1), *_publications(1)])
    _assert_nothing_written()


def test_publish_all_one_record_twice() -> None:
    record = published("Old", slug="old").record
    twice = [Publication(document=document(title), record=record, by=BY, note="Why.") for title in "ab"]
    with pytest.raises(acts.RefusedAct, match="once in one act"):
        acts.publish_all(twice)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3, 60])
def test_publish_all_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    acts.publish_all([Publication(document=document("First", tags=("Talks",)), slug="first", by=BY)])
    batch = [
        Publication(document=document(f"Day {day}", tags=("Talks",)), slug=f"day-{day}", by=BY)
        for day in range(count)
    ]
    # savepoint, guards, head, addresses, tags; records, addresses, editions, records; entries, head, release
    with django_assert_num_queries(12):
        acts.publish_all(batch)


@pytest.mark.django_db(transaction=True)
def test_publish_at_once() -> None:
    """Eight editors with the same title, each taking the next address when the first is gone."""

    def publish(index: int) -> str:
        base = "talks"
        while True:
            slug = slugs.free(base, slugs.taken)
            try:
                return acts.publish(document("Talks"), slug=slug, by=f"Editor {index}").record.slug
            except acts.AddressTaken:
                continue

    given_out = at_once(8, publish)
    assert sorted(given_out) == ["talks", *(f"talks-{number}" for number in range(2, 9))]
    assert list(Entry.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert verify().first_difference is None


@pytest.mark.django_db(transaction=True)
def test_publish_same_address_at_once() -> None:
    def publish(index: int) -> str:
        try:
            return acts.publish(document(f"Talks {index}"), slug="talks", by=BY).record.slug
        except acts.AddressTaken as refused:
            return refused.reason

    assert sorted(at_once(8, publish)) == ["talks", *["this address belongs to another record"] * 7]
    assert Head.objects.get().number == 1


@given(st.text(max_size=40), st.text(min_size=1, max_size=40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_publish_any_note_and_actor(note: str, by: str) -> None:
    with suppress(acts.RefusedAct):  # an actor of unseen characters alone is nobody
        acts.publish(document(), slug=f"note-{reading.head_number()}", by=by, note=note)
    assert verify().first_difference is None
