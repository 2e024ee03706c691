"""Addresses of records: proposed from date and title, and made unique."""

from __future__ import annotations

import re

from archive.dates import EventDate, month_of
from archive.documents import Document
from archive.ledger.references import published as taken
from archive.vocabulary.slugs import FreeSlugs, Taken, free, slugify

__all__ = ["FreeSlugs", "Taken", "free", "propose", "taken"]

WORDS = 4
LENGTH = 60
UNNAMED = "record"

_STOP_WORDS = frozenset(
    "a an and as at but by for from in into is its of on or over that the their to with".split()  # noqa: SIM905
)
_APOSTROPHE = re.compile("['’]")
_BREAK = re.compile(r"[\W_]+")


def propose(document: Document) -> str:
    """The address that a document asks for: year and month, and a short title, at most 60 characters
    ("2021-12-russia-issues-ultimatum"). It may be in use: see `free`."""
    period = _period(document.date)
    room = LENGTH - len(f"{period}-" if period else "")
    return "-".join(filter(None, (period, _cut("-".join(_short_title(document.title)), room))))


def _period(date: EventDate) -> str:
    """Such as "2021-12", or "2021" where the month is open, "44bc-03"; "" for dates vaguer than a year."""
    if date.first_day is None or date.last_day is None:
        return ""
    (year, month), (last_year, last_month) = month_of(date.first_day), month_of(date.last_day)
    if year != last_year:
        return ""
    words = str(year) if year > 0 else f"{1 - year}bc"
    return f"{words}-{month:02}" if month == last_month else words


def _short_title(title: str) -> list[str]:
    words = [slug for word in _BREAK.split(_APOSTROPHE.sub("", title)) if (slug := slugify(word))]
    told = [word for word in words if word not in _STOP_WORDS] or words
    short = told[:WORDS]
    # A title that is cut does not end in a word that leads on to what was cut off: "… demanding".
    if len(told) > WORDS and short[-1].endswith("ing"):
        short.pop()
    return short or [UNNAMED]


def _cut(title: str, room: int) -> str:
    """As many whole words as there is room for; of one long word (or a script without spaces) a part."""
    if len(title) <= room:
        return title
    return title[: room + 1].rpartition("-")[0] or title[:room]
