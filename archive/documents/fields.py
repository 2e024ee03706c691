"""What each field of the front matter says. Whatever cannot be used is left out with a remark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from archive.dates.speech import gettext as _
from archive.documents.checks import is_key, is_reference, is_slug
from archive.documents.diagnostics import Diagnostics
from archive.documents.front_matter import Node
from archive.documents.languages import language_of
from archive.documents.model import Answer, Relation, Source
from archive.documents.relation_types import Certainty, RelationType
from archive.documents.verdicts import Verdict

Citing = TypeVar("Citing", Answer, Relation)


def read_fields(values: Mapping[str, Node], said: Diagnostics) -> dict[str, Any]:
    """The values of the document's fields that the front matter gives, by field name."""
    fields: dict[str, Any] = {}
    for name, node in values.items():
        if name in FIELDS:
            fields[name] = FIELDS[name](node, said)
        else:
            left_out(node, _("“%(name)s” is not a field of a record") % {"name": name}, said)
    known = {source.key for source in fields.get("sources", ())}
    for name in ("answers", "relations"):
        if name in fields:
            fields[name] = tuple(_cited(each, known, values[name], said) for each in fields[name])
    return fields


def left_out(node: Node, reason: str, said: Diagnostics) -> None:
    """Remark that the value is not in the document, on each of its lines."""
    said.warning(node.line, _("%(reason)s: left out") % {"reason": reason})
    for line in range(node.line + 1, node.last_line + 1):
        said.warning(line, _("left out with line %(line)s") % {"line": node.line})


def _text(node: Node, said: Diagnostics) -> str:
    if not node.is_text:
        left_out(node, _("a text is wanted here, not a list"), said)
    return node.text


def _language(node: Node, said: Diagnostics) -> str:
    text = _text(node, said)
    tag = language_of(text)
    if text and not tag:
        left_out(
            node, _("“%(text)s” is not the tag of a language (as “uk” or “pt-BR”)") % {"text": text}, said
        )
    elif text != tag:
        said.info(node.line, _("the language is read as “%(tag)s”") % {"tag": tag})
    return tag


def _address(node: Node, said: Diagnostics) -> str:
    text = _text(node, said)
    if text and not is_slug(text):
        left_out(node, _("“%(text)s” is not a record's address") % {"text": text}, said)
        return ""
    return text


def _names(node: Node, said: Diagnostics) -> tuple[str, ...]:
    """A list of names; one text is a list with commas between the names."""
    if node.is_text:
        if "," in node.text:
            said.guess(node.line, _("read as several names, one after each comma"))
        return tuple(dict.fromkeys(name.strip() for name in node.text.split(",") if name.strip()))
    names: dict[str, None] = {}
    for item in _items(node, said):
        if not item.is_text or not item.text:
            left_out(item, _("a name is wanted here"), said)
        elif item.text in names:
            said.warning(
                item.line, _("“%(text)s” stands in this list already: left out") % {"text": item.text}
            )
        else:
            names[item.text] = None
    return tuple(names)


def _items(node: Node, said: Diagnostics) -> list[Node]:
    if node.items is None and (node.names or node.text):
        left_out(node, _("a list is wanted here"), said)
    return node.items or []


def _sources(node: Node, said: Diagnostics) -> tuple[Source, ...]:
    if node.names is None and (node.items or node.text):
        left_out(node, _("a list of keys with their sources is wanted here"), said)
    read = (_source(key, value, said) for key, value in (node.names or {}).items())
    return tuple(source for source in read if source)


def _source(key: str, node: Node, said: Diagnostics) -> Source | None:
    names = node.names or {"title": node}
    texts = _texts(names, ("title", "issuer", "date", "url"), said)
    if not is_key(key):
        left_out(node, _("“%(key)s” is not a key (small letters, digits, hyphens)") % {"key": key}, said)
        return None
    if not texts.get("title"):
        left_out(node, _("the source “%(key)s” has no title") % {"key": key}, said)
        return None
    return Source(key=key, **texts)


def _texts(names: Mapping[str, Node], wanted: tuple[str, ...], said: Diagnostics) -> dict[str, str]:
    """The texts of a mapping; names that are not wanted are left out."""
    for name, node in names.items():
        if name not in wanted:
            left_out(
                node,
                _("“%(name)s” is none of: %(choices)s") % {"name": name, "choices": ", ".join(wanted)},
                said,
            )
    return {name: _text(node, said) for name, node in names.items() if name in wanted}


def _relations(node: Node, said: Diagnostics) -> tuple[Relation, ...]:
    """A list of ``type: address`` with an optional note, certainty and source."""
    found: dict[tuple[str, str], Relation] = {}
    for item in _items(node, said):
        relation = _relation(item, said)
        if relation and found.setdefault((relation.type, relation.target), relation) is not relation:
            left_out(item, _("this relation stands in the list already"), said)
    return tuple(found.values())


def _relation(item: Node, said: Diagnostics) -> Relation | None:
    names = item.names or {}
    types = [name for name in names if name in list(RelationType)]
    if len(types) != 1:
        left_out(
            item,
            _("one of %(choices)s is wanted here, with an address") % {"choices": ", ".join(RelationType)},
            said,
        )
        return None
    texts = _texts(names, (types[0], "note", "certainty", "source"), said)
    target = texts.pop(types[0])
    certainty = _certainty(texts.pop("certainty", ""), names.get("certainty", item), said)
    if not is_slug(target):
        left_out(item, _("“%(target)s” is not a record's address") % {"target": target}, said)
        return None
    return Relation(type=RelationType(types[0]), target=target, certainty=certainty, **texts)


def _certainty(text: str, node: Node, said: Diagnostics) -> Certainty:
    if text and text not in list(Certainty):
        left_out(
            node,
            _("“%(text)s” is none of: %(choices)s") % {"text": text, "choices": ", ".join(Certainty)},
            said,
        )
        return Certainty.CERTAIN
    return Certainty(text) if text else Certainty.CERTAIN


def _answers(node: Node, said: Diagnostics) -> tuple[Answer, ...]:
    found: dict[tuple[str, str], Answer] = {}
    for item in _items(node, said):
        answer = _answer(item, said)
        if answer and found.setdefault((answer.demand, answer.by), answer) is not answer:
            left_out(
                item,
                _("an answer to “%(demand)s” stands in the list already") % {"demand": answer.demand},
                said,
            )
    return tuple(found.values())


def _answer(item: Node, said: Diagnostics) -> Answer | None:
    texts = _texts(item.names or {}, ("demand", "verdict", "by", "note", "source"), said)
    demand, verdict = texts.pop("demand", ""), texts.pop("verdict", "")
    if not is_reference(demand):
        left_out(item, _("“%(demand)s” does not name a demand (address#key)") % {"demand": demand}, said)
        return None
    if verdict not in list(Verdict):
        left_out(
            item,
            _("“%(verdict)s” is no verdict (%(choices)s)")
            % {"verdict": verdict, "choices": ", ".join(Verdict)},
            said,
        )
        return None
    return Answer(demand=demand, verdict=Verdict(verdict), **texts)


def _cited(citing: Citing, known: set[str], node: Node, said: Diagnostics) -> Citing:
    if not citing.source or citing.source in known:
        return citing
    left_out(node, _("the record has no source with the key “%(source)s”") % {"source": citing.source}, said)
    return replace(citing, source="")


FIELDS: dict[str, Callable[[Node, Diagnostics], Any]] = {
    **dict.fromkeys(("title", "headline", "dek", "lead", "closing", "date", "edtf"), _text),
    **dict.fromkeys(("tags", "parties", "dossiers"), _names),
    "sources": _sources,
    "relations": _relations,
    "answers": _answers,
    "language": _language,
    "translation_of": _address,
}
"""How each field is read."""
