"""What makes a document well-formed: every fault with the path of the part that has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop
from archive.documents.languages import is_language
from archive.documents.lines import is_line, strings
from archive.documents.model import (
    Answer,
    Block,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    Section,
    Source,
)

KEY_PATTERN = r"[a-z0-9][a-z0-9-]{0,39}"
SLUG_PATTERN = r"[^\W_A-Z]+(?:-+[^\W_A-Z]+)*"
_KEY = re.compile(KEY_PATTERN)
_SLUG = re.compile(SLUG_PATTERN)

LEVELS = range(2, 7)
"""The depths of a heading in a record; level 1 is the title."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault: `path` names the part of the document ("blocks[2].points[0]"), `message` the fault."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def is_key(text: str) -> bool:
    """Whether the text can be the key of a demand or a source: "d1", "mfa-2021"."""
    return bool(_KEY.fullmatch(text))


def is_slug(text: str) -> bool:
    """Whether the text can be a record's address: lower-case letters, digits, inner hyphens."""
    return text == text.lower() and bool(_SLUG.fullmatch(text))


def is_reference(text: str) -> bool:
    """Whether the text names a demand: ``slug#key`` in another record, ``#key`` in this one."""
    slug, mark, key = text.partition("#")
    return bool(mark) and is_key(key) and (not slug or is_slug(slug))


def problems(document: Document) -> tuple[Problem, ...]:
    """Everything that makes the document not well-formed; an empty tuple when it is."""
    return tuple(Problem(path, message) for path, message in _faults(document))


Fault = tuple[str, str]


def _faults(document: Document) -> Iterator[Fault]:
    sources = {source.key for source in document.sources}
    if not all(map(is_line, strings(document))):
        yield from _strings("", document)
    yield from _required("title", document.title)
    yield from _language(document)
    yield from _each("key_facts", document.key_facts, lambda path, fact: _key_fact(path, fact, sources))
    yield from _each("blocks", document.blocks, _block)
    yield from _each("answers", document.answers, lambda path, answer: _answer(path, answer, sources))
    yield from _each("sources", document.sources, _source)
    yield from _each("relations", document.relations, lambda path, one: _relation(path, one, sources))
    for name in ("tags", "parties", "dossiers"):
        yield from _names(name, getattr(document, name))
    yield from _repeated(_demand_keys(document), gettext_noop("the key"))
    yield from _repeated(
        _at("sources", document.sources, lambda source: source.key, ".key"), gettext_noop("the key")
    )
    yield from _repeated(_at("answers", document.answers, _answered, ".demand"), gettext_noop("an answer to"))
    yield from _repeated(
        _at("relations", document.relations, lambda one: f"{one.type} {one.target}"),
        gettext_noop("the relation"),
    )


def _language(document: Document) -> Iterator[Fault]:
    if document.language and not is_language(document.language):
        yield (
            "language",
            _("“%(language)s” is not the tag of a language (as “uk” or “pt-BR”)")
            % {"language": document.language},
        )
    if document.translation_of:
        yield from _address("translation_of", document.translation_of)


def _strings(path: str, value: Any) -> Iterator[Fault]:
    """Faults of the strings in a value, whatever its depth."""
    if isinstance(value, str):
        if not is_line(value):
            yield path, _("is not one clean line of text (line breaks, control characters or loose spaces)")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings(f"{path}[{index}]", item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(f"{path}.{field.name}".lstrip("."), getattr(value, field.name))


def _each(name: str, items: Iterable[Any], check: Callable[[str, Any], Iterator[Fault]]) -> Iterator[Fault]:
    for index, item in enumerate(items):
        yield from check(f"{name}[{index}]", item)


def _at(name: str, items: Iterable[Any], value: Callable[[Any], str], suffix: str = "") -> Iterator[Fault]:
    return ((f"{name}[{index}]{suffix}", value(item)) for index, item in enumerate(items))


def _required(path: str, text: str) -> Iterator[Fault]:
    if not text:
        yield path, _("is empty")


def _repeated(valued: Iterable[Fault], what: str) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, value in valued:
        if seen.setdefault(value, path) != path:
            yield (
                path,
                _("%(what)s “%(value)s” stands at %(place)s already")
                % {"what": _(what), "value": value, "place": seen[value]},
            )


def _names(path: str, names: tuple[str, ...]) -> Iterator[Fault]:
    yield from _each(path, names, _required)
    yield from _repeated(_at(path, names, str), gettext_noop("the name"))


def _key_fact(path: str, fact: KeyFact, sources: set[str]) -> Iterator[Fault]:
    yield from _required(f"{path}.label", fact.label)
    yield from _required(f"{path}.value", fact.value)
    yield from _cited(f"{path}.source", fact.source, sources)


def _cited(path: str, key: str, sources: set[str]) -> Iterator[Fault]:
    if key and key not in sources:
        yield path, _("the record has no source with the key “%(key)s”") % {"key": key}


def _block(path: str, block: Block) -> Iterator[Fault]:
    if block.level not in LEVELS:
        yield f"{path}.level", _("is not a level from 2 to 6")
    yield from _each(f"{path}.paragraphs", block.paragraphs, _required)
    yield from _demand_list(path, block) if isinstance(block, DemandList) else _section(path, block)


def _section(path: str, section: Section) -> Iterator[Fault]:
    yield from _each(f"{path}.points", section.points, _required)
    if not (section.heading or section.paragraphs or section.points):
        yield path, _("has neither a heading nor anything in it")


def _demand_list(path: str, block: DemandList) -> Iterator[Fault]:
    yield from _names(f"{path}.issuers", block.issuers)
    yield from _names(f"{path}.addressees", block.addressees)
    yield from _each(f"{path}.demands", block.demands, _demand)
    if not block.demands:
        yield f"{path}.demands", _("a demand list needs at least one demand")


def _demand(path: str, demand: Demand) -> Iterator[Fault]:
    yield from _key(f"{path}.key", demand.key)
    yield from _required(f"{path}.text", demand.text)
    if demand.restates:
        yield from _reference(f"{path}.restates", demand.restates)


def _key(path: str, key: str) -> Iterator[Fault]:
    if not is_key(key):
        yield (
            path,
            _("“%(key)s” is not a key (1 to 40 of a to z, 0 to 9 and hyphens, no hyphen first)")
            % {"key": key},
        )


def _reference(path: str, text: str) -> Iterator[Fault]:
    if not is_reference(text):
        yield (
            path,
            _("“%(text)s” does not name a demand (address#key, or #key in this record)") % {"text": text},
        )


def _demand_keys(document: Document) -> Iterator[Fault]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, DemandList):
            yield from _at(f"blocks[{index}].demands", block.demands, lambda demand: demand.key, ".key")


def _answered(answer: Answer) -> str:
    return " by ".join(filter(None, (answer.demand, answer.by)))


def _answer(path: str, answer: Answer, sources: set[str]) -> Iterator[Fault]:
    yield from _reference(f"{path}.demand", answer.demand)
    yield from _cited(f"{path}.source", answer.source, sources)


def _source(path: str, source: Source) -> Iterator[Fault]:
    yield from _key(f"{path}.key", source.key)
    yield from _required(f"{path}.title", source.title)


def _relation(path: str, relation: Relation, sources: set[str]) -> Iterator[Fault]:
    yield from _address(f"{path}.target", relation.target)
    yield from _cited(f"{path}.source", relation.source, sources)


def _address(path: str, text: str) -> Iterator[Fault]:
    if not is_slug(text):
        yield path, _("“%(text)s” is not a record's address (letters, digits, hyphens)") % {"text": text}
