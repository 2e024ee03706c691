from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from archive.ledger.models import Address, Edition, Entry, Head, Record
from tests.ledger.factories import document, published

pytestmark = pytest.mark.django_db
AT = datetime(2022, 1, 26, 12, tzinfo=UTC)


def edition(record: Record, /, **changed: Any) -> Edition:
    """A second edition, as the constraints want it but for what is changed."""
    fields = {"number": 2, "document": "{}", "digest": "d", "note": "Why.", "published_at": AT}
    return Edition(record=record, **(fields | changed))


def entry(record: Record, /, **changed: Any) -> Entry:
    """A second entry, as the constraints want it but for what is changed."""
    act: dict[str, Any] = {"act": "withdraw", "record": record, "note": "Why.", "actor": "Ada", "at": AT}
    return Entry(**({"number": 2, "previous": "p", "seal": "s"} | act | changed))


Attempt = Callable[[Edition], Any]
ALLOWED: dict[str, Attempt] = {
    "record": lambda first: Record(slug="b"),
    "address": lambda first: Address(slug="b", record=first.record),
    "edition": lambda first: edition(first.record),
    "entry": lambda first: entry(first.record),
}
REFUSED: dict[str, Attempt] = {
    "record slug twice": lambda first: Record(slug=first.record.slug),
    "record state unknown": lambda first: Record(slug="b", state="lost"),
    "record edition twice": lambda first: Record(slug="b", edition=first),
    "address twice": lambda first: Address(slug=first.record.slug, record=first.record),
    "edition number twice": lambda first: edition(first.record, number=1),
    "edition number 0": lambda first: edition(first.record, number=0),
    "edition corrects without note": lambda first: edition(first.record, note=""),
    "entry number twice": lambda first: entry(first.record, number=1),
    "entry number 0": lambda first: entry(first.record, number=0),
    "entry act unknown": lambda first: entry(first.record, act="forget"),
    "entry seal twice": lambda first: entry(first.record, seal=Entry.objects.get().seal),
    "entry edition twice": lambda first: entry(first.record, act="correct", edition=first),
    "entry withdraws an edition": lambda first: entry(first.record, edition=first),
    "entry publishes no edition": lambda first: entry(first.record, act="publish"),
    "entry withdraws no record": lambda first: entry(first.record, record=None),
    "entry renames a record": lambda first: entry(first.record, act="rename"),
    "entry separates a record": lambda first: entry(first.record, act="separate"),
    "entry withdraws without note": lambda first: entry(first.record, note=""),
    "entry reinstates without note": lambda first: entry(first.record, act="reinstate", note=""),
    "entry second without previous": lambda first: entry(first.record, previous=""),
    "head second": lambda first: Head(pk=2),
}


@pytest.mark.parametrize("attempt", ALLOWED.values(), ids=ALLOWED.keys())
def test_constraint_allows(attempt: Attempt) -> None:
    attempt(published()).save(force_insert=True)


@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_constraint_refuses(attempt: Attempt) -> None:
    row = attempt(published())
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_constraint_entry_first_with_previous() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        entry(Record.objects.create(slug="a"), number=1).save(force_insert=True)


@pytest.mark.parametrize("number", [0, -1])
def test_constraint_entry_first_number(number: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        entry(Record.objects.create(slug="a"), number=number, previous="").save(force_insert=True)


def test_constraint_reference_to_nothing() -> None:
    address = Address.objects.create(slug="b", record_id=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Record.objects.create(pk=0, slug="b")
    assert address.record_id == 0


def test_record_with_editions_is_never_deleted() -> None:
    record = published().record
    with pytest.raises(ProtectedError):
        record.delete()
    assert Record.objects.get() == record


def test_edition_value_is_the_document() -> None:
    value = document("Envoys meet", dek="In Geneva", date="early 2022", tags=("Arms control",))
    edition = published("Envoys meet", dek="In Geneva", date="early 2022", tags=("Arms control",))
    assert Edition.objects.get(pk=edition.pk).value == value


def test_models_say_what_they_are() -> None:
    edition = published(slug="talks")
    entry, head = Entry.objects.get(), Head.objects.get()
    assert [str(row) for row in (edition.record, Address.objects.get())] == ["talks", "talks"]
    assert [str(row) for row in (edition, entry, head)] == [
        f"{edition.record_id} (1)",
        "1 publish",
        f"{entry.seal}:1",
    ]
