"""Cutting a date in words into tokens of known kinds (`english_words` lists them)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple, NoReturn

from archive.dates.edtf import UnreadableDate
from archive.dates.english_words import FRACTIONS, Value
from archive.dates.patterns import TOKEN, WORDS, number_of_roman
from archive.dates.speech import gettext as _
from archive.dates.wordings import spoken


class Token(NamedTuple):
    """A kind, one letter, and what it stands for; a number keeps its digits as text."""

    kind: str
    value: Value


_PLAIN_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("‘’ʼ", "'"),
        **dict.fromkeys('[]“”„"*', ""),
    }
)

_PLACE = re.compile(r"\s*[^\W\d_](?:[^\W\d_]|[ .'&/-])*")
_JOINING = {word for word, (kind, _) in WORDS.items() if kind in "FRH"}
_TELLING = {word for phrase in WORDS if phrase not in _JOINING for word in phrase.split()}
"""Words that may stand in the name of a place, as in "Port of Spain", and words that mean a date."""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a date without what is passed over; raises `UnreadableDate` at what is unknown."""
    plain = " ".join(text.translate(_PLAIN_SIGNS).split()).strip("' .,;")
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    tokens: list[Token] = []
    for match in TOKEN.finditer(_without_place(plain).lower()):
        tokens += _READERS[str(match.lastgroup)](match[0].strip())
    return _without_passed_over(tokens)


def _without_passed_over(tokens: list[Token]) -> list[Token]:
    for before, token in pairwise(tokens):
        if before.kind == "O" and token.kind == "W":
            _refuse(_("an ordinal with a weekday or a time ('first Monday') is a rule, not a date"))
    return [token for token in tokens if token.kind not in "WF"]


def _without_place(text: str) -> str:
    """Drops a place in front, as letters have it: "Washington, January 3, 1955"."""
    place, comma, rest = text.partition(",")
    while comma and rest and _is_place(place):
        text = rest
        place, comma, rest = text.partition(",")
    return text


def _is_place(text: str) -> bool:
    """Capitalised words that mean nothing in a date; joining words may be small ("Port of Spain")."""
    if not _PLACE.fullmatch(text) or not text.lstrip()[:1].isupper():
        return False
    return all(_may_name_a_place(word) for word in re.findall(r"[^\W\d_]+", text))


def _may_name_a_place(word: str) -> bool:
    if word.lower() in _JOINING or (word.isupper() and len(word) == 1):
        return True
    return word.lower() not in _TELLING and (word[0].isupper() or len(word) < 4)


def _number(text: str) -> list[Token]:
    return [Token("NNNYYL"[min(len(text), 5)], text)]


def _ordinal(text: str) -> list[Token]:
    return [Token("O", int(_digits(text)))]


def _digits(text: str) -> str:
    """The digits that a text begins with."""
    return text[: len(text) - len(text.lstrip("0123456789"))]


def _roman_century(text: str) -> list[Token]:
    return [Token("O", number_of_roman(text) or _not_understood(text))]


def _era(text: str) -> list[Token]:
    return [Token("E", "BC" if text.startswith("до") else "AD")]


def _nth_century(text: str) -> list[Token]:
    """The abbreviated century of "19th c."."""
    return [*_ordinal(text.split()[0]), Token("C", 1)]


def _decade(text: str) -> list[Token]:
    """A decade, as "1990s"; but the 1900s may be the whole century, so they are read as it."""
    digits = _digits(text)
    if digits.endswith("00"):
        return [Token("O", int(digits[:-2]) + 1), Token("C", 1)]
    return [Token("D", digits)]


def _iso(text: str) -> list[Token]:
    """The day of "2021-12-17" or "2021/12/17": nobody writes the year first and the month last."""
    year, month, day = re.split("[-/.]", text)
    return [Token("Y", year), *_month(month), Token("N", day)]


def _numeric(text: str) -> list[Token]:
    """The day of "17.12.2021" or "12/17/2021", where day and month cannot be confused."""
    one, two, year = re.split("[/.-]", text)
    if len(year) < 4:
        _refuse(_("%(text)r: the year is not written in full") % {"text": text})
    if int(one) == 0 or int(two) == 0:
        _refuse(_("%(text)r: there is no day or month 0") % {"text": text})
    if int(one) <= 12 and int(two) <= 12 and int(one) != int(two):
        _refuse(
            _("%(text)r may be %(first)s or %(second)s: write the month as a word")
            % {"text": text, "first": _named(one, two), "second": _named(two, one)}
        )
    day, month = (one, two) if int(one) > 12 else (two, one)
    return [Token("N", day), *_month(month), Token("Y", year)]


def _named(day: str, month: str) -> str:
    return f"{int(day)} {spoken().of_day[int(month) - 1]}"


def _month_year(text: str) -> list[Token]:
    month, year = re.split("[/.]", text)
    return [*_month(month), Token("Y", year)]


def _month(digits: str) -> list[Token]:
    if not 1 <= int(digits) <= 12:
        _refuse(_("there is no month %(number)s") % {"number": digits})
    return [Token("M", int(digits))]


def _roman(text: str) -> list[Token]:
    *day, month, year = re.split(r"[ ./-]+", text)
    return [
        *(Token("N", digits) for digits in day),
        Token("M", number_of_roman(month) or 0),
        Token("Y", year),
    ]


def _fraction(text: str) -> list[Token]:
    which, unit = text.split()
    count = FRACTIONS[unit]
    number = count if which == "last" else _which(which)
    return (
        [Token("P", ("", number, count))]
        if number <= count
        else _refuse(_("there is no %(text)s") % {"text": text})
    )


def _which(text: str) -> int:
    return int(text[0]) if text[0].isdigit() else int(str(WORDS[text][1]))


def _quarter(text: str) -> list[Token]:
    return [Token("P", ("", int(text[1]), 4))]


def _word(text: str) -> list[Token]:
    meaning = WORDS.get(re.sub(r"[. -]+", "", text)) or WORDS.get(text.replace("-", " "))
    return [Token(*(meaning or _not_understood(text)))]


def _not_understood(text: str) -> NoReturn:
    _refuse(_("%(text)r is not understood in a date") % {"text": text[:30]})


def _nothing(_: str) -> list[Token]:
    return []


def _refuse(reason: str) -> NoReturn:
    raise UnreadableDate(reason)


_READERS: dict[str, Callable[[str], list[Token]]] = {
    "time": _nothing,
    "iso": _iso,
    "numeric": _numeric,
    "month_year": _month_year,
    "roman": _roman,
    "decade": _decade,
    "nth_century": _nth_century,
    "ordinal": _ordinal,
    "roman_century": _roman_century,
    "era": _era,
    "number": _number,
    "present": lambda _: [Token("B", "{begin}/..")],
    "dash": lambda _: [Token("R", "-")],
    "fraction": _fraction,
    "quarter": _quarter,
    "part": _word,
    "phrase": _word,
    "initials": _word,
    "word": _word,
    "filling": _nothing,
    "sign": _word,
}
"""How the text of each group of `TOKEN` becomes tokens."""
