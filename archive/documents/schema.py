"""The JSON Schema (2020-12) of a document, made from the dataclasses, so that it cannot lag behind."""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from archive.dates import EventDate
from archive.documents.checks import KEY_PATTERN, LEVELS
from archive.documents.json_form import KINDS
from archive.documents.languages import LONGEST, TAG_PATTERN
from archive.documents.lines import END_PATTERN, LINE_PATTERN
from archive.documents.model import FORMAT, Answer, Block, Demand, Document, KeyFact, Relation, Source

_LINE = {"type": "string", "pattern": LINE_PATTERN}
_TEXT = {**_LINE, "minLength": 1}
_KEY = {"type": "string", "pattern": f"^{KEY_PATTERN}{END_PATTERN}"}
_REFERENCE = {"type": "string", "pattern": rf"^(?:[^\sA-Z#_]+)?#{KEY_PATTERN}{END_PATTERN}"}
_SLUG = {"type": "string", "pattern": r"^[^\sA-Z#_]+" + END_PATTERN}

_NARROWER: dict[tuple[str, str], dict[str, Any]] = {
    ("Source", "key"): _KEY,
    ("Demand", "key"): _KEY,
    ("Demand", "restates"): {"anyOf": [{"const": ""}, _REFERENCE]},
    ("KeyFact", "source"): {"anyOf": [{"const": ""}, _KEY]},
    ("Answer", "demand"): _REFERENCE,
    ("Answer", "source"): {"anyOf": [{"const": ""}, _KEY]},
    ("Relation", "source"): {"anyOf": [{"const": ""}, _KEY]},
    ("Relation", "target"): _SLUG,
    ("Document", "language"): {
        "type": "string",
        "pattern": f"^(?:{TAG_PATTERN})?{END_PATTERN}",
        "maxLength": LONGEST,
    },
    ("Document", "translation_of"): {"anyOf": [{"const": ""}, _SLUG]},
    ("KeyFact", "value"): _TEXT,
    ("DemandList", "demands"): {"type": "array", "items": {"$ref": "#/$defs/Demand"}, "minItems": 1},
}
"""Fields whose values are narrower than their type says."""

_UNIQUE = {"tags", "parties", "dossiers", "issuers", "addressees", "relations"}


def _schema() -> dict[str, Any]:
    parts = {kind.__name__: _object(kind) for kind in (Source, KeyFact, Demand, Answer, Relation)}
    parts |= {kind.__name__: _object(kind, {"kind": {"const": name}}) for name, kind in KINDS.items()}
    parts["EventDate"] = {
        "type": "object",
        "description": "What the source said, and its EDTF form (ISO 8601-2, levels 0 and 1); none: undated.",
        "properties": {"said": _LINE, "edtf": _LINE},
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Demarche document",
        **_object(Document, {"format": {"const": FORMAT}}),
        "$defs": parts,
    }


def _object(kind: type, marks: dict[str, Any] | None = None) -> dict[str, Any]:
    marks = marks or {}
    kinds = get_type_hints(kind)
    required = [
        field.name for field in fields(kind) if field.default is MISSING or _never_empty(kind, field.name)
    ]
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": marks | {name: _field(kind, name, kinds[name], name in required) for name in kinds},
        "required": [*marks, *required],
        "additionalProperties": False,
    }


def _never_empty(owner: type, name: str) -> bool:
    return "minItems" in _NARROWER.get((owner.__name__, name), {})


def _field(owner: type, name: str, kind: Any, required: bool) -> dict[str, Any]:
    narrower = _NARROWER.get((owner.__name__, name))
    if narrower:
        return narrower
    if kind is str:
        return _TEXT if required else _LINE
    if get_origin(kind) is tuple:
        unique = {"uniqueItems": True} if name in _UNIQUE else {}
        return {"type": "array", "items": _item(get_args(kind)[0]), **unique}
    return _item(kind)


def _item(kind: Any) -> dict[str, Any]:
    if kind is str:
        return _TEXT
    if kind is int:
        return {"type": "integer", "minimum": LEVELS.start, "maximum": LEVELS.stop - 1}
    if kind == Block:
        return {"oneOf": [{"$ref": f"#/$defs/{block.__name__}"} for block in KINDS.values()]}
    if kind is not EventDate and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return {"$ref": f"#/$defs/{kind.__name__}"}


SCHEMA: dict[str, Any] = _schema()
"""The shape of a document's JSON. Rules that a schema cannot say (keys that are unique, sources
that exist) are in `checks.problems`."""
