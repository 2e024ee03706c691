from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts, reading
from archive.ledger.models import Edition, Entry, Record
from tests.ledger.factories import BY, corrected, published, withdrawn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("records", [1, 3])
def test_current_edition_in_one_query(
    records: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(records):
        first = published(f"Day {number}", slug=f"day-{number}", tags=("Talks",))
        corrected(first, dek="Corrected")
    with django_assert_num_queries(1):
        found = reading.current_edition("day-0")
        assert found is not None
        assert (found.record.slug, found.record.state) == ("day-0", "published")
        assert (found.edition.number, found.edition.value.dek) == (2, "Corrected")
        assert found.head_number == 2 * records
    assert found.first_published_at == Edition.objects.get(number=1, record=found.record).published_at
    assert (found.withdrawn_at, found.withdrawal_note) == (None, "")


def test_current_edition_at_a_former_address(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    corrected(published(slug="talks"), slug="geneva-talks")
    with django_assert_num_queries(1):
        found = reading.current_edition("talks")
    assert found is not None
    assert found.record.slug == "geneva-talks"


def test_current_edition_withdrawn(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    record = withdrawn(slug="rumour", note="It was false.")
    with django_assert_num_queries(1):
        found = reading.current_edition("rumour")
    assert found is not None
    assert found.record.state == Record.State.WITHDRAWN
    assert (found.withdrawn_at, found.withdrawal_note) == (Entry.objects.get(number=2).at, "It was false.")
    acts.reinstate(record, by=BY, note="It was true.")
    found = reading.current_edition("rumour")
    assert found is not None
    assert (found.withdrawn_at, found.withdrawal_note) == (None, "")


@pytest.mark.parametrize("slug", ["nowhere", "", "Talks", "a\x00b", "\ud800", "x" * 5000])
def test_current_edition_nowhere(slug: str) -> None:
    published(slug="talks")
    assert reading.current_edition(slug) is None


def test_head_of_an_empty_ledger() -> None:
    assert (reading.head_number(), reading.head().number, reading.head().seal) == (0, 0, "")


def test_head_is_the_newest_entry() -> None:
    published()
    published()
    newest = Entry.objects.get(number=2)
    assert (reading.head_number(), reading.head().seal) == (2, newest.seal)
