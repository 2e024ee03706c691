from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from archive.catalog import fold, making
from archive.catalog.demands.asking import demands_of, thread_of
from archive.catalog.demands.hits import DemandHit
from archive.catalog.demands.linking import tied
from archive.documents import Answer, Demand, DemandList, Relation, RelationType, Verdict
from archive.ledger import acts
from archive.ledger.models import Edition
from archive.vocabulary.models import Party
from tests.catalog.demands import archives
from tests.catalog.demands.plainly import catalogued, expected, published_hits
from tests.ledger.factories import BY, corrected, published

pytestmark = pytest.mark.django_db


def note(slug: str, *, date: str = "1921", restates: str = "", **parts: Any) -> Edition:
    demand = Demand(key="d1", text=f"Leave, says {slug}", restates=restates)
    listed = DemandList(issuers=("Arcadia",), addressees=("Boreal League",), demands=(demand,))
    return published(slug.capitalize(), slug=slug, date=date, blocks=(listed,), **parts)


def reply(slug: str, demand: str, verdict: str, *, date: str = "1922", by: str = "") -> Edition:
    answer = Answer(demand=demand, verdict=Verdict(verdict), by=by, note="In writing")
    return published(slug.capitalize(), slug=slug, date=date, answers=(answer,))


def demand_of(edition: Edition) -> DemandHit:
    (demand,) = demands_of(edition.record_id).demands
    return demand


def state(edition: Edition) -> str:
    return demand_of(edition).states["boreal-league"]


def thread(edition: Edition) -> list[str]:
    return [demand.slug for demand in thread_of(edition.record_id, "d1").demands]


def test_demand_says_who_demands_what_of_whom_and_where() -> None:
    demand = demand_of(note("note", dossiers=("Straits",), tags=("Fleets",)))

    assert (demand.address, demand.text, demand.date.words) == ("note_d1", "Leave, says note", "1921")
    assert [party.name for party in (*demand.issuers, *demand.addressed)] == ["Arcadia", "Boreal League"]
    assert [one.name for one in (*demand.tags, *demand.dossiers)] == ["Fleets", "Straits"]
    assert (demand.replies, demand.first, demand.steps) == ((), "note_d1", 1)


def test_demand_is_answered_when_the_answer_is_published_and_open_when_it_is_withdrawn() -> None:
    asked = note("note")
    answered = reply("reply", "note#d1", "rejected")

    assert state(asked) == "rejected"
    assert demand_of(asked).steps == 2

    acts.withdraw(answered.record, by=BY, note="It never came.")

    assert state(asked) == "unanswered"
    assert demand_of(asked).steps == 1

    acts.reinstate(answered.record, by=BY, note="It did.")

    assert state(asked) == "rejected"


def test_answer_that_is_corrected_counts_as_it_is_now() -> None:
    asked = note("note")
    answered = reply("reply", "note#d1", "rejected")
    changed = Answer(demand="note#d1", verdict=Verdict.ACCEPTED)
    corrected(answered, title="Reply, corrected", answers=(changed,))

    (given_now,) = demand_of(asked).replies
    assert (given_now.verdict, given_now.title, given_now.note) == ("accepted", "Reply, corrected", "")

    corrected(answered, answers=(), note="Of another note.")

    assert demand_of(asked).replies == ()


def test_withdrawn_last_answer_leaves_the_one_before_in_force() -> None:
    asked = note("note")
    reply("first", "note#d1", "deferred", date="June 1921")
    last = reply("last", "note#d1", "rejected", date="July 1921")
    acts.withdraw(last.record, by=BY, note="Wrong.")

    assert state(asked) == "deferred"


def test_answer_published_later_of_an_earlier_event_does_not_supersede() -> None:
    asked = note("note")
    reply("last", "note#d1", "rejected", date="July 1921")
    reply("first", "note#d1", "deferred", date="June 1921")

    assert [one.verdict for one in demand_of(asked).replies] == ["deferred", "rejected"]
    assert state(asked) == "rejected"


def test_thread_forks_and_falls_apart_where_its_middle_is_withdrawn() -> None:
    first = note("first", date="1921")
    middle = note("middle", date="1922", restates="first#d1")
    left = note("left", date="1923", restates="middle#d1")
    right = note("right", date="1924", restates="middle#d1")
    reply("reply", "right#d1", "deferred", date="1925")

    assert thread(first) == thread(right) == ["first", "middle", "left", "right"]
    assert [demand_of(one).steps for one in (first, left)] == [5, 5]
    assert demand_of(left).first == "first_d1"

    acts.withdraw(middle.record, by=BY, note="Wrong.")

    assert [thread(one) for one in (first, left, right)] == [["first"], ["left"], ["right"]]

    acts.reinstate(middle.record, by=BY, note="Right.")

    assert thread(left) == ["first", "middle", "left", "right"]


def test_thread_has_the_address_of_its_first_demand_as_that_is_now() -> None:
    first = note("first", date="1921")
    again = note("again", date="1922", restates="first#d1")
    corrected(first, slug="first-note")

    assert demand_of(again).first == "first-note_d1"

    earlier = note("earlier", date="1920")
    listed = first.value.demand_lists[0]
    demand = Demand(key="d1", text="Leave", restates="earlier#d1")
    corrected(first, blocks=(DemandList(issuers=listed.issuers, demands=(demand,)),))

    assert thread(again) == ["earlier", "first-note", "again"]
    assert demand_of(earlier).steps == 3


def test_renamed_party_has_its_new_name_in_demands_and_answers() -> None:
    asked = note("note")
    reply("reply", "note#d1", "rejected", by="Boreal League")
    acts.rename(Party.objects.get(name="Boreal League"), "Northern League", by=BY)

    demand = demand_of(asked)
    assert demand.addressees == ("northern-league",)
    assert [one.by_name for one in demand.replies] == ["Northern League"]
    assert demand.states == {"northern-league": "rejected"}


def test_record_without_demands_and_answers_leaves_demands_alone() -> None:
    asked = note("note")
    before = demand_of(asked)
    published("Envoys meet", parties=("Arcadia",))

    assert demand_of(asked) == before
    assert catalogued() == [before]


@trying(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(archives.steps, max_size=10), st.booleans())
def test_demands_folded_step_by_step_are_those_of_every_record_at_once(
    done: list[Any], is_folded_each_time: bool
) -> None:
    with transaction.atomic():
        for step in (*archives.CHAIN, *done):
            archives.act(*step)
            if is_folded_each_time:
                fold.update()
        fold.update()
        plainly = expected(published_hits())

        assert catalogued() == plainly

        fold.rebuild()

        assert catalogued() == plainly
        transaction.set_rollback(True)


def test_new_index_is_linked_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LINKED_AT_ONCE", 1)
    monkeypatch.setattr(making, "BATCH", 1)
    last = note("last", date="1924", restates="")
    first = note("first", date="1921")
    note("middle", date="1922", restates="first#d1")
    reply("reply", "first#d1", "deferred")
    again = Demand(key="d1", text="Leave", restates="middle#d1")
    corrected(last, blocks=(DemandList(demands=(again,)),))
    fold.rebuild()

    assert thread(first) == ["first", "middle", "last"]
    assert catalogued() == expected(published_hits())


def test_records_are_tied_by_answers_and_restatements_whichever_way() -> None:
    first, alone = note("first"), note("alone")
    again = note("again", restates="first#d1")
    answer = reply("reply", "again#d1", "deferred")
    named = published("Named", relations=(Relation(type=RelationType.RELATED, target="alone"),))

    together = [set(ids) for ids in tied(published_hits())]

    assert together == [
        {one.record_id for one in (first, again, answer)},
        {alone.record_id},
        {named.record_id},
    ]
