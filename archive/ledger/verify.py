"""Recomputing the whole ledger: every digest, every seal, and what the records are said to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from django.db import DatabaseError, transaction
from django.db.models import Count, Exists, F, Max, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from archive.ledger.models import Address, Edition, Entry, Head, Record
from archive.ledger.reading import head
from archive.ledger.seals import seal

UNREADABLE = (DatabaseError, ValueError, TypeError, OverflowError, AttributeError)
"""What reading a damaged row can raise: text that is not UTF-8, a moment that is none."""

BATCH = 500

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was recomputed, and the first difference found; without one, `head` is worth keeping
    elsewhere."""

    entries: int
    editions: int
    head: str
    first_difference: str | None


def verify(*, kept: Mapping[int, str] | None = None) -> Verification:
    """Recompute the ledger, at flat memory. `kept` are seals by entry number that were kept elsewhere:
    they show a history that was rewritten and sealed anew."""
    differences = chain(
        _entry_differences(kept or {}),
        _readable("the head", _head_differences()),
        _readable("an edition", _edition_differences()),
        _readable("a record", _record_differences()),
        _readable("an address", _address_differences()),
    )
    first = next(differences, None)
    return Verification(
        entries=Entry.objects.count(),
        editions=Edition.objects.count(),
        head="" if first else str(head()),
        first_difference=first,
    )


def _entry_differences(kept: Mapping[int, str]) -> Iterator[str]:
    last = Entry(number=0, seal="")
    try:
        for entry in chain.from_iterable(_batches(Entry.objects.select_related("edition"))):
            yield from (f"entry {entry.number}: {fault}" for fault in _faults(entry, last, kept))
            last = entry
    except UNREADABLE as error:
        yield f"entry {_first_unreadable(last.number)}: cannot be read ({error})"
    for number in sorted(kept):
        if number > last.number:
            yield f"entry {number}: is missing, though its seal was kept elsewhere"


def _batches(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    """All rows by their keys, in batches: a long statement would keep SQLite's writers waiting."""
    ordered = rows.order_by("pk")
    batch = list(ordered[:BATCH])
    while batch:
        yield batch
        batch = list(ordered.filter(pk__gt=batch[-1].pk)[:BATCH])


def _readable(what: str, differences: Iterator[str]) -> Iterator[str]:
    try:
        yield from differences
    except UNREADABLE as error:
        yield f"{what} cannot be read ({error})"


def _faults(entry: Entry, last: Entry, kept: Mapping[int, str]) -> Iterator[str]:
    if entry.number != last.number + 1:
        yield f"follows entry {last.number}: those between are missing"
    if entry.previous != last.seal:
        yield f"is not sealed over entry {last.number}"
    if entry.edition_id:
        yield from _edition_faults(entry, entry.edition)
    if seal(entry) != entry.seal:
        yield "its content is not what was sealed"
    if kept.get(entry.number, entry.seal) != entry.seal:
        yield "its seal is not the one that was kept elsewhere"


def _edition_faults(entry: Entry, edition: Edition | None) -> Iterator[str]:
    if edition is None:
        yield f"its edition {entry.edition_id} is missing"
        return
    name = f"edition {edition.number} of {entry.slug}"
    if hashlib.sha256(edition.document.encode()).hexdigest() != edition.digest:
        yield f"{name}: its document does not have its digest"
    if (edition.record_id, edition.note, edition.published_at) != (entry.record_id, entry.note, entry.at):
        yield f"{name}: record, note or moment are not those of the entry"


def _first_unreadable(after: int) -> int:
    """The number of the entry that, alone, cannot be read."""
    numbers = Entry.objects.filter(number__gt=after).order_by("number").values_list("number", flat=True)
    for number in numbers.iterator(BATCH):
        try:
            with transaction.atomic():
                Entry.objects.select_related("edition").get(number=number)
        except UNREADABLE:
            return number
    return after + 1


def _head_differences() -> Iterator[str]:
    # One statement, so that an entry that is just being appended is no difference.
    last = Entry.objects.order_by("-number")
    heads = Head.objects.annotate(
        last_number=Coalesce(Subquery(last.values("number")[:1]), 0),
        last_seal=Coalesce(Subquery(last.values("seal")[:1]), Value("")),
    )
    for stands in heads.exclude(number=F("last_number"), seal=F("last_seal")):
        yield f"the head {stands} is not entry {stands.last_number}, the last"
    if not Head.objects.exists() and Entry.objects.exists():
        yield "the head is missing"


def _edition_differences() -> Iterator[str]:
    for edition in Edition.objects.filter(entry=None)[:1]:
        yield f"edition {edition.number} of record {edition.record_id}: no entry published it"
    counted = Record.objects.annotate(last=Max("editions__number"), count=Count("editions"))
    for record in counted.exclude(last=F("count"))[:1]:
        yield f"record {record.slug}: its editions are not numbered from 1 without gaps"


def _record_differences() -> Iterator[str]:
    """A record is what the last act on it made of it."""
    entries = Entry.objects.filter(record=OuterRef("pk")).order_by("-number")
    editions = Edition.objects.filter(record=OuterRef("pk")).order_by("-number")
    told = Record.objects.annotate(
        last_act=Subquery(entries.values("act")[:1]),
        last_slug=Subquery(entries.values("slug")[:1]),
        last_edition=Subquery(editions.values("pk")[:1]),
    )
    stands = Q(state="withdrawn", last_act="withdraw") | Q(state="published") & ~Q(last_act="withdraw")
    for record in told.exclude(stands, slug=F("last_slug"), edition=F("last_edition")).order_by("pk")[:1]:
        yield f"record {record.slug}: its state, address or edition is not what its last entry made it"


def _address_differences() -> Iterator[str]:
    address = Address.objects.filter(slug=OuterRef("slug"), record=OuterRef("record"))
    for entry in Entry.objects.filter(~Exists(address), record__isnull=False)[:1]:
        yield f"entry {entry.number}: its address {entry.slug} does not lead to its record"
    for batch in _batches(Address.objects.all()):
        yield from _never_given(batch)


def _never_given(addresses: Sequence[Address]) -> Iterator[str]:
    # Compared here and not in SQL: the database would answer from its index, not from the row.
    records = {address.record_id for address in addresses}
    given = set(Entry.objects.filter(record__in=records).values_list("slug", "record"))
    for address in addresses:
        if (address.slug, address.record_id) not in given:
            yield f"address {address.slug}: no entry gave it to record {address.record_id}"
