from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from archive.catalog.audit import audit
from archive.catalog.demands.asking import demands_of
from archive.catalog.demands.hits import DemandHit
from archive.catalog.fold import ledger_mark
from archive.catalog.query import term
from archive.catalog.storage import Writing, shelf
from archive.documents import Answer, Demand, DemandList, Verdict
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def demand() -> DemandHit:
    """A demand that is answered."""
    asked = DemandList(issuers=("Arcadia",), addressees=("Castile",), demands=(Demand(key="d1", text="Go"),))
    note = published("Note", slug="note", date="1921", blocks=(asked,))
    published(
        "Reply", slug="reply", date="1922", answers=(Answer(demand="note#d1", verdict=Verdict.REJECTED),)
    )
    (found,) = demands_of(note.record_id).demands
    return found


def stale_after(write: Callable[[Writing], object]) -> tuple[int, ...]:
    """The records that an audit finds to differ when something was written behind the catalog's back."""
    stall = shelf()
    with stall.locked(1), stall.writing() as writing:
        write(writing)
        writing.commit(ledger_mark())
    return audit().stale


def test_index_that_follows_is_clean(demand: DemandHit) -> None:
    assert audit().is_clean


def test_demand_in_other_words_is_found(demand: DemandHit) -> None:
    assert stale_after(lambda writing: writing.put_demand(replace(demand, text="Stay"))) == (demand.record,)


def test_demand_too_many_is_found(demand: DemandHit) -> None:
    assert stale_after(lambda writing: writing.put_demand(replace(demand, key="d2"))) == (demand.record,)


def test_answer_that_nobody_gave_is_found(demand: DemandHit) -> None:
    invented = replace(demand, replies=(demand.replies[0]._replace(verdict="accepted"),))
    found = stale_after(lambda writing: writing.put_demand(invented))

    assert found == (demand.record, demand.replies[0].record)


def test_answer_that_is_lacking_is_found_at_the_record_that_gives_it(demand: DemandHit) -> None:
    silent = replace(demand, replies=())

    assert stale_after(lambda writing: writing.put_demand(silent)) == (demand.replies[0].record,)


def test_demand_that_is_lacking_is_found(demand: DemandHit) -> None:
    gone = term("demand", f"{demand.record}#d1")

    assert stale_after(lambda writing: writing._writer.delete_documents_by_query(gone)) == (demand.record,)
