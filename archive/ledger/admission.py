"""What must be true of a publication before it enters the ledger."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents import Document, clean_line, is_slug, problems, to_json
from archive.ledger.chain import actor, reason
from archive.ledger.errors import AddressTaken, IllFormed, NothingChanged, RefusedAct, UnknownReference
from archive.ledger.models import SLUG_LENGTH, Address, Record
from archive.ledger.references import named
from archive.vocabulary.models import Dossier, Party, Tag, Term
from archive.vocabulary.terms import resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A document to be published by somebody: as the first edition of a new record, or, where
    `record` is given, as its next edition (`note` then says why, and an empty `slug` keeps the
    address)."""

    document: Document
    by: str
    slug: str = ""
    record: Record | None = None
    note: str = ""
    at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class Admitted:
    """A publication that may enter: its record, and the edition's content."""

    publication: Publication
    record: Record
    number: int
    slug: str
    is_new_address: bool
    json: str
    digest: str
    note: str
    actor: str


class Admission:
    """What the ledger knows of the records and addresses that a batch of publications names:
    two queries, however large the batch."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        for publication in publications:
            _refuse_ill_formed(publication)
        _refuse_repeated(publications)
        self._records = _records(publications)
        self._owners = {record.slug: pk for pk, record in self._records.items()} | _owners(publications)
        self._coming = {publication.slug for publication in publications if publication.slug}

    def admit(self, publication: Publication) -> Admitted:
        """The publication, ready to be written. Raises RefusedAct with the reason."""
        record, number = self._next_edition(publication)
        slug = publication.slug or record.slug
        if self._owners.get(slug, record.pk) != record.pk:
            raise AddressTaken(slug)
        self._check_references(publication.document, slug, record)
        json = to_json(publication.document)
        admitted = Admitted(
            publication=publication,
            record=record,
            number=number,
            slug=slug,
            is_new_address=slug not in self._owners,
            json=json,
            digest=hashlib.sha256(json.encode()).hexdigest(),
            note=_note(publication, slug),
            actor=actor(publication.by),
        )
        _refuse_unchanged(admitted)
        return admitted

    def _next_edition(self, publication: Publication) -> tuple[Record, int]:
        if publication.record is None:
            return Record(slug=publication.slug), 1
        record = self._records[publication.record.pk]
        if record.state == Record.State.WITHDRAWN:
            raise RefusedAct(_("a withdrawn record is reinstated before it is corrected"), slug=record.slug)
        assert record.edition is not None
        return record, record.edition.number + 1

    def _check_references(self, document: Document, slug: str, record: Record) -> None:
        unknown = [name for name in named(document) if name not in self._owners and name not in self._coming]
        if unknown:
            raise UnknownReference(unknown, slug=slug)
        targets = (document.translation_of, *(relation.target for relation in document.relations))
        if any(target == slug or self._owners.get(target, 0) == record.pk for target in targets):
            raise RefusedAct(_("a record is not related to itself"), slug=slug)


def _refuse_ill_formed(publication: Publication) -> None:
    slug = publication.slug or (publication.record.slug if publication.record else "")
    if not is_slug(slug) or len(slug) > SLUG_LENGTH:
        raise RefusedAct(_("an address is made of lower-case letters, digits and hyphens"), slug=slug)
    found = problems(publication.document)
    if found:
        raise IllFormed(found, slug=slug)


def _records(publications: Iterable[Publication]) -> dict[int, Record]:
    wanted = [publication.record.pk for publication in publications if publication.record]
    return Record.objects.select_related("edition").defer("edition__document").in_bulk(wanted)


def _owners(publications: Iterable[Publication]) -> dict[str, int]:
    """The record of every address that the batch asks for or names."""
    slugs = {publication.slug for publication in publications}
    slugs.update(name for publication in publications for name in named(publication.document))
    return dict(Address.objects.filter(slug__in=slugs).values_list("slug", "record"))


def _refuse_repeated(publications: Sequence[Publication]) -> None:
    slugs = Counter(publication.slug for publication in publications if publication.slug)
    records = Counter(publication.record.slug for publication in publications if publication.record)
    for slug, times in slugs.items():
        if times > 1:
            raise AddressTaken(slug)
    for slug, times in records.items():
        if times > 1:
            raise RefusedAct(_("a record is corrected once in one act"), slug=slug)


def _note(publication: Publication, slug: str) -> str:
    if publication.at and timezone.is_naive(publication.at):
        raise RefusedAct(_("a moment needs its time zone"), slug=slug)
    return reason(publication.note, slug=slug) if publication.record else clean_line(publication.note)


def _refuse_unchanged(admitted: Admitted) -> None:
    record = admitted.record
    if record.edition and (record.edition.digest, record.slug) == (admitted.digest, admitted.slug):
        raise NothingChanged(admitted.slug)


def name_terms(documents: Sequence[Document]) -> None:
    """See that every tag, party and dossier of the documents is a term of the vocabulary, and public."""
    try:
        _name(Tag, (name for document in documents for name in document.tags))
        _name(Party, (name for document in documents for name in document.all_parties()))
        _name(Dossier, (name for document in documents for name in document.dossiers))
    except ValidationError as error:
        raise RefusedAct("; ".join(error.messages)) from error


def _name(vocabulary: type[Term], names: Iterable[str]) -> None:
    found = resolve(vocabulary, names)
    new = {term.pk for term in found.values() if not term.is_public}
    if new:
        vocabulary._default_manager.filter(pk__in=new).update(is_public=True)
