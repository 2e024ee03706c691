from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from archive.ledger.models import Edition, Entry, Record
from tests.ledger.factories import BY, corrected, published, withdrawn

pytestmark = pytest.mark.django_db


def test_records_by_state() -> None:
    shown, hidden = published().record, withdrawn()
    assert list(Record.objects.published()) == [shown]
    assert list(Record.objects.withdrawn()) == [hidden]


def test_editions_current() -> None:
    newest = corrected(published(), dek="Corrected")
    withdrawn()
    assert list(Edition.objects.current()) == [newest]


def test_editions_at_a_former_address() -> None:
    first = published(slug="talks")
    second = corrected(first, slug="geneva-talks")
    published(slug="other")
    assert list(Edition.objects.at_address("talks")) == [first, second]


def test_entries_after(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for title in "abc":
        published(title)
    with django_assert_num_queries(1):
        told = [(entry.number, entry.record, entry.edition) for entry in Entry.objects.after(1)]
    assert told == [
        (number, Record.objects.get(slug=slug), Edition.objects.get(record__slug=slug))
        for number, slug in ((2, "b"), (3, "c"))
    ]


def test_amendments_are_told_newest_first_but_of_withdrawn_records_their_withdrawal_alone() -> None:
    corrected(published("Seen"), dek="Corrected")
    hidden = corrected(published("Hidden"), dek="Corrected").record
    acts.withdraw(hidden, by=BY, note="An error.")
    acts.reinstate(withdrawn("Doubted"), by=BY, note="Confirmed.")

    told = [(entry.act, entry.record and entry.record.slug) for entry in Entry.objects.amendments()]

    assert told == [
        ("reinstate", "doubted"),
        ("withdraw", "doubted"),
        ("withdraw", "hidden"),
        ("correct", "seen"),
    ]
