"""One date in English, or one side of two: what its words give, and its EDTF form."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates.edtf import UnreadableDate
from archive.dates.parts import Part, Unit, edtf_year, ends_of_part, month_unit, year_unit, years_unit
from archive.dates.speech import gettext as _
from archive.dates.tokens import Token

Ends = tuple[str, str]
"""First and last EDTF date; the same one twice where one says it all."""


@dataclass(slots=True)
class Term:
    """The parts of a date as far as they are said. Digits stay text, to complete short forms.

    `number` is one or two digits that only the other side explains ("17–18 May", "1939–45"),
    `ordinal` a day or a century ("the 17th or 18th of May", "18th–19th century").
    """

    day: str = ""
    month: int = 0
    season: int = 0
    year: str = ""
    decade: str = ""
    number: str = ""
    ordinal: int = 0
    is_century: int = 0
    era: str = ""
    part: Part | None = None
    approximate: str = ""
    uncertain: str = ""

    @property
    def finest(self) -> str:
        """The name of the finest unit that is said; empty where only a number is."""
        names = ("day", "month", "season", "year", "decade", "is_century")
        return next((name for name in names if getattr(self, name)), "")

    @property
    def mark(self) -> str:
        """The EDTF qualification."""
        return {"": "", "~": "~", "?": "?", "~?": "%"}[self.approximate + self.uncertain]


_MODIFIERS = {"A": "approximate", "U": "uncertain", "P": "part", "E": "era"}

_SHAPES = {
    "NMY": ("day", "month", "year"),
    "MNY": ("month", "day", "year"),
    "YMN": ("year", "month", "day"),
    "YNM": ("year", "day", "month"),
    "MY": ("month", "year"),
    "YM": ("year", "month"),
    "NY": ("day", "year"),
    "NM": ("day", "month"),
    "MN": ("month", "day"),
    "M": ("month",),
    "N": ("number",),
    "O": ("ordinal",),
    "Y": ("year",),
    "SY": ("season", "year"),
    "YS": ("year", "season"),
    "S": ("season",),
    "D": ("decade",),
    "OC": ("ordinal", "is_century"),
    "": (),
}
"""The orders in which tokens may stand, and what each of them then is."""


def term_of(tokens: list[Token]) -> Term:
    """The term that tokens make; raises `UnreadableDate` if they make none."""
    term, bare = Term(), []
    for token in _with_years_of_era(tokens):
        if token.kind in _MODIFIERS:
            _modify(term, _MODIFIERS[token.kind], token)
        else:
            bare.append(token)
    bare = _with_ordinal_days(bare)
    shape = _SHAPES.get("".join(token.kind for token in bare))
    if shape is None:
        raise UnreadableDate(_why_no_shape(bare))
    for name, token in zip(shape, bare, strict=True):
        setattr(term, name, token.value)
    return term


def _modify(term: Term, name: str, token: Token) -> None:
    if getattr(term, name) not in (None, "", token.value):
        raise UnreadableDate(_("two words of the date contradict each other"))
    setattr(term, name, token.value)


def _with_years_of_era(tokens: list[Token]) -> list[Token]:
    """A number beside an era is a year, however short or long: "44 BC", "AD 79"."""
    kinds = ["", *(token.kind for token in tokens), ""]
    return [
        Token("Y", token.value) if token.kind in "NL" and "E" in (before, after) else token
        for before, token, after in zip(kinds, tokens, kinds[2:], strict=False)
    ]


def _with_ordinal_days(tokens: list[Token]) -> list[Token]:
    """An ordinal beside something else than a century is the day: "3rd of May 1950"."""
    if len(tokens) == 1 or any(token.kind == "C" for token in tokens):
        return tokens
    return [Token("N", str(token.value)) if token.kind == "O" else token for token in tokens]


def _why_no_shape(tokens: list[Token]) -> str:
    kinds = "".join(token.kind for token in tokens)
    if "L" in kinds:
        return _("a year of more than four digits needs its era (AD or BC)")
    if kinds.count("Y") > 1 or kinds.count("M") > 1:
        return _("more than one date is given")
    return _("the parts of the date are not in an order that is understood")


def ends_of(term: Term) -> Ends:
    """The EDTF ends of a complete term; raises `UnreadableDate` where something is missing."""
    _require_complete(term)
    if term.part and not term.season:
        begin, end = ends_of_part(_unit_of(term), term.part)
        return _marked(begin, term.mark), _marked(end, term.mark)
    if term.decade and term.era == "BC":
        last = 1 - int(term.decade)
        return edtf_year(last - 9) + term.mark, edtf_year(last) + term.mark
    text = _edtf_of(term) + term.mark
    return text, text


def _require_complete(term: Term) -> None:
    if not (term.finest or term.number or term.ordinal):
        raise UnreadableDate(_("a date is missing"))
    if term.number or (term.ordinal and not term.is_century):
        raise UnreadableDate(_("%(number)s alone is not a date") % {"number": term.number or term.ordinal})
    if term.is_century and not term.ordinal:
        raise UnreadableDate(_("there is no 0th century"))
    if term.day and not term.month:
        raise UnreadableDate(_("a day is given, but no month"))
    if not (term.year or term.decade or term.is_century):
        raise UnreadableDate(_("no year is given"))
    if term.decade and len(term.decade) < 3 and not term.era:
        raise UnreadableDate(_("the %(decade)ss may be of any century") % {"decade": term.decade})
    if term.day and term.part:
        raise UnreadableDate(_("part of a day cannot be kept"))


def _marked(text: str, mark: str) -> str:
    if not text.endswith("~"):
        return text + mark
    return text if mark in ("", "~") else f"{text[:-1]}%"


def _edtf_of(term: Term) -> str:
    if term.is_century:
        return f"{'-' if term.era == 'BC' else ''}{term.ordinal - 1:02}XX"
    if term.decade:
        return f"{int(term.decade) // 10:03}X"
    parts = [edtf_year(_astronomical(term))]
    if term.season or term.month:
        parts.append(f"{term.season or term.month:02}")
    if term.day:
        parts.append(f"{int(term.day):02}")
    return "-".join(parts)


def _astronomical(term: Term) -> int:
    """The year counted through zero: 1 BC is 0, 44 BC is -43."""
    year = int(term.year)
    if year == 0:
        raise UnreadableDate(_("there is no year 0: 1 BC is followed by AD 1"))
    return 1 - year if term.era == "BC" else year


def _unit_of(term: Term) -> Unit:
    if term.is_century:
        first = 1 - term.ordinal * 100 if term.era == "BC" else (term.ordinal - 1) * 100
        return years_unit("century", first)
    if term.decade:
        first = -8 - int(term.decade) if term.era == "BC" else int(term.decade)
        return years_unit("decade", first)
    year = _astronomical(term)
    return month_unit(year, term.month) if term.month else year_unit(year)
