"""Demands that are likely to have been made before: by the same side, of the same side, in like words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from archive.catalog.texts import words_of
from archive.desk.models import Article, BlockParty, Demand
from archive.desk.writing.demand_choices import DemandChoice, choice_of, with_sides
from archive.documents import DemandList, Document
from archive.documents.matching import likeness
from archive.vocabulary import terms
from archive.vocabulary.models import Party

LIKE: Final = 0.4
"""The share of words (as stems, Dice) from which on two demands are alike."""

MOST_LOOKED_AT: Final = 500
"""So many demands between two sides are compared, those written last."""

MOST: Final = 5

_SMALL: Final = frozenset(
    words_of("a an and as at by for from in into its no not of on or the their to with")
)


def restatements(
    text: str, *, issuers: Collection[int], addressees: Collection[int], article: int | None = None
) -> list[DemandChoice]:
    """The demands of other articles that this one is likely to make again, the most alike first. Parties
    are named by their keys, the article in which it is written by its own. Three queries."""
    near = _between(issuers, addressees).exclude(article=article).order_by("-pk")[:MOST_LOOKED_AT]
    return [choice_of(demand) for demand in _alike(text, near)[:MOST]]


def likely(article: Article, document: Document) -> Iterator[tuple[str, DemandChoice]]:
    """The keys of demands of the document that restate none, each with the one that it is most likely to
    make again; a fixed number of queries."""
    lists = [one for one in document.demand_lists if any(not demand.restates for demand in one.demands)]
    names = {name for one in lists for name in (*one.issuers, *one.addressees)}
    known = {name: party.pk for name, party in terms.find(Party, names).items()} if names else {}
    sides = [(_keys(one.issuers, known), _keys(one.addressees, known), one) for one in lists]
    issuers = {key for of, _to, _one in sides for key in of}
    addressees = {key for _of, to, _one in sides for key in to}
    if not (issuers and addressees):
        return
    near = list(_between(issuers, addressees).exclude(article=article.pk).order_by("-pk")[:MOST_LOOKED_AT])
    for of, to, one in sides:
        yield from _most_alike(one, [each for each in near if _is_between(each, of, to)])


def _most_alike(listed: DemandList, near: Iterable[Demand]) -> Iterator[tuple[str, DemandChoice]]:
    for demand in listed.demands:
        alike = [] if demand.restates else _alike(demand.text, near)
        if alike:
            yield demand.key, choice_of(alike[0])


def _between(issuers: Collection[int], addressees: Collection[int]) -> QuerySet[Demand]:
    """The demands that one of these makes, of one of those."""
    rows = BlockParty.objects.filter(block=OuterRef("block"))
    return with_sides(
        Demand.objects.filter(
            Exists(rows.filter(role=BlockParty.Role.ISSUER, party__in=issuers)),
            Exists(rows.filter(role=BlockParty.Role.ADDRESSEE, party__in=addressees)),
        )
    )


def _is_between(demand: Demand, issuers: Collection[int], addressees: Collection[int]) -> bool:
    sides = {(each.role, each.party_id) for each in demand.block.block_parties.all()}
    wanted = (
        {(BlockParty.Role.ISSUER, key) for key in issuers},
        {(BlockParty.Role.ADDRESSEE, key) for key in addressees},
    )
    return all(sides & each for each in wanted)


def _alike(text: str, demands: Iterable[Demand]) -> list[Demand]:
    """Those of the demands that say much the same, the most alike first, of equal ones the newest."""
    said = _words(text)
    alike = [(likeness(said, _words(demand.text)), demand) for demand in demands]
    found = [(share, demand) for share, demand in alike if share >= LIKE]
    return [demand for _share, demand in sorted(found, key=lambda item: -item[0])]


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - _SMALL


def _keys(names: Iterable[str], known: dict[str, int]) -> frozenset[int]:
    return frozenset(known[name] for name in names if name in known)
