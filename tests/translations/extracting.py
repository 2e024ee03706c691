"""The messages of the interface: every text in code and templates that is marked for translation."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from babel.messages.extract import extract
from django.template import Engine, Node, Template, engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.test_architecture import ROOT, tracked

KEYWORDS: Final = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "Message")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
"""Functions that take a message: which of their arguments it is, where it is not the first."""

_IN_FILTER: Final = re.compile(r"""[:=]_\((["'])(?P<message>.+?)\1\)""")


class Message(NamedTuple):
    """What is translated: `plural` and `context` are empty where there is none. `place` is file and line."""

    singular: str
    plural: str
    context: str
    place: tuple[str, int]

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by: context and singular."""
        return self.context, self.singular


def messages() -> Iterator[Message]:
    """Every message of the program, in the order of the files."""
    for path in tracked(".py", ".html"):
        if path.parts[0] in ("archive", "config", "templates"):
            source = (ROOT / path).read_text(encoding="utf-8")
            yield from (of_python if path.suffix == ".py" else of_template)(source, str(path))


def of_python(source: str, path: str = "") -> Iterator[Message]:
    """The messages of a module."""
    found = extract("python", io.BytesIO(source.encode()), KEYWORDS)
    for line, texts, _comments, context in found:
        singular, plural = (texts, "") if isinstance(texts, str) else texts
        yield Message(singular, plural, context or "", (path, line))


def of_template(source: str, path: str = "") -> Iterator[Message]:
    """The messages of a template: the very strings that Django looks up when it renders it."""
    engine: Engine = engines["django"].engine  # type: ignore[attr-defined]
    nodes: Iterable[Node] = Template(source, engine=engine).nodelist.get_nodes_by_type(Node)
    for node in nodes:
        line = (node.token.lineno if node.token else None) or 0
        if isinstance(node, TranslateNode):
            yield from _of_translate(node, (path, line))
        elif isinstance(node, BlockTranslateNode):
            yield _of_block(node, (path, line))
    for match in _IN_FILTER.finditer(source):
        yield Message(match["message"], "", "", (path, source.count("\n", 0, match.start()) + 1))


def _of_translate(node: TranslateNode, place: tuple[str, int]) -> Iterator[Message]:
    literal = node.filter_expression.var.literal
    if isinstance(literal, str):
        yield Message(literal.replace("%", "%%"), "", _context(node), place)


def _of_block(node: BlockTranslateNode, place: tuple[str, int]) -> Message:
    singular, _variables = node.render_token_list(node.singular)
    plural, _variables = node.render_token_list(node.plural) if node.plural else ("", [])
    return Message(singular, plural, _context(node), place)


def _context(node: TranslateNode | BlockTranslateNode) -> str:
    return str(node.message_context.var) if node.message_context else ""
