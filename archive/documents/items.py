"""How the items of a document's lists are told apart, named for a reader, and put in words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop
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


_FIELDS = {
    "language": gettext_noop("Language"),
    "translation_of": gettext_noop("Translation of"),
    "title": gettext_noop("Title"),
    "headline": gettext_noop("Headline"),
    "dek": gettext_noop("Dek"),
    "lead": gettext_noop("Lead"),
    "date": gettext_noop("Date"),
    "closing": gettext_noop("Closing"),
}


def field_label(name: str) -> str:
    """A field of a document that is no list, as a reader names it."""
    return _(_FIELDS[name])


def joined(*texts: str) -> str:
    """The texts that are not empty, on one line."""
    return " · ".join(filter(None, texts))


def _cited(key: str) -> str:
    return key and _("source %(key)s") % {"key": key}


def _fact(fact: KeyFact) -> str:
    return joined(fact.value, _cited(fact.source))


def _demand(demand: Demand) -> str:
    return joined(demand.text, demand.restates and _("restates %(demand)s") % {"demand": demand.restates})


def _source(source: Source) -> str:
    return joined(source.title, source.issuer, source.date, source.url)


def _answer(answer: Answer) -> str:
    return joined(_(answer.verdict.words), answer.note, _cited(answer.source))


def _answer_label(answer: Answer) -> str:
    said = {"demand": answer.demand, "party": answer.by}
    return (_("Answer to %(demand)s by “%(party)s”") if answer.by else _("Answer to %(demand)s")) % said


def _relation(relation: Relation) -> str:
    doubt = "" if relation.certainty is Certainty.CERTAIN else _(relation.certainty.value)
    return joined(
        f"{_(relation.type.words)} {relation.target}", relation.note, doubt, _cited(relation.source)
    )


def block_kind(block: Block) -> str:
    """The kind of a block in words."""
    return _("Demand list") if isinstance(block, DemandList) else _("Section")


def block_label(block: Block) -> str:
    """A block as a reader names it."""
    if isinstance(block, DemandList):
        said = _("Demand list “%(heading)s”") if block.heading else _("Demand list without a heading")
    else:
        said = _("Section “%(heading)s”") if block.heading else _("Section without a heading")
    return said % {"heading": block.heading}


def _block(block: Block) -> str:
    items = tuple(map(_demand, block.demands)) if isinstance(block, DemandList) else block.points
    parties = (*block.issuers, *block.addressees) if isinstance(block, DemandList) else ()
    return joined(block.heading, *parties, *block.paragraphs, *items)


KEY_FACT = ItemKind(
    lambda fact: fact.label, lambda fact: _("Key fact “%(label)s”") % {"label": fact.label}, _fact
)
BLOCK = ItemKind(lambda block: block.heading or block, block_label, _block, is_prose=True)
PARAGRAPH = ItemKind(str, lambda paragraph: _("Paragraph"), is_prose=True)
POINT = ItemKind(str, lambda point: _("Point"), is_prose=True)
DEMAND = ItemKind(
    lambda demand: demand.key, lambda demand: _("Demand %(key)s") % {"key": demand.key}, _demand
)
ISSUER = ItemKind(str, lambda name: _("Demanded by “%(name)s”") % {"name": name})
ADDRESSEE = ItemKind(str, lambda name: _("Demanded of “%(name)s”") % {"name": name})
ANSWER = ItemKind(lambda answer: (answer.demand, answer.by), _answer_label, _answer)
SOURCE = ItemKind(
    lambda source: source.key, lambda source: _("Source “%(key)s”") % {"key": source.key}, _source
)
TAG = ItemKind(str, lambda name: _("Tag “%(name)s”") % {"name": name})
PARTY = ItemKind(str, lambda name: _("Party “%(name)s”") % {"name": name})
DOSSIER = ItemKind(str, lambda name: _("Dossier “%(name)s”") % {"name": name})
RELATION = ItemKind(
    lambda relation: (relation.type, relation.target),
    lambda relation: (
        _("Relation “%(type)s %(address)s”") % {"type": _(relation.type.words), "address": relation.target}
    ),
    _relation,
)
