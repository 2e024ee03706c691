"""Rows: documents as JSON lines bring them, canonical or as loose fields around a plain text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from archive.dates.speech import gettext as _
from archive.documents.checks import is_slug
from archive.documents.diagnostics import Diagnostic, Diagnostics, Level
from archive.documents.json_form import InvalidDocument, from_data
from archive.documents.languages import language_of
from archive.documents.lines import clean_line, clean_text
from archive.documents.model import Document
from archive.documents.reading import Reading, read_with

_FIELDS: dict[str, type] = {
    **dict.fromkeys(("id", "title", "dek", "date_raw", "language", "translation_of", "text"), str),
    "tags": list,
}
"""The fields of a loose row that are read, with their types."""


def read_row(row: Mapping[str, Any]) -> Reading:
    """The document of one row. Never raises; what is wrong is an error among the remarks.

    A row with `format` is a canonical document. Any other has `title`, `dek`, `date_raw`, `tags`,
    `language`, `translation_of` and `text` in the plain-text form, all optional; other fields are named
    in a remark. Without a title the text's own is taken, else the `id`.
    """
    return _canonical(row) if "format" in row else _loose(row)


def _canonical(row: Mapping[str, Any]) -> Reading:
    try:
        return Reading(from_data(row), ())
    except InvalidDocument as invalid:
        remarks = tuple(Diagnostic(0, Level.ERROR, str(problem)) for problem in invalid.problems)
        return Reading(Document(title=_title(row)), remarks)


def _title(row: Mapping[str, Any]) -> str:
    title = row.get("title")
    return clean_line(title) if isinstance(title, str) else ""


def _loose(row: Mapping[str, Any]) -> Reading:
    said = Diagnostics()
    known = {name: value for name, value in row.items() if name in _FIELDS and _is_typed(name, value, said)}
    if others := [clean_line(str(name)) for name in row if name not in _FIELDS]:
        said.info(0, _("fields that are not read: %(names)s") % {"names": ", ".join(others)})
    text, given = known.get("text", ""), _given(known, said)
    if not given.get("title"):
        given.pop("title", None)
        if not clean_line(text):
            said.warning(0, _("no title and no text: the id is taken as title"))
            given["title"] = clean_line(known.get("id", ""))
        else:
            said.guess(0, _("no title given: taken from the text"))
    reading = read_with(_without_title(text, given.get("title", "")), given)
    return Reading(reading.document, (*said.in_order(), *reading.diagnostics, *_untitled(reading)))


def _untitled(reading: Reading) -> tuple[Diagnostic, ...]:
    is_known = reading.document.title or any(remark.level is Level.ERROR for remark in reading.diagnostics)
    return () if is_known else (Diagnostic(0, Level.ERROR, _("the row has no title")),)


def _is_typed(name: str, value: Any, said: Diagnostics) -> bool:
    """Whether the value has the type of its field; nothing (null) is no value."""
    if value is None:
        return False
    if isinstance(value, _FIELDS[name]):
        return True
    said.error(
        0,
        (
            _("%(name)s is not a list: %(value)s")
            if _FIELDS[name] is list
            else _("%(name)s is not a text: %(value)s")
        )
        % {"name": name, "value": _shown(value)},
    )
    return False


def _shown(value: Any) -> str:
    return clean_line(json.dumps(value, ensure_ascii=False, default=repr))[:80]


def _given(known: Mapping[str, Any], said: Diagnostics) -> dict[str, Any]:
    """The fields of the document that the row gives."""
    given: dict[str, Any] = {name: clean_line(known[name]) for name in ("title", "dek") if name in known}
    if date := clean_line(known.get("date_raw", "")):
        given["date"] = date
    if "tags" in known:
        given["tags"] = _tags(known["tags"], said)
    for name, read in _NARROW.items():
        if text := clean_line(known.get(name, "")):
            given[name] = read(text)
            if not given[name]:
                said.error(0, _("%(name)s cannot be used: %(value)s") % {"name": name, "value": _shown(text)})
    return given


_NARROW: dict[str, Callable[[str], str]] = {
    "language": language_of,
    "translation_of": lambda text: text if is_slug(text) else "",
}
"""What is read of fields that hold no free text; nothing of a text that they cannot hold."""


def _tags(values: list[Any], said: Diagnostics) -> tuple[str, ...]:
    tags: dict[str, None] = {}
    for value in values:
        if not isinstance(value, str) or not clean_line(value):
            said.error(0, _("a tag is not a text: %(value)s") % {"value": _shown(value)})
        elif clean_line(value) in tags:
            said.info(0, _("the tag “%(tag)s” is given twice") % {"tag": clean_line(value)})
        else:
            tags[clean_line(value)] = None
    return tuple(tags)


def _without_title(text: str, title: str) -> str:
    """The text; its first line emptied (so that lines keep their numbers) where it repeats the title."""
    lines = clean_text(text).split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if title and clean_line(lines[first].lstrip().lstrip("#")) == title:
        lines[first] = ""
    return "\n".join(lines)
