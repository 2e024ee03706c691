"""Records of the ledger as holdings, in a fixed number of database queries for any number of them."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from archive.catalog.hits import Answer, Hit, Link, Named, Restatement, Sides, Stated
from archive.catalog.holdings import Holding
from archive.documents import Document, Source, from_json
from archive.ledger import references
from archive.ledger.models import Address, Edition
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term


@dataclass(frozen=True, slots=True)
class _Known:
    """What the ledger and the vocabulary know of the names in some documents: records by address,
    terms by name."""

    records: Mapping[str, int]
    tags: Mapping[str, Named]
    parties: Mapping[str, Named]
    dossiers: Mapping[str, Named]


class _Current(NamedTuple):
    """What is published of a record: its address, and its current edition. (Instances of models cost
    as much as reading the document.)"""

    record: int
    slug: str
    edition: int
    published_at: datetime.datetime
    document: Document


def holdings(records: Collection[int]) -> Iterator[Holding]:
    """The holdings of those of these records (ids) that are published now, withdrawn ones left out:
    eight queries or fewer."""
    published = [*_published(records)]
    first = _first_published(one.record for one in published if one.edition > 1)
    addresses = _addresses(records)
    known = _known([one.document for one in published])
    for one in published:
        yield Holding(
            hit=_current_hit(one, first.get(one.record), known),
            document=one.document,
            addresses=tuple(addresses[one.record]),
        )


def _published(records: Collection[int]) -> Iterator[_Current]:
    columns = ("record", "record__slug", "number", "published_at", "document")
    for row in Edition.objects.current().filter(record__in=records).values_list(*columns):
        record, slug, number, published_at, document = row
        yield _Current(record, slug, number, published_at, from_json(document, was_admitted=True))


def _first_published(corrected: Iterable[int]) -> dict[int, datetime.datetime]:
    """When the first editions of records were published."""
    records = [*corrected]
    rows = Edition.objects.filter(record__in=records, number=1) if records else Edition.objects.none()
    return dict(rows.values_list("record", "published_at"))


def _addresses(records: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {record: [] for record in records}
    for record, slug in Address.objects.filter(record__in=records).values_list("record", "slug"):
        found[record].append(slug)
    return found


def _known(documents: Collection[Document]) -> _Known:
    slugs = {slug for document in documents for slug in references.named(document)}
    rows = Address.objects.filter(slug__in=slugs).values_list("slug", "record") if slugs else ()
    return _Known(
        records=dict(rows),
        tags=_named(Tag, (name for document in documents for name in document.tags)),
        parties=_named(Party, (name for document in documents for name in document.all_parties())),
        dossiers=_named(Dossier, (name for document in documents for name in document.dossiers)),
    )


def _named(model: type[Term], names: Iterable[str]) -> dict[str, Named]:
    wanted = set(names)
    return {name: Named(*said) for name, said in terms.present(model, wanted).items()} if wanted else {}


def imagined(document: Document, *, record: int, slug: str) -> Hit:
    """The hit that a document would be if it were published now, as this record or (0) a new one.
    Terms that the vocabulary does not know have no address."""
    return imagined_all([(document, record, slug)])[0]


def imagined_all(asked: Collection[tuple[Document, int, str]]) -> list[Hit]:
    """The same for many documents, each with its record and address, in as many queries as for one."""
    known = _known([document for document, _record, _slug in asked])
    now = datetime.datetime.now(datetime.UTC)
    return [
        replace(
            _hit(document, record, known, slug=slug, edition=0, published_at=now),
            tags=_all_terms(document.tags, known.tags),
            parties=_all_terms(document.all_parties(), known.parties),
            dossiers=_all_terms(document.dossiers, known.dossiers),
        )
        for document, record, slug in asked
    ]


def _current_hit(current: _Current, first: datetime.datetime | None, known: _Known) -> Hit:
    return _hit(
        current.document,
        current.record,
        known,
        slug=current.slug,
        edition=current.edition,
        published_at=first or current.published_at,
        corrected_at=current.published_at if first else None,
    )


def _hit(document: Document, record: int, known: _Known, **published: Any) -> Hit:
    # What a translation demands and answers is what its original does: it is not told twice.
    linked = replace(document, blocks=(), answers=()) if document.translation_of else document
    return Hit(
        record=record,
        title=document.title,
        dek=document.dek,
        date=document.date,
        language=document.language,
        translation_of=known.records.get(document.translation_of),
        tags=_terms(document.tags, known.tags),
        parties=_terms(document.all_parties(), known.parties),
        dossiers=_terms(document.dossiers, known.dossiers),
        demand_lists=tuple(
            Sides(_all_terms(one.issuers, known.parties), _all_terms(one.addressees, known.parties))
            for one in document.demand_lists
        ),
        demands=tuple(
            Stated(demand.key, demand.text, place)
            for place, one in enumerate(linked.demand_lists)
            for demand in one.demands
        ),
        relations=tuple(_relations(document, known.records)),
        answers=tuple(_answers(linked, record, known)),
        restates=tuple(_restatements(linked, record, known.records)),
        **{"corrected_at": None, **published},
    )


def _terms(names: Iterable[str], known: Mapping[str, Named]) -> tuple[Named, ...]:
    # Two names of a document can have become one term's by now.
    return tuple(dict.fromkeys(known[name] for name in names if name in known))


def _all_terms(names: Iterable[str], known: Mapping[str, Named]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(known.get(name, Named("", name)) for name in names))


def _relations(document: Document, records: Mapping[str, int]) -> Iterator[Link]:
    for relation in document.relations:
        if relation.target in records:
            yield Link(
                relation.type.value,
                records[relation.target],
                relation.note,
                relation.certainty.value,
                relation.source,
            )


def _answers(document: Document, own: int, known: _Known) -> Iterator[Answer]:
    sources = {source.key: source for source in document.sources}
    for answer in document.answers:
        slug, key = split_reference(answer.demand)
        record = known.records.get(slug) if slug else own
        if record is not None:
            by = known.parties.get(answer.by, Named("", answer.by))
            cited = _in_words(sources.get(answer.source))
            yield Answer(record, key, answer.verdict.value, answer.note, answer.source, *by, cited)


def _in_words(source: Source | None) -> str:
    return ", ".join(filter(None, (source.title, source.issuer, source.date))) if source else ""


def _restatements(document: Document, own: int, records: Mapping[str, int]) -> Iterator[Restatement]:
    for demand in document.demands:
        slug, key = split_reference(demand.restates)
        record = records.get(slug) if slug else own
        if key and record is not None:
            yield Restatement(demand.key, record, key)


def split_reference(reference: str) -> tuple[str, str]:
    """The address of the record and the key of the demand in ``slug#key``; no address in ``#key``."""
    slug, _hash, key = reference.partition("#")
    return slug, key
