"""The exact day that a text names where the event date is vaguer."""

from __future__ import annotations

import re

from archive.dates import EventDate, Precision, UnreadableDate, read_date
from archive.dates.edtf import parse_edtf
from archive.dates.words import part_words

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EXACT_DAY = re.compile(
    rf"\b(?:\d{{1,2}} (?:{_MONTHS}) \d{{3,4}}|(?:{_MONTHS}) \d{{1,2}}, \d{{3,4}}|\d{{4}}-\d{{2}}-\d{{2}})\b"
)


def exact_day(date: EventDate, lead: str) -> EventDate | None:
    """The one exact day that the lead names within a vaguer date; None where there is none, or more. An
    event that went on from one time to another is no vague one."""
    if date.is_exact or date.is_undated or _went_on(date):
        return None
    named = filter(None, map(_exact, _EXACT_DAY.findall(lead)))
    days = {day.edtf: day for day in named if date.may_fall_between(day.first_day, day.last_day)}
    return next(iter(days.values())) if len(days) == 1 else None


def _went_on(date: EventDate) -> bool:
    span = parse_edtf(date.edtf)
    is_open = span.start is None or span.end is None
    return span.precision is Precision.INTERVAL and (is_open or not part_words(span))


def _exact(text: str) -> EventDate | None:
    try:
        date = read_date(text)
    except UnreadableDate:
        return None
    return date if date.is_exact else None
