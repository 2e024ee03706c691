"""How the items of a document's lists are told apart, named for a reader, and put in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from archive.documents.model import Answer, Block, Demand, DemandList, KeyFact, Relation, Source
from archive.documents.relation_types import Certainty


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item. Items with one `name` are the same item at two times; those of a kind that
    `is_prose` are also the same if they say much the same."""

    name: Callable[[Any], Hashable]
    label: Callable[[Any], str]
    words: Callable[[Any], str] = str
    is_prose: bool = False


def joined(*texts: str) -> str:
    """The texts that are not empty, on one line."""
    return " · ".join(filter(None, texts))


def _cited(key: str) -> str:
    return key and f"source {key}"


def _fact(fact: KeyFact) -> str:
    return joined(fact.value, _cited(fact.source))


def _demand(demand: Demand) -> str:
    return joined(demand.text, demand.restates and f"restates {demand.restates}")


def _source(source: Source) -> str:
    return joined(source.title, source.issuer, source.date, source.url)


def _answer(answer: Answer) -> str:
    return joined(answer.verdict.words, answer.note, _cited(answer.source))


def _answer_label(answer: Answer) -> str:
    return f"Answer to {answer.demand}" + (f" by “{answer.by}”" if answer.by else "")


def _relation(relation: Relation) -> str:
    doubt = "" if relation.certainty is Certainty.CERTAIN else str(relation.certainty)
    return joined(f"{relation.type.words} {relation.target}", relation.note, doubt, _cited(relation.source))


def block_kind(block: Block) -> str:
    """The kind of a block in words."""
    return "Demand list" if isinstance(block, DemandList) else "Section"


def block_label(block: Block) -> str:
    """A block as a reader names it."""
    return (
        f"{block_kind(block)} “{block.heading}”"
        if block.heading
        else f"{block_kind(block)} without a heading"
    )


def _block(block: Block) -> str:
    items = tuple(map(_demand, block.demands)) if isinstance(block, DemandList) else block.points
    parties = (*block.issuers, *block.addressees) if isinstance(block, DemandList) else ()
    return joined(block.heading, *parties, *block.paragraphs, *items)


KEY_FACT = ItemKind(lambda fact: fact.label, lambda fact: f"Key fact “{fact.label}”", _fact)
BLOCK = ItemKind(lambda block: block.heading or block, block_label, _block, is_prose=True)
PARAGRAPH = ItemKind(str, lambda _: "Paragraph", is_prose=True)
POINT = ItemKind(str, lambda _: "Point", is_prose=True)
DEMAND = ItemKind(lambda demand: demand.key, lambda demand: f"Demand {demand.key}", _demand)
ISSUER = ItemKind(str, lambda name: f"Demanded by “{name}”")
ADDRESSEE = ItemKind(str, lambda name: f"Demanded of “{name}”")
ANSWER = ItemKind(lambda answer: (answer.demand, answer.by), _answer_label, _answer)
SOURCE = ItemKind(lambda source: source.key, lambda source: f"Source “{source.key}”", _source)
TAG = ItemKind(str, lambda name: f"Tag “{name}”")
PARTY = ItemKind(str, lambda name: f"Party “{name}”")
DOSSIER = ItemKind(str, lambda name: f"Dossier “{name}”")
RELATION = ItemKind(
    lambda relation: (relation.type, relation.target),
    lambda relation: f"Relation “{relation.type.words} {relation.target}”",
    _relation,
)
