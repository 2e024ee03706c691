"""The YAML front matter of a text, read as strings, lists and mappings alone, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from archive.dates.speech import gettext as _
from archive.documents.diagnostics import Diagnostics
from archive.documents.lines import clean_line

LONGEST = 1_000_000
"""Characters of front matter that are read."""
_DEEPEST = 6
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """A value of the front matter: a string, a list, or a mapping of names to values."""

    line: int
    last_line: int
    text: str = ""
    items: list[Node] | None = None
    names: dict[str, Node] | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is a string."""
        return self.items is None and self.names is None


@dataclass(slots=True)
class FrontMatter:
    """The values by name (None: the text has no front matter), and the line where the body begins."""

    values: dict[str, Node] | None = None
    first_line: int = 1


class _Refused(Exception):
    """What YAML allows and a front matter does not."""


def split_front_matter(text: str, said: Diagnostics) -> tuple[FrontMatter, str]:
    """The front matter and the body. A front matter that cannot be read stays in the body."""
    found = _FENCE.match(text)
    end = _END.search(text, found.end() + 1, LONGEST) if found else None
    if not found or not end:
        if found and "\n" in text[found.end() : LONGEST]:
            said.warning(1, _("a front matter begins here, but no line --- ends it: read as text"))
        return FrontMatter(), text
    source = text[found.end() + 1 : end.start()]
    try:
        values = _read(source, said)
    except (yaml.YAMLError, _Refused) as error:
        said.error(
            _line_of(error),
            _("the front matter cannot be read, and is kept as text: %(reason)s")
            % {"reason": _reason(error)},
        )
        return FrontMatter(), text
    first_line = text.count("\n", 0, end.end()) + 2
    return FrontMatter(values, first_line), text[end.end() + 1 :]


def _line_of(error: Exception) -> int:
    return _line(getattr(error, "problem_mark", None))


def _line(mark: Any) -> int:
    """The line of the text that a mark of YAML's stands for (the first is the one with ``---``)."""
    return mark.line + 2 if mark else 1


def _reason(error: Exception) -> str:
    return clean_line(str(getattr(error, "problem", None) or error))


def _read(source: str, said: Diagnostics) -> dict[str, Node]:
    events = yaml.parse(source, Loader=_LOADER)
    nodes = [_node(event, events, said, 0) for event in events if isinstance(event, yaml.NodeEvent)]
    if len(nodes) > 1:
        raise _Refused(_("it holds several documents"))
    if nodes and nodes[0].names is None and (nodes[0].text or nodes[0].items):
        raise _Refused(_("it is not a list of names and values"))
    return (nodes[0].names or {}) if nodes else {}


def _node(event: yaml.Event, events: Iterator[yaml.Event], said: Diagnostics, depth: int) -> Node:
    """The value that begins with the event. Raises _Refused."""
    line = _line(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        raise _Refused(_("it uses an alias (*)"))
    if depth > _DEEPEST:
        raise _Refused(_("line %(line)s is nested too deep") % {"line": line})
    if isinstance(event, yaml.SequenceStartEvent):
        items = list(_items(events, yaml.SequenceEndEvent, said, depth))
        return Node(line, max([line, *(item.last_line for item in items)]), items=items)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(line, list(_items(events, yaml.MappingEndEvent, said, depth)), said)
    assert isinstance(event, yaml.ScalarEvent)
    last_line = _line(event.end_mark) - (0 if event.end_mark and event.end_mark.column else 1)
    return Node(line, max(line, last_line), text=clean_line(event.value))


def _items(events: Iterator[yaml.Event], end: type, said: Diagnostics, depth: int) -> Iterator[Node]:
    for event in events:
        if isinstance(event, end):
            return
        yield _node(event, events, said, depth + 1)


def _mapping(line: int, parts: list[Node], said: Diagnostics) -> Node:
    names: dict[str, Node] = {}
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        if not name.is_text:
            raise _Refused(_("line %(line)s has a name that is not a word") % {"line": name.line})
        if name.text in names:
            said.warning(
                value.line,
                _("“%(name)s” stands twice here: %(value)s is left out")
                % {"name": name.text, "value": value.text or _("the second")},
            )
        else:
            names[name.text] = replace(value, line=name.line, last_line=max(name.line, value.last_line))
    return Node(line, max([line, *(part.last_line for part in parts)]), names=names)
