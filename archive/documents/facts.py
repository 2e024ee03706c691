"""Key facts in the plain-text form: "Label: value", bold or not, perhaps with the key of a source."""

from __future__ import annotations

import re
from collections.abc import Container

from archive.documents.marks import CITED, mark, unescape
from archive.documents.model import KeyFact
from archive.documents.plain import Line

HEADING = "Key Facts"
_HEADINGS = frozenset({"key facts", "key fact", "facts", "quick facts", "fact sheet", "facts and figures"})
_DATED = frozenset({"date", "dates", "event date", "date of event", "when"})

_BOLD = re.compile(
    r"(?P<bold>\*\*|__)(?P<label>(?:(?!(?P=bold)).)+?)(?P<inner>:?)(?P=bold)(?P<outer>:?)\s+(?P<value>.+)"
)
_PLAIN = re.compile(r"(?P<label>(?:\\.|[^\\:]|:(?!\s)|\\)*?):\s+(?P<value>.+)")
_ESCAPED = re.compile(r"\\([\\:*_])")


def is_facts_heading(heading: str) -> bool:
    """Whether the heading is one of those that key facts stand under."""
    return heading.rstrip(":").lower() in _HEADINGS


def is_date(fact: KeyFact) -> bool:
    """Whether the fact says when the event was."""
    return fact.label.lower() in _DATED


def read_fact(line: Line, sources: Container[str]) -> KeyFact | None:
    """The fact that the line says, None if it has no label or no value."""
    label, value = _label_and_value(line.text)
    cited = mark(CITED, value)
    source = cited["key"] if cited and cited["key"] in sources else ""
    if cited and source:
        value = value[: cited.start()].strip()
    label, value = _ESCAPED.sub(r"\1", label), unescape(value, (CITED,))
    return KeyFact(label=label, value=value, source=source) if label and value else None


def _label_and_value(text: str) -> tuple[str, str]:
    bold = _BOLD.match(text)
    if bold and bool(bold["inner"]) != bool(bold["outer"]):
        return bold["label"].strip(), bold["value"]
    plain = _PLAIN.match(text)
    return (plain["label"].strip(), plain["value"]) if plain else ("", "")


def escape_label(label: str) -> str:
    """The label as it is written, so that its own colons and stars are not read as marks."""
    escaped = re.sub(r"\\|:(?=\s|$)", r"\\\g<0>", label)
    return f"\\{escaped}" if escaped.startswith(("**", "__")) else escaped
