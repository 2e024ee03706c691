"""The words and signs of English dates, as data for `patterns`.

Every token has a kind, one letter, and a value:

    M month     N number of one or two digits   Y of three or four        L of more
    S season    D decade                        O ordinal number          C century
    P part of a unit                            A approximately           U uncertain
    R separator of two dates                    H separator, or "until" in front of one
    B bound: before, after, …                   K "between" or "from"     E era
    X no date      W weekdays and F filling words, passed over (but no W follows an ordinal)
"""

from __future__ import annotations

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


def one_meaning(kind: str, value: Value, words: str) -> dict[str, Meaning]:
    """One meaning for several words or phrases, separated by commas."""
    return {word.strip(): (kind, value) for word in words.split(",")}


ENGLISH: dict[str, Meaning] = {
    **{name.lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): ("M", number) for number, name in enumerate(MONTH_NAMES, 1)},
    **{word: ("M", number) for word, number in _OLD_MONTHS.items()},
    **dict.fromkeys(_DAYS, ("W", "")),
    **{day[:3]: ("W", "") for day in _DAYS},
    **one_meaning("W", "", "tues, wednes, thur, thurs"),
    **one_meaning("W", "", "year, years, month, morning, forenoon, afternoon, evening, night"),
    **one_meaning("F", "", "the, of, in, on, at, during, dated, day, this, sometime, some time"),
    **{word: ("O", number) for number, word in enumerate(_ORDINALS, 1)},
    "spring": ("S", SPRING),
    "summer": ("S", SUMMER),
    "autumn": ("S", AUTUMN),
    "fall": ("S", AUTUMN),
    "winter": ("S", WINTER),
    **one_meaning("C", 1, "century, centuries, cent"),
    **one_meaning("E", "BC", "bc, bce, before christ, before the common era"),
    **one_meaning("E", "AD", "ad, ce, anno domini"),
    **{name: ("P", (name, 0, 0)) for name in NAMES},
    **one_meaning("P", ("early", 0, 0), "beginning, start, opening"),
    **one_meaning("P", ("mid", 0, 0), "middle"),
    **one_meaning("P", ("late", 0, 0), "end, close, latter part, later part"),
    **one_meaning("P", ("early", 0, 0), "early part"),
    **one_meaning("A", "~", "c, ca, cca, circa, about, around, approx, approximately, roughly, or so, ~"),
    **one_meaning("A", "~", "on or about, or thereabouts"),
    **one_meaning("U", "?", "possibly, probably, perhaps, maybe, presumably, likely, uncertain, ?, (?)"),
    **one_meaning("R", "", "and, or, and/or, &"),
    "/": ("R", "/"),
    **one_meaning("H", "../{end}", "to, until, till, through, up to"),
    **one_meaning("B", "/{end}", "before, prior to, earlier than, or before, ante, pre, bef"),
    **one_meaning("B", "../{end}", "by, not after, not later than, no later than, or earlier, on or before"),
    **one_meaning("B", "{begin}/", "after, later than, or after, post, aft"),
    **one_meaning(
        "B", "{begin}/..", "since, not before, not earlier than, no earlier than, or later, on or after"
    ),
    **one_meaning("B", "{begin}/..", "onward, onwards, and later, and after"),
    "between": ("K", ""),
    "from": ("K", "{begin}/.."),
    **one_meaning("X", "", "undated, not dated, no date, without date, date unknown, unknown date, unknown"),
    **one_meaning("X", "", "nd, sd, date not known, not known, no date given"),
}
"""Words and phrases in small letters, without full stops; a blank may be a hyphen in the text."""

FRACTIONS = {"half": 2, "third": 3, "quarter": 4}
