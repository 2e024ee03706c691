"""Demand lists: read from their marks, or recognised by how they are introduced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archive.dates.speech import gettext as _
from archive.documents.checks import is_reference
from archive.documents.diagnostics import Diagnostics
from archive.documents.marks import DEMAND, mark, unescape, unescape_inner
from archive.documents.model import Demand, KeyFact
from archive.documents.plain import Line

_HEADED = re.compile(
    r"(?:(?:the|its|their|our|list of|[\w’'-]+) ){0,3}"
    r"(?:demands|ultimatum|ultimatum terms|terms of (?:the |an )?ultimatum)"
    r"(?: (?:of|by|on|to|made|issued) .{1,60})?:?$",
    re.IGNORECASE,
)
_LED_IN = re.compile(
    r".{0,200}\b(?:demand|demands|demanded|demanding)(?: (?:of|from|that|to|the following)\b[^:.]{0,120})?:$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\b(?:reject|refus|respon|repl|answer|accept|concession|histor|reaction|meet|met\b|despite)",
    re.IGNORECASE,
)

_ADDRESSEES = frozenset({"recipients", "recipient", "addressees", "addressee", "addressed to", "demanded of"})
_ISSUERS = frozenset({"issuers", "issuer", "issued by", "sender", "senders", "demanded by"})
_SEPARATED = re.compile(r"(?:\\.|[^\\;]|\\$)+")
_NAME_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:and\s+)?"
    r"|\s+and\s+(?!Herzegovina|Tobago|Barbuda|Pr[ií]ncipe|Nevis|the Grenadines|Montenegro|Miquelon)"
)


def guessed_by(heading: str, paragraphs: Sequence[str]) -> str:
    """Why a list of points looks like a list of demands: "its heading", "its lead-in", or nothing."""
    if _HEADED.match(heading[:200]) and not _ANSWERED.search(heading):
        return _("its heading")
    lead_in = paragraphs[-1] if paragraphs else ""
    is_led_in = len(lead_in) <= 300 and _LED_IN.match(lead_in) and not _ANSWERED.search(lead_in)
    return _("its lead-in") if is_led_in else ""


class Keys:
    """The keys of a record's demands: marked ones are kept, others counted d1, d2, … by position."""

    def __init__(self, points: Iterable[Line]) -> None:
        self._marked = {key for point in points if (key := _marked_key(point))}
        self._used: set[str] = set()
        self._number = 0

    def key(self, point: Line, said: Diagnostics) -> str:
        """The key of the next demand."""
        key = _marked_key(point)
        if not key or key in self._used:
            if key:
                said.warning(
                    point.number,
                    _("the key “%(key)s” names another demand already: a new one is given") % {"key": key},
                )
            key = self._next_key()
        self._used.add(key)
        return key

    def _next_key(self) -> str:
        self._number = max(self._number, len(self._used)) + 1
        while (key := f"d{self._number}") in self._used or key in self._marked:
            self._number += 1
        return key


def _marked_key(point: Line) -> str | None:
    found = mark(DEMAND, point.text)
    return found["key"] if found else None


def read_demand(point: Line, keys: Keys, said: Diagnostics) -> Demand:
    """The demand that the point says."""
    found = mark(DEMAND, point.text)
    text = point.text[: found.start()].strip() if found else point.text
    restates = (found["restates"] or "") if found else ""
    if restates and not is_reference(restates):
        said.warning(
            point.number,
            _("“%(restates)s” does not name a demand (address#key): left out") % {"restates": restates},
        )
        restates = ""
    return Demand(key=keys.key(point, said), text=unescape(text, (DEMAND,)), restates=restates)


def is_marked(point: Line) -> bool:
    """Whether the point says itself that it is a demand."""
    return mark(DEMAND, point.text) is not None


def read_parties(lines: Iterable[Line], label: str) -> tuple[str, ...]:
    """The names after the label ("Demanded by: Russia; Belarus")."""
    listed = (line.text.partition(":")[2] for line in lines if line.text.startswith(label))
    names = (unescape_inner(name.strip(), ";") for names in listed for name in _SEPARATED.findall(names))
    return tuple(dict.fromkeys(name for name in names if name))


def guessed_parties(
    facts: Iterable[KeyFact], known: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who demands and of whom, if a key fact names them ("Recipients: United States and NATO")."""
    issuers = _named_by(facts, _ISSUERS, known)
    return issuers, _named_by(facts, _ADDRESSEES, known)


def _named_by(facts: Iterable[KeyFact], labels: frozenset[str], known: Sequence[str]) -> tuple[str, ...]:
    value = next((fact.value for fact in facts if fact.label.lower() in labels), "")
    names = [value] if value in known else map(_bare_name, _NAME_SEPARATOR.split(value))
    return tuple(dict.fromkeys(name for name in names if name))


def _bare_name(name: str) -> str:
    return name if name.startswith("The ") else name.removeprefix("the ")
