"""The words and signs of English dates, as data for `english`.

Every token has a kind, one letter, and a value:

    M month     N number of one or two digits   Y year of three or four   O ordinal number
    S season    D decade                        C century                 E era
    P part of a unit                            A approximately           U uncertain
    R separator of two dates                    H separator, or "until" in front of one
    B bound: before, after, …                   K "between" or "from"     X no date
    W weekday, time of day and filling words: passed over
"""

from __future__ import annotations

import re

from archive.dates.edtf import AUTUMN, MONTH_NAMES, SPRING, SUMMER, WINTER
from archive.dates.parts import NAMES, Part

Value = str | int | Part
Meaning = tuple[str, Value]

_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_ORDINALS = [
    *_ONES, *_TEENS, "twentieth", *(f"twenty {one}" for one in _ONES), "thirtieth", "thirty first",
]  # fmt: skip

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _all(kind: str, value: Value, words: str) -> dict[str, Meaning]:
    """One meaning for several words or phrases, separated by commas."""
    return {word.strip(): (kind, value) for word in words.split(",")}


WORDS: dict[str, Meaning] = {
    **{name.lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": ("M", 9),
    "febr": ("M", 2),
    **dict.fromkeys(_DAYS, ("W", "")),
    **{day[:3]: ("W", "") for day in _DAYS},
    **_all("W", "", "tues, wednes, thur, thurs"),
    **_all("W", "", "the, of, in, on, at, year, years, during, dated, day, month, sometime, some time"),
    **_all("W", "", "morning, afternoon, evening, night, forenoon"),
    **{word: ("O", number) for number, word in enumerate(_ORDINALS, 1)},
    "spring": ("S", SPRING),
    "summer": ("S", SUMMER),
    "autumn": ("S", AUTUMN),
    "fall": ("S", AUTUMN),
    "winter": ("S", WINTER),
    **_all("C", 1, "century, centuries, cent"),
    **_all("E", "BC", "bc, bce, before christ, before the common era"),
    **_all("E", "AD", "ad, ce, anno domini"),
    **{name: ("P", (name, 0, 0)) for name in NAMES},
    **_all("P", ("early", 0, 0), "beginning, start, opening"),
    **_all("P", ("mid", 0, 0), "middle"),
    **_all("P", ("late", 0, 0), "end, close, latter part, later part"),
    **_all("P", ("early", 0, 0), "early part"),
    **_all("A", "~", "c, ca, cca, circa, about, around, approx, approximately, roughly, or so"),
    **_all("U", "?", "possibly, probably, perhaps, maybe, presumably, likely, uncertain, ?, (?)"),
    **_all("R", "", "and, or, and/or, &"),
    "/": ("R", "/"),
    **_all("H", "../{end}", "to, until, till, through, up to"),
    **_all("B", "/{end}", "before, prior to, earlier than, or before, ante, bef"),
    **_all("B", "../{end}", "by, not after, not later than, no later than, or earlier"),
    **_all("B", "{begin}/", "after, later than, or after, post, aft"),
    **_all("B", "{begin}/..", "since, not before, not earlier than, no earlier than, or later"),
    **_all("B", "{begin}/..", "onward, onwards, and later, and after"),
    "between": ("K", ""),
    "from": ("K", "{begin}/.."),
    **_all("X", "", "undated, not dated, no date, without date, date unknown, unknown date, unknown"),
    **_all("X", "", "nd, sd, date not known, not known"),
}
"""Words and phrases in small letters, without full stops; a blank may be a hyphen in the text."""

FRACTIONS = {"half": 2, "third": 3, "quarter": 4}

_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip

_HOUR = r"[0-2]?[0-9](?:[:.][0-5][0-9]){0,2}"
_CLOCK = r"[0-2]?[0-9](?::[0-5][0-9]){1,2}"
_ZONE = r"(?:\s?(?:z|gmt|utc|est|edt|cet|bst|local\stime)\b|\s?[-+][0-9]{2}:?[0-9]{2})?"
_TO = r"\s?(?:-|to|and)\s?"
_AM_PM = r"[ap]\.?\s?m\b\.?"
_TIME = rf"""[-,;]?\s?(?:at\s)?(?:
    {_HOUR}(?:\s?{_AM_PM})?(?:{_TO}{_HOUR})?\s?{_AM_PM}{_ZONE}
  | {_CLOCK}(?:{_TO}{_CLOCK})?{_ZONE}
  | [0-2][0-9][0-5][0-9]\s?(?:z[0-9]?|hours|hrs|gmt|utc)\b
  | [0-9]{{1,2}}\so'clock
  | (?:noon|midday|midnight|dawn|dusk)\b
  | {_AM_PM}
)"""

_PHRASES = "|".join(
    re.escape(phrase).replace(r"\ ", "[- ]")
    for phrase in sorted(WORDS, key=len, reverse=True)
    if not phrase.isalpha() and phrase[-1].isalpha()
)

TOKEN = re.compile(
    rf"""\s?(?:
        (?P<time>{_TIME})
      | (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9]))
      | (?P<numeric>[0-9]{{1,2}}(?P<point>[/.-])[0-9]{{1,2}}(?P=point)[0-9]{{2,4}}(?![0-9]))
      | (?P<month_year>(?:0?[1-9]|1[0-2])/[0-9]{{4}}(?![0-9]))
      | (?P<roman>(?:[0-9]{{1,2}}(?P<gap>[ ./-])\s?)?(?:{"|".join(sorted(_ROMAN, key=len, reverse=True))})
            (?(gap)(?P=gap)|[ ./-])\s?[0-9]{{4}}(?![0-9]))
      | (?P<decade>[0-9]{{1,3}}0'?s\b)
      | (?P<ordinal>[0-9]{{1,2}}(?:st|nd|rd|th)\b)
      | (?P<number>[0-9]+)
      | (?P<dash>-+(?!\s?centur))
      | (?P<fraction>(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?:half|third|quarter)\b)
      | (?P<quarter>q[1-4]\b)
      | (?P<part>(?:early|mid|late)-(?=\w))
      | (?P<phrase>(?:{_PHRASES})\b|\(\?\))
      | (?P<initials>[a-z](?:\.\s?[a-z]\b)+\.?)
      | (?P<word>-?[^\W\d_]+)
      | (?P<filling>[.,])
      | (?P<sign>.)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""One token of a date, as plain signs: `english.plain` has made all dashes and quotes alike."""


def month_of_roman(numeral: str) -> int:
    """The month of a Roman numeral, I to XII."""
    return _ROMAN[numeral.lower()]
