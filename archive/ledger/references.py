"""The records that a document names, and whether the public knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from archive.documents import Block, Demand, DemandList, Document
from archive.ledger.models import Address


def named(document: Document) -> tuple[str, ...]:
    """The addresses that the document's relations, answers and restated demands name, and that of the
    record that it translates, each once."""
    return tuple(dict.fromkeys(filter(None, _named(document))))


def _named(document: Document) -> Iterator[str]:
    yield from (relation.target for relation in document.relations)
    yield from (_slug(answer.demand) for answer in document.answers)
    yield from (_slug(demand.restates) for demand in document.demands)
    yield document.translation_of


def _slug(reference: str) -> str:
    return reference.partition("#")[0]


def published(slugs: Collection[str]) -> set[str]:
    """Those of the addresses that lead to a record, published or withdrawn."""
    return set(Address.objects.filter(slug__in=slugs).values_list("slug", flat=True))


def publishable(document: Document, *, also: Iterable[str] = ()) -> tuple[Document, tuple[str, ...]]:
    """The document without its references to unpublished records, and the addresses left out.

    `also` are addresses that will be published together with it.
    """
    slugs = named(document)
    unknown = set(slugs).difference(also)
    unknown -= published(unknown) if unknown else set()
    left_out = tuple(slug for slug in slugs if slug in unknown)
    return (without(document, unknown), left_out) if left_out else (document, ())


def without(document: Document, slugs: Collection[str]) -> Document:
    """The document without its references to these addresses."""
    return replace(
        document,
        relations=tuple(relation for relation in document.relations if relation.target not in slugs),
        answers=tuple(answer for answer in document.answers if _slug(answer.demand) not in slugs),
        blocks=tuple(_block_without(block, slugs) for block in document.blocks),
        translation_of="" if document.translation_of in slugs else document.translation_of,
    )


def _block_without(block: Block, slugs: Collection[str]) -> Block:
    if not isinstance(block, DemandList):
        return block
    return replace(block, demands=tuple(_demand_without(demand, slugs) for demand in block.demands))


def _demand_without(demand: Demand, slugs: Collection[str]) -> Demand:
    return replace(demand, restates="") if _slug(demand.restates) in slugs else demand
