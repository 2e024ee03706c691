"""The words and signs of English dates, as data for `english`.

Every token has a kind, one letter, and a value:

    M month     N number of one or two digits   Y of three or four        L of more
    S season    D decade                        O ordinal number          C century
    P part of a unit                            A approximately           U uncertain
    R separator of two dates                    H separator, or "until" in front of one
    B bound: before, after, …                   K "between" or "from"     E era
    X no date      W weekdays and F filling words, passed over (but no W follows an ordinal)
"""

from __future__ import annotations

import re

from archive.dates.edtf import AUTUMN, SPRING, SUMMER, WINTER
from archive.dates.parts import NAMES, Part
from archive.dates.wording_en import MONTH_NAMES

Value = str | int | Part
Meaning = tuple[str, Value]

_ONES = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_ORDINALS = [
    *_ONES, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth", "twentieth", *(f"twenty {one}" for one in _ONES),
    "thirtieth", "thirty first",
]  # fmt: skip

_OLD_MONTHS = {
    "jany": 1, "feby": 2, "febr": 2, "febry": 2, "augt": 8, "sept": 9, "septr": 9, "octr": 10,
    "novr": 11, "decr": 12,
}  # fmt: skip

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _all(kind: str, value: Value, words: str) -> dict[str, Meaning]:
    """One meaning for several words or phrases, separated by commas."""
    return {word.strip(): (kind, value) for word in words.split(",")}


WORDS: dict[str, Meaning] = {
    **{name.lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    **{word: ("M", number) for word, number in _OLD_MONTHS.items()},
    **dict.fromkeys(_DAYS, ("W", "")),
    **{day[:3]: ("W", "") for day in _DAYS},
    **_all("W", "", "tues, wednes, thur, thurs"),
    **_all("W", "", "year, years, month, morning, forenoon, afternoon, evening, night"),
    **_all("F", "", "the, of, in, on, at, during, dated, day, this, sometime, some time"),
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
    **_all("A", "~", "c, ca, cca, circa, about, around, approx, approximately, roughly, or so, ~"),
    **_all("A", "~", "on or about, or thereabouts"),
    **_all("U", "?", "possibly, probably, perhaps, maybe, presumably, likely, uncertain, ?, (?)"),
    **_all("R", "", "and, or, and/or, &"),
    "/": ("R", "/"),
    **_all("H", "../{end}", "to, until, till, through, up to"),
    **_all("B", "/{end}", "before, prior to, earlier than, or before, ante, pre, bef"),
    **_all("B", "../{end}", "by, not after, not later than, no later than, or earlier, on or before"),
    **_all("B", "{begin}/", "after, later than, or after, post, aft"),
    **_all("B", "{begin}/..", "since, not before, not earlier than, no earlier than, or later, on or after"),
    **_all("B", "{begin}/..", "onward, onwards, and later, and after"),
    "between": ("K", ""),
    "from": ("K", "{begin}/.."),
    **_all("X", "", "undated, not dated, no date, without date, date unknown, unknown date, unknown"),
    **_all("X", "", "nd, sd, date not known, not known, no date given"),
}
"""Words and phrases in small letters, without full stops; a blank may be a hyphen in the text."""

FRACTIONS = {"half": 2, "third": 3, "quarter": 4}

_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip

_HOUR = r"[0-2]?[0-9](?:[:.][0-5][0-9]){0,2}"
_CLOCK = r"[0-2]?[0-9](?::[0-5][0-9]){1,2}"
_ZONE_NAME = r"z|gmt|utc|[ecmp][sd]t|cet|bst|msk|[a-z]+\s(?:(?:standard|daylight|summer)\s)?time"
_ZONE = rf"(?:,?\s?(?:{_ZONE_NAME})\b|\s?[-+][0-9]{{2}}:?[0-9]{{2}})?"
_TO = r"\s?(?:-|to|and|until)\s?"
_AM_PM = r"[ap]\.?\s?m\b\.?"
_MOMENT = rf"""(?:
    {_HOUR}(?:{_TO}{_HOUR})?\s?{_AM_PM}{_ZONE}
  | {_CLOCK}{_ZONE}
  | [0-2][0-9][0-5][0-9]\s?(?:z[0-9]?|hours|hrs|gmt|utc)\b
  | [0-9]{{1,2}}\so'clock
  | (?:12\s)?(?:noon|midday|midnight|dawn|dusk)\b
  | (?:illegible\s)?{_AM_PM}
)"""
_TIME = rf"[-,;]?\s?(?:at\s)?{_MOMENT}(?:{_TO}{_MOMENT})?"

_ERA = r"(?:bce?|ad|ce)"

_PHRASES = "|".join(
    re.escape(phrase).replace(r"\ ", "[- ]")
    for phrase in sorted(WORDS, key=len, reverse=True)
    if not phrase.isalpha() and phrase[-1].isalpha()
)

TOKEN = re.compile(
    rf"""\s?(?:
        (?P<time>{_TIME})
      | (?P<iso>[0-9]{{4}}(?P<sign_of_iso>[-/.])[0-9]{{1,2}}(?P=sign_of_iso)[0-9]{{1,2}}(?![0-9]))
      | (?P<numeric>[0-9]{{1,2}}(?P<point>[/.-])[0-9]{{1,2}}(?P=point)[0-9]{{2,4}}(?![0-9]))
      | (?P<month_year>(?:0?[1-9]|1[0-2])[/.][0-9]{{4}}(?![0-9]))
      | (?P<roman>(?:[0-9]{{1,2}}(?P<gap>[ ./-])\s?)?(?:{"|".join(sorted(_ROMAN, key=len, reverse=True))})
            (?(gap)(?P=gap)|[ ./-])\s?[0-9]{{4}}(?![0-9]))
      | (?P<decade>[0-9]{{1,3}}0'?s\b)
      | (?P<fraction>(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?:half|third|quarter)\b)
      | (?P<nth_century>[0-9]{{1,3}}(?:st|nd|rd|th)\sc\b)
      | (?P<ordinal>[0-9]{{1,3}}(?:st|nd|rd|th|d)\b)
      | (?P<number>[0-9]+(?!(?!{_ERA}\b)[^\W\d_]))
      | (?P<present>-?\s?(?:to\s)?(?:the\s)?present\b|to\sdate\b)
      | (?P<dash>-+(?!\s?centur))
      | (?P<quarter>q[1-4]\b)
      | (?P<part>(?:early|mid|late|pre|post|to)-(?=\w))
      | (?P<phrase>(?:{_PHRASES})\b|\(\?\))
      | (?P<initials>[a-z](?:\.\s?[a-z]\b)+\.?)
      | (?P<word>-?[^\W\d_]+)
      | (?P<filling>[.,])
      | (?P<sign>.)
    )""",
    re.VERBOSE,
)
"""One token of a date in small letters, with all dashes and quotes made alike."""


def month_of_roman(numeral: str) -> int:
    """The month of a Roman numeral, I to XII."""
    return _ROMAN[numeral]
