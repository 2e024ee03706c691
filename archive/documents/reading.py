"""Reading the plain-text form: text, lines, outline, document; with a remark on every doubt.

Nothing is lost: what does not become part of the document has a remark on its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.dates import UNDATED, EventDate, UnreadableDate, read_date
from archive.dates.speech import gettext as _
from archive.documents.demands import (
    Keys,
    guessed_by,
    guessed_parties,
    is_marked,
    read_demand,
    read_parties,
)
from archive.documents.diagnostics import Diagnostic, Diagnostics
from archive.documents.facts import is_date, is_facts_heading, read_fact
from archive.documents.fields import read_fields
from archive.documents.front_matter import Node, split_front_matter
from archive.documents.lines import clean_text
from archive.documents.loss import say_lost
from archive.documents.marks import (
    DEMAND,
    DEMANDED_BY,
    DEMANDED_OF,
    DEMANDS,
    HEADING_END,
    HEADING_KIND,
    SECTION,
    mark,
    unescape,
)
from archive.documents.model import Block, DemandList, Document, KeyFact, Section
from archive.documents.opening import opening_names, read_opening
from archive.documents.outline import Outline, Part, outline
from archive.documents.plain import Line, read_lines


@dataclass(frozen=True, slots=True)
class Reading:
    """A document read from a text, with the remarks made on the way. The document is well-formed,
    save that its title is empty when the text has none (which is an error among the remarks)."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def read_text(text: str) -> Reading:
    """The document that a plain text says (the form is in docs/format.md). Never raises."""
    return read_with(text, {})


def read_with(text: str, given: Mapping[str, Any]) -> Reading:
    """The document of a text of which some fields are `given` elsewhere."""
    said = Diagnostics()
    text = clean_text(text)
    matter, body = split_front_matter(text, said)
    values = matter.values or {}
    fields = {**read_fields(values, said), **given}
    lines = read_lines(body, matter.first_line, said)
    parts = outline(lines, fields.get("title", ""), matter.values is not None, said)
    document = _Reader(fields, values, said).document(parts)
    say_lost(text, document, values, said)
    return Reading(document, said.in_order())


class _Reader:
    """Makes the document of an outline and of the fields that are said elsewhere."""

    def __init__(self, fields: dict[str, Any], values: dict[str, Node], said: Diagnostics) -> None:
        self.fields = fields
        self.values = values
        self.said = said
        self.facts: list[tuple[int, KeyFact]] = []
        self.sources = {source.key for source in fields.get("sources", ())}

    def document(self, outline: Outline) -> Document:
        """The document of the outline."""
        said = {name: value for name, value in self.fields.items() if name not in ("date", "edtf")}
        if not said.get("title"):
            said["title"] = self._title(outline)
        names = [] if outline.is_settled else opening_names(said, outline.opening)
        said, rest = read_opening(said, names, outline.opening, self.said)
        blocks = self._blocks(_with_rest(rest, outline.parts))
        if outline.closing and not said.get("closing"):
            said["closing"] = outline.closing.text
        elif outline.closing:
            blocks.append(Section(paragraphs=(outline.closing.text,)))
        facts = tuple(fact for _, fact in self.facts)
        return Document(**said, date=self._date(), key_facts=facts, blocks=tuple(blocks))

    def _title(self, outline: Outline) -> str:
        if outline.title is None or not (title := _heading_text(outline.title)[0]):
            self.said.error(outline.title.number if outline.title else 0, _("the text has no title"))
            return ""
        return title

    def _blocks(self, parts: list[Part]) -> list[Block]:
        keys = Keys(point for part in parts for point in part.points)
        blocks: list[Block] = []
        for part in parts:
            heading, kind = _heading_text(part.heading) if part.heading else ("", "")
            if is_facts_heading(heading) and not kind:
                part = self._without_facts(part)
                if part.is_empty:
                    continue
                heading = "" if self.facts else heading
            blocks.extend(self._block(part, heading, kind, keys))
        return blocks

    def _without_facts(self, part: Part) -> Part:
        """The part without the key facts in it, which are kept aside."""
        read = {line.number: read_fact(line, self.sources) for line in (*part.paragraphs, *part.points)}
        self.facts.extend((number, fact) for number, fact in read.items() if fact)
        for number in (number for number, fact in read.items() if not fact):
            self.said.warning(number, _("no “Label: value”, kept in a section"))
        paragraphs, points = (
            [line for line in lines if not read[line.number]] for lines in (part.paragraphs, part.points)
        )
        return Part(part.heading, part.level, part.parties, paragraphs, points)

    def _block(self, part: Part, heading: str, kind: str, keys: Keys) -> list[Block]:
        """The block of a part; none if it is empty."""
        paragraphs = tuple(line.text for line in part.paragraphs)
        marked = kind == DEMANDS or bool(part.parties) or any(map(is_marked, part.points))
        reason = "" if marked or kind else guessed_by(heading, paragraphs)
        if part.points and kind != SECTION and (marked or reason):
            return [self._demand_list(part, heading, reason, keys)]
        if kind == DEMANDS and part.heading:
            self.said.warning(part.heading.number, _("no demands stand here: read as a section"))
        parties = tuple(line.text for line in part.parties)
        points = tuple(unescape(line.text, (DEMAND,)) for line in part.points)
        if not (heading or parties or paragraphs or points):
            return []
        return [Section(heading=heading, level=part.level, paragraphs=parties + paragraphs, points=points)]

    def _demand_list(self, part: Part, heading: str, reason: str, keys: Keys) -> DemandList:
        issuers, addressees = read_parties(part.parties, DEMANDED_BY), read_parties(part.parties, DEMANDED_OF)
        if reason:
            number = (part.heading or part.points[0]).number
            self.said.guess(
                number,
                _("“%(heading)s” read as a list of demands (by %(reason)s)")
                % {"heading": heading, "reason": reason},
            )
            issuers, addressees = guessed_parties(
                [fact for _, fact in self.facts], self.fields.get("parties", ())
            )
            self._say_parties(number, issuers, addressees)
        return DemandList(
            heading=heading,
            level=part.level,
            paragraphs=tuple(line.text for line in part.paragraphs),
            issuers=issuers,
            addressees=addressees,
            demands=tuple(read_demand(point, keys, self.said) for point in part.points),
        )

    def _say_parties(self, number: int, issuers: tuple[str, ...], addressees: tuple[str, ...]) -> None:
        for label, names in ((DEMANDED_BY, issuers), (DEMANDED_OF, addressees)):
            if names:
                self.said.guess(
                    number,
                    _("%(label)s %(names)s (from the key facts)")
                    % {"label": label.lower(), "names": "; ".join(names)},
                )

    def _date(self) -> EventDate:
        """The event date: as the front matter says, else as the key fact "Date" says."""
        if "edtf" in self.fields:
            return self._edtf(self.fields.get("date", ""), self.fields["edtf"])
        if "date" in self.fields:
            return self._read_date(self.fields["date"], self._line("date"))
        dated = next(((number, fact) for number, fact in self.facts if is_date(fact)), None)
        return self._read_date(dated[1].value, dated[0], is_guess=True) if dated else UNDATED

    def _edtf(self, said: str, edtf: str) -> EventDate:
        try:
            return EventDate(said=said, edtf=edtf)
        except UnreadableDate as error:
            self.said.warning(
                self._line("edtf"),
                _("“%(edtf)s” is not a date in EDTF (%(error)s): left undated")
                % {"edtf": edtf, "error": error},
            )
            return EventDate(said=said, edtf="")

    def _read_date(self, said: str, line: int, *, is_guess: bool = False) -> EventDate:
        if not said:
            return UNDATED
        try:
            date = read_date(said)
        except UnreadableDate as error:
            self.said.warning(
                line,
                _("the date “%(said)s” cannot be read (%(error)s): left undated")
                % {"said": said, "error": error},
            )
            return EventDate(said=said, edtf="")
        if is_guess:
            self.said.info(line, _("date read from key fact"))
        return EventDate(said=said, edtf=date.edtf)

    def _line(self, name: str) -> int:
        return self.values[name].line if name in self.values else 0


def _with_rest(rest: list[Line], parts: list[Part]) -> list[Part]:
    """The parts, with the texts that go on after the lead before them."""
    if rest and parts and parts[0].heading is None:
        return [replace(parts[0], paragraphs=rest + parts[0].paragraphs), *parts[1:]]
    return [Part(paragraphs=rest), *parts] if rest else parts


def _heading_text(line: Line) -> tuple[str, str]:
    """The words of a heading, and the kind of block that it marks, if it does."""
    text = line.text
    if kind := mark(HEADING_KIND, text):
        return unescape(text[: kind.start()].strip(), (HEADING_KIND, HEADING_END)), kind["kind"]
    if end := mark(HEADING_END, text):
        return text[: end.start()].strip(), ""
    return unescape(text, (HEADING_KIND, HEADING_END)), ""
