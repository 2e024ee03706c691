"""Reading a date as a source, an editor or a reader writes it."""

from __future__ import annotations

import re

from archive.dates.edtf import UnreadableDate, parse_edtf
from archive.dates.event_date import EventDate
from archive.dates.prose import read_prose
from archive.dates.speech import gettext as _

LONGEST_DATE = 200
"""Characters; a longer text is not a date but tells of some."""

_LOOKS_LIKE_EDTF = re.compile(r"[-0-9XYTZ:.,+/?~%]+")

_TWO_YEARS = re.compile(r"[0-9]{2}([0-9]{2})-(2[1-4])")


def read_edtf(text: str) -> EventDate:
    """The date that an EDTF string means, with nothing said; raises `UnreadableDate`."""
    return EventDate(said="", edtf=text)


def read_date(text: str) -> EventDate:
    """The date that a text means, in English, Ukrainian or EDTF; `said` is the text without outer blanks.

    Raises `UnreadableDate` with the reason for what it does not understand: it never guesses.
    """
    said = text.strip()
    if len(said) > LONGEST_DATE:
        raise UnreadableDate(_("the date is longer than %(limit)s characters") % {"limit": LONGEST_DATE})
    return EventDate(said=said, edtf=_edtf_of(said))


def _edtf_of(said: str) -> str:
    """EDTF where the text is that, words else: "1939-45" is no EDTF, but two years."""
    if _LOOKS_LIKE_EDTF.fullmatch(said) and not _is_two_years(said):
        try:
            return parse_edtf(said).edtf
        except UnreadableDate as not_edtf:
            return _prose_or(said, not_edtf)
    return read_prose(said)


def _prose_or(said: str, not_edtf: UnreadableDate) -> str:
    try:
        return read_prose(said)
    except UnreadableDate as not_prose:
        raise (not_edtf if "/" not in said and said.count("-") > 1 else not_prose) from None


def _is_two_years(said: str) -> bool:
    """In EDTF "1920-21" is the spring of 1920, to people the years 1920 and 1921, which hold it."""
    match = _TWO_YEARS.fullmatch(said)
    return match is not None and match[1] < match[2]
