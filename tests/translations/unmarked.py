"""Words that people see and nobody can translate: in templates those outside the tags that translate, in
scripts all, which get theirs from the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from django.template.base import Lexer, TokenType

SEEN: Final = frozenset(
    {"alt", "aria-description", "aria-label", "aria-roledescription", "label", "placeholder", "title"}
)
"""Attributes that are shown or read out."""

BUTTONS: Final = frozenset({"button", "reset", "submit"})
"""Types of inputs that show their value."""

SILENT: Final = frozenset({"code", "kbd", "samp", "script", "style"})
"""Elements whose text is for machines, or the same in every language."""

NAMES: Final = frozenset({"BibTeX", "Citoid", "CSV", "EDTF", "JSON", "RIS", "SHA", "Wikipedia"})
"""Formats and sites: called so everywhere."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_ATTRIBUTE: Final = re.compile(r"[\w-]+=\"[^\"]*\"")
"""One that stands in a block of its own, and so outside the element that gets it."""

_UNSEEN: Final = {
    "blocktranslate": "endblocktranslate",
    "comment": "endcomment",
    "block bodyclass": "endblock",
    "block coltype": "endblock",
}
"""Tags around text that is translated or not shown, each with the tag that ends it."""


def unmarked(source: str) -> Iterator[str]:
    """The words of a template that nothing translates, as `line: words`."""
    page = _Page()
    page.feed(_markup(source))
    page.close()
    return iter(page.found)


_SENTENCE: Final = re.compile(r"""(["'`])(?P<words>[A-Z][a-z]+(?: [a-z]+)+[^"'`]*)\1""")
"""A literal of a script that begins like a sentence."""


def unmarked_in_script(source: str) -> Iterator[str]:
    """The literals of a script that read like sentences."""
    return (match["words"] for match in _SENTENCE.finditer(source))


def _markup(source: str) -> str:
    """The HTML of a template without what Django fills in; lines stay where they are."""
    parts, end = [], ""
    for token in Lexer(source).tokenize():
        lines = "\n" * token.contents.count("\n")
        parts.append(token.contents if token.token_type is TokenType.TEXT and not end else " " + lines)
        if token.token_type is TokenType.BLOCK:
            end = _end(token.contents) if not end else end * (token.contents.split()[0] != end)
    return "".join(parts)


def _end(tag: str) -> str:
    """The tag that ends the unseen text that this one begins; empty if it begins none."""
    words = tag.split()
    return _UNSEEN.get(" ".join(words[:2]), "") or _UNSEEN.get(words[0], "")


class _Page(HTMLParser):
    """Collects what is seen, or heard, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes are seen, too."""
        said = dict(attrs)
        seen = SEEN | ({"value"} if tag == "input" and said.get("type") in BUTTONS else set())
        for name in said.keys() & seen:
            self._say(said[name] or "")
        if tag in SILENT:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element of code ends."""
        if self._silent[-1:] == [tag]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not self._silent:
            self._say(_ATTRIBUTE.sub("", data))

    def _say(self, text: str) -> None:
        words = [word for word in _WORD.findall(text) if word not in NAMES]
        if words:
            self.found.append(f"{self.getpos()[0]}: {' '.join(words)}")
