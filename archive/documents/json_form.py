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


def from_json(text: str | bytes) -> Document:
    """The document that the JSON says. Raises InvalidDocument."""
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InvalidDocument([Problem("", f"is not JSON: {error}")]) from error
    return from_data(data)


def to_data(document: Document) -> dict[str, Any]:
    """The document as plain dicts and lists, with its `format`."""
    return {"format": FORMAT, **_plain_fields(document)}


def from_data(data: Any) -> Document:
    """The document that plain dicts and lists say. Raises InvalidDocument."""
    if not isinstance(data, Mapping):
        raise InvalidDocument([Problem("", "is not an object")])
    data = _upgraded(data)
    found: list[Problem] = []
    if type(data.get("format")) is not int or data["format"] != FORMAT:
        found.append(Problem("format", f"is not {FORMAT}"))
    document = _object(Document, {name: data[name] for name in data if name != "format"}, "", found)
    if not found:
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
        raise ValueError("a name stands twice in one object")
    return data


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


class _Wrong(Exception):
    """A value that is not of the type asked for."""


def _read(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    """The value as `kind`; what is wrong is added to `found`."""
    try:
        return _reader(kind)(kind, value, path, found)
    except _Wrong as wrong:
        found.append(Problem(path, str(wrong)))
        return None


Reader = Callable[[Any, Any, str, list[Problem]], Any]


@functools.cache
def _reader(kind: Any) -> Reader:
    if get_origin(kind) is tuple:
        return _list
    if kind == Block:
        return _block
    if issubclass(kind, Enum):
        return _word
    return {str: _string, int: _integer, EventDate: _date}.get(kind, _object)


def _list(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if not isinstance(value, list | tuple):
        raise _Wrong("is not a list")
    (item_kind, _) = get_args(kind)
    return tuple(_read(item_kind, item, f"{path}[{index}]", found) for index, item in enumerate(value))


def _block(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if not isinstance(value, Mapping):
        raise _Wrong("is not an object")
    name = value.get("kind")
    if not isinstance(name, str) or name not in KINDS:
        raise _Wrong(f"has no kind of: {', '.join(KINDS)}")
    return _object(KINDS[name], {key: value[key] for key in value if key != "kind"}, path, found)


def _word(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    words = [member.value for member in kind]
    if not isinstance(value, str) or value not in words:
        raise _Wrong(f"is not one of: {', '.join(words)}")
    return kind(value)


def _string(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if not isinstance(value, str):
        raise _Wrong("is not a string")
    return value


def _integer(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if type(value) is not int:
        raise _Wrong("is not a whole number")
    return value


def _date(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if not isinstance(value, Mapping) or not set(value) <= {"said", "edtf"}:
        raise _Wrong("is not an object with said and edtf alone")
    said = {name: _read(str, value.get(name, ""), f"{path}.{name}", found) or "" for name in ("said", "edtf")}
    try:
        return EventDate(**said)
    except UnreadableDate as error:
        raise _Wrong(str(error)) from error


def _object(kind: Any, value: Any, path: str, found: list[Problem]) -> Any:
    if not isinstance(value, Mapping):
        raise _Wrong("is not an object")
    kinds = _hints(kind)
    unknown = [name for name in value if name not in kinds]
    found.extend(Problem(_joined(path, name), "is not a field of this object") for name in unknown)
    given = {
        name: _read(kinds[name], value[name], _joined(path, name), found) for name in kinds if name in value
    }
    missing = [field.name for field in _fields(kind) if field.default is MISSING and field.name not in value]
    found.extend(Problem(_joined(path, name), "is missing") for name in missing)
    return kind(**dict.fromkeys(missing), **given)


def _joined(path: str, name: Any) -> str:
    return f"{path}.{name}".lstrip(".")
