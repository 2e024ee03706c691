from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from archive.catalog import fold
from archive.catalog.counting import count_by
from archive.catalog.demands.filters import DemandFilter
from archive.catalog.demands.hits import DemandHit
from archive.catalog.demands.kind import PAIRS
from archive.catalog.demands.states import STATES, read_pair, state_words
from archive.catalog.freshness import view
from archive.documents import Answer, Demand, DemandList, Verdict
from tests.catalog.demands import archives
from tests.catalog.demands.plainly import expected, published_hits
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes() -> None:
    """Two demands of two addressees, answered differently, and one that nobody answered."""
    demands = tuple(Demand(key=f"d{number}", text=f"Leave {number}") for number in (1, 2))
    asked = DemandList(issuers=("Arcadia",), addressees=("Boreal League", "Castile"), demands=demands)
    own = DemandList(issuers=("Castile",), demands=(Demand(key="d3", text="Stay"),))
    published("Note", slug="note", date="1921", blocks=(asked, own), dossiers=("Straits",))
    given = (
        Answer(demand="note#d1", verdict=Verdict.FULFILLED, by="Boreal League"),
        Answer(demand="note#d1", verdict=Verdict.REJECTED, by="Castile"),
        Answer(demand="note#d2", verdict=Verdict.REJECTED),
    )
    published("Reply", slug="reply", date="1922", answers=given)


def found(**asked: Any) -> list[str]:
    """The keys of the demands that are found, in their order."""
    return [demand.key for demand in DemandFilter(asked).results().hits]


def counted(name: str, **asked: Any) -> dict[str, int]:
    """The counts of a facet beside them."""
    return {one.value: one.count for one in DemandFilter(asked).results().facets[name].counts}


@pytest.mark.usefixtures("notes")
def test_state_is_that_with_the_addressee_that_is_asked_for_else_that_with_any() -> None:
    assert found(state="rejected") == ["d1", "d2"]
    assert found(state="fulfilled") == ["d1"]
    assert found(state="rejected", addressee="castile") == ["d1", "d2"]
    assert found(state="rejected", addressee="boreal-league") == ["d2"]
    assert found(state="unanswered") == ["d3"]
    assert found(state="breached") == []


@pytest.mark.usefixtures("notes")
def test_two_states_are_those_of_two_addressees() -> None:
    assert found(state=["rejected", "fulfilled"]) == ["d1"]
    assert found(state=["rejected", "fulfilled"], addressee="castile") == []


@pytest.mark.usefixtures("notes")
def test_counts_of_states_are_what_one_more_click_gives() -> None:
    assert counted("state") == {"unanswered": 1, "rejected": 2, "fulfilled": 1}
    assert counted("state", addressee="boreal-league") == {"rejected": 1, "fulfilled": 1}
    assert counted("issuer") == {"arcadia": 2, "castile": 1}
    assert counted("addressee", state="fulfilled") == {"boreal-league": 1, "castile": 1}
    assert counted("dossier", issuer="castile") == {"straits": 1}


@pytest.mark.usefixtures("notes")
def test_state_that_is_asked_for_in_vain_is_counted_nought() -> None:
    asked = DemandFilter({"state": "breached", "issuer": "arcadia"})
    (one,) = asked.results().facets["state"].counts

    assert (one.value, one.count, one.selected) == ("breached", 0, True)
    assert [chip.label for chip in asked.chips] == ["Demanded by: Arcadia", "State: breached"]


@pytest.mark.usefixtures("notes")
def test_words_are_those_of_the_demand_its_parties_and_its_record() -> None:
    assert found(q="leave") == ["d1", "d2"]
    assert found(q="castile stay") == ["d3"]
    assert found(q="demand:leave -demand:2") == ["d1"]
    assert found(q="title:note") == ["d1", "d2", "d3"]
    assert found(q="reply") == []


@pytest.mark.parametrize("state", ["met", "rejected,accepted", "\x00"])
def test_unknown_state_is_refused(state: str) -> None:
    asked = DemandFilter({"state": state})

    assert not asked.is_valid()
    assert set(asked.form.errors) == {"state"}


def test_every_state_has_words() -> None:
    assert [state_words(state) for state in STATES[:3]] == ["unanswered", "accepted", "partly accepted"]


def _pair(value: str) -> tuple[str, str, str]:
    issuer, addressee, state = read_pair(value)
    return issuer.slug, addressee.slug, state


def _pairs(demands: list[DemandHit]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (issuer, addressee, demand.states[addressee])
        for demand in demands
        for issuer in [slug for slug, _name in demand.issuers] or [""]
        for addressee in demand.addressees or [""]
    )


@trying(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    st.lists(archives.steps.filter(lambda step: step[0] != "rename"), min_size=3, max_size=8),
    st.sampled_from(("", "arcadia")),
    st.sampled_from(("", "boreal-league", "castile")),
    st.sampled_from(("", "", *STATES)),
)
def test_register_and_grid_agree_with_every_demand_looked_at(
    done: list[Any], issuer: str, addressee: str, state: str
) -> None:
    with transaction.atomic():
        for step in (*archives.CHAIN, *done):
            archives.act(*step)
        fold.update()
        asked = DemandFilter({"issuer": issuer, "addressee": addressee, "state": state})
        page = asked.results(size=100)
        plainly = [
            demand
            for demand in expected(published_hits())
            if (not issuer or issuer in [slug for slug, _name in demand.issuers])
            and (not addressee or addressee in demand.addressees)
            and (not state or state in _towards(demand, addressee))
        ]
        pairs = count_by(view().searcher, asked.query, [PAIRS])["pair"].counts

        assert sorted(demand.ref for demand in page.hits) == [demand.ref for demand in plainly]
        assert page.total == len(plainly)
        assert {one.value: one.count for one in page.facets["state"].counts if one.count} == Counter(
            each for demand in plainly for each in _towards(demand, addressee)
        )
        assert {_pair(one.value): one.count for one in pairs} == _pairs(plainly)
        assert sorted(demand.ref for demand in asked.stream()) == [demand.ref for demand in plainly]
        transaction.set_rollback(True)


def _towards(demand: DemandHit, addressee: str) -> set[str]:
    return {demand.states[addressee]} if addressee else set(demand.states.values())
