"""Writing a document in the plain-text form, so that reading gives the same document again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.dates import UNDATED, UnreadableDate, read_date
from archive.documents.demands import guessed_by
from archive.documents.facts import HEADING, escape_label, is_facts_heading
from archive.documents.marks import (
    CITED,
    DEMAND,
    DEMANDED_BY,
    DEMANDED_OF,
    DEMANDS,
    HEADING_END,
    HEADING_KIND,
    LINE_MARKS,
    SECTION,
    escape,
    escape_inner,
)
from archive.documents.model import (
    Answer,
    Block,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    Section,
    Source,
)
from archive.documents.relation_types import Certainty

_PLAIN = re.compile(r"[^\W_](?:(?:[\w .,;'’“”\"()/–—?!%&+=-]|:(?! )|(?<! )#)*[^\W_]|)[.?!)’”]?")


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a block: whether it has a list, whether more text is a new block, its level."""

    has_list: bool
    is_ended: bool
    level: int


def write_text(document: Document) -> str:
    """The document in the plain-text form: front matter, then the record with Markdown marks.

    One text only for each document; `read_text` makes the same document of it.
    """
    front = ["---", *_front_matter(document), "---"]
    return "\n".join([*front, *(line for part in _body(document) for line in ("", *part))]) + "\n"


def _front_matter(document: Document) -> Iterator[str]:
    yield from _date(document)
    for name in ("language", "translation_of", "headline", "dek"):
        yield from _texts({name: getattr(document, name)})
    for name in ("tags", "parties", "dossiers"):
        yield from _listed(name, ([f"- {_scalar(text)}"] for text in getattr(document, name)))
    yield from _listed("relations", map(_relation, document.relations))
    yield from _listed("answers", map(_answer, document.answers))
    yield from _listed("sources", map(_source, document.sources))


def _date(document: Document) -> Iterator[str]:
    """What was said, and the EDTF form where that is not what would be read of it."""
    date = document.date
    if date.said or date == UNDATED:
        yield f"date: {_scalar(date.said)}"
    if _edtf_of(date.said) != date.edtf:
        yield f"edtf: {_scalar(date.edtf)}"


def _edtf_of(said: str) -> str:
    try:
        return read_date(said).edtf if said else ""
    except UnreadableDate:
        return ""


def _listed(name: str, items: Iterable[list[str]]) -> Iterator[str]:
    lines = [f"  {line}" for item in items for line in item]
    if lines:
        yield f"{name}:"
        yield from lines


def _relation(relation: Relation) -> list[str]:
    doubt = "" if relation.certainty is Certainty.CERTAIN else str(relation.certainty)
    named = {
        str(relation.type): relation.target,
        "note": relation.note,
        "certainty": doubt,
        "source": relation.source,
    }
    return _item(named)


def _answer(answer: Answer) -> list[str]:
    named = {
        "demand": answer.demand,
        "verdict": str(answer.verdict),
        "by": answer.by,
        "note": answer.note,
        "source": answer.source,
    }
    return _item(named)


def _source(source: Source) -> list[str]:
    named = {"title": source.title, "issuer": source.issuer, "date": source.date, "url": source.url}
    return [f"{_scalar(source.key)}:", *(f"  {line}" for line in _texts(named))]


def _item(texts: dict[str, str]) -> list[str]:
    lines = list(_texts(texts))
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]


def _texts(texts: dict[str, str]) -> Iterator[str]:
    return (f"{name}: {_scalar(text)}" for name, text in texts.items() if text)


def _scalar(text: str) -> str:
    """The text as YAML, quoted where YAML would read it otherwise."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _body(document: Document) -> Iterator[list[str]]:
    """The parts of the body, each in lines; a blank line goes before each."""
    yield [f"# {escape(document.title, (HEADING_KIND, HEADING_END))}"]
    yield from _paragraphs([document.lead] if document.lead else [])
    if document.key_facts:
        yield [f"## {HEADING}"]
        yield [_fact(fact) for fact in document.key_facts]
    before = _Before(bool(document.key_facts), bool(document.key_facts or document.lead), 2)
    for index, block in enumerate(document.blocks, start=1):
        is_last = index == len(document.blocks) and not document.closing
        yield from _block(block, before, is_last=is_last)
        has_list = isinstance(block, DemandList) or bool(block.points)
        before = _Before(has_list, has_list, block.level)
    if document.closing:
        yield ["***"]
        yield from _paragraphs([document.closing])


def _paragraphs(texts: Iterable[str]) -> Iterator[list[str]]:
    return ([escape(text, LINE_MARKS)] for text in texts)


def _fact(fact: KeyFact) -> str:
    cited = f" [^{fact.source}]" if fact.source else ""
    return f"- {escape_label(fact.label)}: {escape(fact.value, (CITED,))}{cited}"


def _block(block: Block, before: _Before, *, is_last: bool) -> Iterator[list[str]]:
    parties = _parties(block) if isinstance(block, DemandList) else []
    kind = _kind_mark(block)
    if kind or not _goes_on(block, before, is_last=is_last):
        heading = escape(block.heading, (HEADING_KIND, HEADING_END))
        yield [" ".join(word for word in ("#" * block.level, heading, kind) if word)]
    if parties:
        yield parties
    yield from _paragraphs(block.paragraphs)
    points = (
        [_demand(demand) for demand in block.demands] if isinstance(block, DemandList) else _points(block)
    )
    if points:
        yield points


def _kind_mark(block: Block) -> str:
    """The mark that a heading needs so that its block is not read as another kind."""
    is_facts = is_facts_heading(block.heading)
    if isinstance(block, DemandList):
        return f"{{{DEMANDS}}}" if is_facts else ""
    is_guessed = block.points and guessed_by(block.heading, block.paragraphs)
    return f"{{{SECTION}}}" if is_facts or is_guessed else ""


def _goes_on(block: Block, before: _Before, *, is_last: bool) -> bool:
    """Whether the block is read as going on after the one before it, without a heading of its own."""
    if block.heading or not block.paragraphs or not before.is_ended or before.level != block.level:
        return False
    is_text = isinstance(block, Section) and not block.points and len(block.paragraphs) == 1
    return not (is_last and is_text and before.has_list)


def _parties(block: DemandList) -> list[str]:
    named = ((DEMANDED_BY, block.issuers), (DEMANDED_OF, block.addressees))
    return [
        f"{label}: {'; '.join(escape_inner(name, ';') for name in names)}" for label, names in named if names
    ]


def _demand(demand: Demand) -> str:
    restates = f" restates {demand.restates}" if demand.restates else ""
    return f"- {escape(demand.text, (DEMAND,))} {{#{demand.key}{restates}}}"


def _points(section: Section) -> list[str]:
    return [f"- {escape(point, (DEMAND,))}" for point in section.points]
