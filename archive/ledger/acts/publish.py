"""Publishing: documents become editions that readers see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import OuterRef, Subquery

from archive.documents import Document
from archive.ledger.admission import Admission, Admitted, Publication, name_terms
from archive.ledger.chain import Chain, appending
from archive.ledger.models import Address, Edition, Entry, Record


def publish(document: Document, *, slug: str, by: str, note: str = "", at: datetime | None = None) -> Edition:
    """Publish the document as the first edition of a new record under this address.

    Raises IllFormed, AddressTaken, UnknownReference or another RefusedAct.
    """
    return publish_all([Publication(document=document, slug=slug, by=by, note=note, at=at)])[0]


def publish_all(publications: Sequence[Publication]) -> list[Edition]:
    """Publish many documents, new or corrected, in one transaction: all of them or none.

    They may name one another. Raises RefusedAct for the first that the ledger does not take; its
    `slug` says which.
    """
    with appending() as chain:
        admission = Admission(publications)
        admitted = [admission.admit(publication) for publication in publications]
        name_terms([publication.document for publication in publications])
        return _write(chain, admitted)


def _write(chain: Chain, admitted: Sequence[Admitted]) -> list[Edition]:
    moved = [each.record for each in admitted if each.record.slug != each.slug]
    for each in admitted:
        each.record.slug = each.slug
    Record.objects.bulk_create(each.record for each in admitted if each.number == 1)
    Record.objects.bulk_update(moved, ["slug"])
    Address.objects.bulk_create(
        Address(slug=each.slug, record=each.record) for each in admitted if each.is_new_address
    )
    editions = Edition.objects.bulk_create(_edition(each, chain.now) for each in admitted)
    _point_to(editions)
    for each, edition in zip(admitted, editions, strict=True):
        _append(chain, each, edition)
    return editions


def _point_to(editions: Sequence[Edition]) -> None:
    """Make each the current edition of its record, in one statement."""
    for edition in editions:
        edition.record.edition = edition
    newest = Edition.objects.filter(record=OuterRef("pk")).order_by("-number")
    records = Record.objects.filter(pk__in=[edition.record_id for edition in editions])
    records.update(edition=Subquery(newest.values("pk")[:1]))


def _edition(each: Admitted, now: datetime) -> Edition:
    return Edition(
        record=each.record,
        number=each.number,
        document=each.json,
        digest=each.digest,
        note=each.note,
        published_at=each.publication.at or now,
    )


def _append(chain: Chain, each: Admitted, edition: Edition) -> None:
    chain.append(
        Entry.Act.PUBLISH if each.number == 1 else Entry.Act.CORRECT,
        record=each.record,
        edition=edition,
        slug=each.slug,
        note=each.note,
        actor=each.actor,
        at=edition.published_at,
    )
