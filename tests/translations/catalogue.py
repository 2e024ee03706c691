"""The catalogue of a language: its messages and their translations (locale/<language>/LC_MESSAGES)."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.test_architecture import ROOT
from tests.translations.extracting import Message

LOCALE: Final = ROOT / "locale"
WIDTH: Final = 100
_MARK: Final = re.compile(r"%\(\w+\)[a-z]|%[sd%]|</?\w+|&\w+;|\{\w*\}")
"""What a translation must keep: places for values, elements, character references."""


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in LOCALE.glob("*/LC_MESSAGES/django.po"))


def path_of(language: str, ending: str) -> Path:
    """The file of a catalogue: what people write (po), or what the program reads (mo)."""
    return LOCALE / language / "LC_MESSAGES" / f"django.{ending}"


def read(language: str) -> Catalog:
    """What people have written."""
    return read_text(path_of(language, "po").read_text(encoding="utf-8"), language)


def read_text(text: str, language: str) -> Catalog:
    """A catalogue as it is written in a file."""
    return read_po(io.StringIO(text), locale=language, domain="django", abort_invalid=True)


def new(language: str) -> Catalog:
    """A catalogue without messages."""
    return Catalog(
        locale=language, domain="django", header_comment="# Demarche.", fuzzy=False, charset="utf-8"
    )


def collected(language: str, messages: Iterable[Message]) -> Catalog:
    """The messages of the program, untranslated; each names the files that it is in."""
    catalog = new(language)
    plurals = {message.key: message.plural for message in messages if message.plural}
    for message in messages:
        plural = plurals.get(message.key)
        texts = (message.singular, plural) if plural else message.singular
        catalog.add(texts, locations=[(message.place[0], 0)], context=message.context or None)
    return catalog


def renewed(catalog: Catalog, messages: Iterable[Message]) -> Catalog:
    """The catalogue with just the messages of the program; nothing is guessed from likeness."""
    catalog.update(
        collected(str(catalog.locale), messages), no_fuzzy_matching=True, update_creation_date=False
    )
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalogue as people read it."""
    out = io.BytesIO()
    write_po(out, catalog, width=WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the program reads it (GNU gettext's MO format)."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def faults(catalog: Catalog, messages: Iterable[Message]) -> Iterator[str]:
    """What keeps a catalogue from being complete and right, a line a fault."""
    wanted = {message.key: message for message in messages}
    entries = {(entry.context or "", _forms(entry.id)[0]): entry for entry in catalog if entry.id}
    yield from (f"{wanted[key].place}: not in the catalogue: {key[1]!r}" for key in wanted.keys() - entries)
    yield from (f"no longer in the program: {key[1]!r}" for key in entries.keys() - wanted)
    for entry in entries.values():
        yield from (f"{fault}: {_forms(entry.id)[0]!r}" for fault in _faults(entry, catalog.num_plurals))


def _faults(entry: Entry, plurals: int) -> Iterator[str]:
    said = _forms(entry.string)
    if entry.fuzzy:
        yield "fuzzy"
    if len(said) != (plurals if entry.pluralizable else 1):
        yield f"{len(said)} forms"
    if not all(said):
        yield "not translated"
        return
    asked = _forms(entry.id)[-1]
    if any(_marks(form) != _marks(asked) for form in said):
        yield "other places or elements"
    if any(_edges(form) != _edges(asked) for form in said):
        yield "other blanks at the ends"


def _forms(said: str | Sequence[str] | None) -> Sequence[str]:
    return (said or "",) if said is None or isinstance(said, str) else tuple(said)


def _marks(text: str) -> Counter[str]:
    return Counter(_MARK.findall(text))


def _edges(text: str) -> tuple[bool, bool, bool]:
    return text[:1].isspace(), text[-1:].isspace(), text.startswith("\n")
