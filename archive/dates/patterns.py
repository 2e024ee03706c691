"""What dates are made of, in every language that is read: all words, and one pattern for all tokens."""

from __future__ import annotations

import re

from archive.dates.english_words import ENGLISH
from archive.dates.ukrainian_words import UKRAINIAN
from archive.dates.wording import roman

WORDS = ENGLISH | UKRAINIAN

_ROMAN = {roman(number).lower(): number for number in range(1, 101)}
_ROMAN_MONTHS = "|".join(sorted((roman(number).lower() for number in range(1, 13)), key=len, reverse=True))
_LATIN = str.maketrans("іх", "ix")
"""Cyrillic letters that look like Roman numerals, and are typed for them."""

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
_CENTURY = r"(?:centur|століт|ст\b)"

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
      | (?P<roman>(?:[0-9]{{1,2}}(?P<gap>[ ./-])\s?)?(?:{_ROMAN_MONTHS})
            (?(gap)(?P=gap)|[ ./-])\s?[0-9]{{4}}(?![0-9]))
      | (?P<decade>[0-9]{{1,3}}0(?:'?s|-?(?:ті|тих|ві|вих|их|х))\b)
      | (?P<fraction>(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?:half|third|quarter)\b)
      | (?P<nth_century>[0-9]{{1,3}}(?:st|nd|rd|th)\sc\b)
      | (?P<ordinal>[0-9]{{1,3}}(?:st|nd|rd|th|d|-(?:го|ше|ге|тє|те|ме|е|му|ій|ої|та))\b)
      | (?P<roman_century>[ivxlcіх]+(?=(?:\s?(?:-|and|or|to|і|й|та|або|до)\s?[ivxlcіх]+)?\s{_CENTURY}))
      | (?P<era>(?:до\s)?(?:н(?:\.\s?|\s)е|р(?:\.\s?|\s)х)\b|(?:до\s)?нашої\sери\b)
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


def number_of_roman(numeral: str) -> int | None:
    """The number of a Roman numeral in small letters, up to C; None where it is none."""
    return _ROMAN.get(numeral.translate(_LATIN))
