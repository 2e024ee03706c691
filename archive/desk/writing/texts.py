"""An article written as one text: what is said of its lines, and its demands' keys."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count

from django.utils.translation import gettext as _

from archive.desk.vocabulary_care import doubts
from archive.documents import Demand, DemandList, Document, Level, Reading, problems


@dataclass(frozen=True, slots=True)
class Remark:
    """A diagnostic beside the line that it is about; line 0 is the whole text. `name` is its level as
    editors read it."""

    line: int
    level: str
    name: str
    message: str
    text: str


def remarks(text: str, reading: Reading) -> list[Remark]:
    """What is to be said of the lines of a text."""
    lines = ["", *text.splitlines()]
    doubtful = [_remark(0, Level.WARNING, said) for said in doubts.of_document(reading.document)]
    return [
        *doubtful,
        *(
            _remark(one.line, one.level, one.message, lines[one.line] if one.line < len(lines) else "")
            for one in reading.diagnostics
        ),
    ]


def _remark(line: int, level: Level, message: str, text: str = "") -> Remark:
    return Remark(line, str(level), _(level.value), message, text)


def obstacles(reading: Reading) -> list[str]:
    """Why what was read cannot be saved; empty when it can."""
    errors = [str(one) for one in reading.diagnostics if one.level == Level.ERROR]
    return errors or [str(problem) for problem in problems(reading.document)]


def with_fresh_keys(reading: Reading, text: str, held: Document, last: int) -> Document:
    """The document of a text in which each demand without a key of its own has the one that the same
    words have in the article now, or else one that no demand of the article ever had.

    A text that was read alone counts from d1. `held` is what the article says now, `last` the highest
    number that a demand of it ever had.
    """
    marked = {demand.key for demand in reading.document.demands if _is_marked(demand, text)}
    known = {demand.text: demand.key for demand in held.demands if demand.key not in marked}
    taken = marked.union(known.values())
    fresh = (key for number in count(last + 1) if (key := f"d{number}") not in taken)

    def keyed(demand: Demand) -> Demand:
        return (
            demand if demand.key in marked else replace(demand, key=known.pop(demand.text, "") or next(fresh))
        )

    blocks = (
        replace(block, demands=tuple(map(keyed, block.demands))) if isinstance(block, DemandList) else block
        for block in reading.document.blocks
    )
    return replace(reading.document, blocks=tuple(blocks))


def _is_marked(demand: Demand, text: str) -> bool:
    return re.search(rf"\{{#{re.escape(demand.key)}[ }}]", text) is not None
