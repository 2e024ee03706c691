"""The JSON form of a document: read strictly, written canonically, digested.

A field that holds its default (nothing, or level 2) is left out, so a field that a later version
adds does not change the digest of a document that does not use it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import rfc8785

from archive.dates import EventDate, UnreadableDate
from archive.dates.speech import gettext as _
from archive.documents.checks import Problem, problems
from archive.documents.model import FORMAT, Block, DemandList, Document, Section

_hints = functools.cache(get_type_hints)
_fields = functools.cache(fields)

KINDS: dict[str, type] = {"section": Section, "demands": DemandList}
"""How the JSON of a block says which kind of block it is."""

_KIND_OF = {kind: name for name, kind in KINDS.items()}

UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each earlier format: what makes of its data those of the next. A field that is merely added
needs none, as what does not use it has the same JSON in both."""


class InvalidDocument(ValueError):
    """The data is not a well-formed document; `problems` says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


def digest(document: Document) -> str:
    """SHA-256 of the canonical JSON, 64 lower-case hexadecimal digits."""
    return hashlib.sha256(to_json(document).encode()).hexdigest()


def to_json(document: Document) -> str:
    """The document as canonical JSON (RFC 8785); equal documents give equal bytes."""
    return rfc8785.dumps(to_data(document)).decode()


def from_json(text: str | bytes, *, was_admitted: bool = False) -> Document:
    """The document that the JSON says. Raises InvalidDocument.

    The texts of one that `was_admitted` to the ledger, and is sealed there, are not examined again.
    """
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InvalidDocument([Problem("", _("is not JSON: %(error)s") % {"error": error})]) from error
    return from_data(data, was_admitted=was_admitted)


def to_data(document: Document) -> dict[str, Any]:
    """The document as plain dicts and lists, with its `format`."""
    return {"format": FORMAT, **_plain_fields(document)}


def from_data(data: Any, *, was_admitted: bool = False) -> Document:
    """The document that plain dicts and lists say. Raises InvalidDocument (for `was_admitted` see
    `from_json`)."""
    if not isinstance(data, Mapping):
        raise InvalidDocument([Problem("", _("is not an object"))])
    data = _upgraded(data)
    found: list[Problem] = []
    if type(data.get("format")) is not int or data["format"] != FORMAT:
        found.append(Problem("format", _("is not %(format)s") % {"format": FORMAT}))
    document = _reader(Document)({name: data[name] for name in data if name != "format"}, found)
    if not found and not was_admitted:
        found.extend(problems(document))
    if found:
        raise InvalidDocument(found)
    return document  # type: ignore[no-any-return]


def _upgraded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data of an earlier format in the present one; any others as they are."""
    version = data.get("format")
    while type(version) is int and version in UPGRADES:
        data, version = {**UPGRADES[version](dict(data)), "format": version + 1}, version + 1
    return data


def _plain_fields(value: Any) -> dict[str, Any]:
    kind: Any = type(value)  # mypy takes a class whose instances have no hash for one without
    return {
        field.name: _plain(held)
        for field in _fields(kind)
        if (held := getattr(value, field.name)) != field.default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, EventDate):
        return {name: said for name in ("said", "edtf") if (said := getattr(value, name))}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        kind = _KIND_OF.get(type(value))
        return {**({"kind": kind} if kind else {}), **_plain_fields(value)}
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError(_("a name stands twice in one object"))
    return data


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


class _Wrong(Exception):
    """A value that is not of the type asked for."""


Reader = Callable[[Any, list[Problem]], Any]
"""Makes of a value what is asked for; adds what is wrong inside it, with paths that begin there, or raises
_Wrong where the value itself is."""


def _part(read: Reader, value: Any, place: str | int, found: list[Problem]) -> Any:
    """A part of an object or a list, by the name or the number that it has there. Paths are made only
    where something is wrong: reading is most of the work of making the catalog anew."""
    before = len(found)
    try:
        part = read(value, found)
    except _Wrong as wrong:
        found.append(Problem("", str(wrong)))
        part = None
    if len(found) > before:
        found[before:] = [Problem(_joined(place, each.path), each.message) for each in found[before:]]
    return part


def _joined(place: str | int, rest: str) -> str:
    first = f"[{place}]" if isinstance(place, int) else place
    return f"{first}.{rest}" if rest and not rest.startswith("[") else f"{first}{rest}"


@functools.cache
def _reader(kind: Any) -> Reader:
    if get_origin(kind) is tuple:
        return _list_of(_reader(get_args(kind)[0]))
    if kind == Block:
        return _block
    if issubclass(kind, Enum):
        return _word_of(kind)
    return {str: _string, int: _integer, EventDate: _date}.get(kind) or _object_of(kind)


def _list_of(item: Reader) -> Reader:
    def read(value: Any, found: list[Problem]) -> Any:
        if not isinstance(value, list | tuple):
            raise _Wrong(_("is not a list"))
        if item is _string and {*map(type, value)} <= {str}:
            return tuple(value)
        return tuple([_part(item, each, index, found) for index, each in enumerate(value)])

    return read


def _block(value: Any, found: list[Problem]) -> Any:
    if not isinstance(value, Mapping):
        raise _Wrong(_("is not an object"))
    name = value.get("kind")
    if not isinstance(name, str) or name not in KINDS:
        raise _Wrong(_("has no kind of: %(choices)s") % {"choices": ", ".join(KINDS)})
    return _reader(KINDS[name])({key: value[key] for key in value if key != "kind"}, found)


def _word_of(kind: Any) -> Reader:
    words = {member.value: member for member in kind}

    def read(value: Any, found: list[Problem]) -> Any:
        if not isinstance(value, str) or value not in words:
            raise _Wrong(_("is not one of: %(choices)s") % {"choices": ", ".join(words)})
        return words[value]

    return read


def _string(value: Any, found: list[Problem]) -> Any:
    if not isinstance(value, str):
        raise _Wrong(_("is not a string"))
    return value


def _integer(value: Any, found: list[Problem]) -> Any:
    if type(value) is not int:
        raise _Wrong(_("is not a whole number"))
    return value


def _date(value: Any, found: list[Problem]) -> Any:
    if not isinstance(value, Mapping) or not set(value) <= {"said", "edtf"}:
        raise _Wrong(_("is not an object with said and edtf alone"))
    said = {name: _part(_string, value.get(name, ""), name, found) or "" for name in ("said", "edtf")}
    try:
        return EventDate(**said)
    except UnreadableDate as error:
        raise _Wrong(str(error)) from error


def _object_of(kind: Any) -> Reader:
    readers = {name: _reader(hint) for name, hint in _hints(kind).items()}
    needed = [field.name for field in _fields(kind) if field.default is MISSING]

    def read(value: Any, found: list[Problem]) -> Any:
        if not isinstance(value, Mapping):
            raise _Wrong(_("is not an object"))
        if not value.keys() <= readers.keys():
            unknown = [str(name) for name in value if name not in readers]
            found.extend(Problem(name, _("is not a field of this object")) for name in unknown)
        given = {
            name: held if reader is _string and type(held) is str else _part(reader, held, name, found)
            for name, held in value.items()
            if (reader := readers.get(name))
        }
        if missing := [name for name in needed if name not in value]:
            found.extend(Problem(name, _("is missing")) for name in missing)
            given |= dict.fromkeys(missing)
        return kind(**given)

    return read
