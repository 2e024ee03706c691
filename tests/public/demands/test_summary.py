from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.catalog.fold import ledger_mark
from archive.public.demands.summary import demand_summary
from tests.public.demands.archive import exchange

pytestmark = pytest.mark.django_db


def test_summary_counts_the_demands_of_a_dossier_by_state(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    exchange()
    mark = ledger_mark()
    demand_summary(head_number=mark)

    with django_assert_num_queries(0):
        found = demand_summary(dossier="straits", head_number=mark)

    assert found.total == 2
    assert [(one.label, one.count) for one in found.states] == [
        ("accepted", 1),
        ("rejected", 1),
        ("fulfilled", 1),
    ]
    assert found.states[2].href == "/demands/?state=fulfilled&dossier=straits"
    assert (found.list, found.grid) == ("/demands/?dossier=straits", "/demands/grid/?dossier=straits")


def test_summary_of_nothing_is_empty() -> None:
    assert (demand_summary(dossier="nothing").total, demand_summary(dossier="nothing").states) == (0, ())
