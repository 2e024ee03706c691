"""Times that are said from today: "last 30 days", "3 months ago", "цього року"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Final

from archive.dates.calendar import day_number, days_in_month, first_of_month
from archive.dates.event_date import EventDate
from archive.dates.parts import edtf_day

_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "сьогодні": 0, "вчора": -1, "завтра": 1}
_FORMS: Final = {
    "day": "day days день дня дні днів",
    "week": "week weeks тиждень тижня тижні тижнів",
    "month": "month months місяць місяця місяці місяців",
    "year": "year years рік року роки років",
}
_UNITS: Final = {form: unit for unit, forms in _FORMS.items() for form in forms.split()}

_UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
_LAST_ONES = r"(?:last|past|останні|останніх)"
_ROLLING = re.compile(rf"{_LAST_ONES} (?P<number>[1-9][0-9]{{0,3}}) {_UNIT}")
_PAST_ONE = re.compile(rf"(?:past|останній|останнього) {_UNIT}")
_AGO = re.compile(rf"(?P<number>[1-9][0-9]{{0,3}}|an?) {_UNIT} (?:ago|тому)")
_ONE_AGO = re.compile(rf"{_UNIT} тому")
_CALENDAR = re.compile(
    rf"(?:(?P<last>last|минулий|минулого|минулому)|this|цей|цього|цьому) (?!day|д[еін]){_UNIT}"
)

Days = tuple[int, int]


def read_relative(text: str, today: datetime.date) -> EventDate | None:
    """The days that a text means, said from today, both included; None for any other text.

    "Last 30 days" and "past 2 years" end today; "last month" and "this year" are those of the
    calendar; weeks begin on Monday (ISO 8601). Where a month has no such day, its last one is taken.

    >>> read_relative("Last  30 days", datetime.date(2026, 3, 1))
    EventDate(said='last 30 days', edtf='2026-01-31/2026-03-01')
    """
    said = " ".join(text.lower().split())
    days = _days(said, today)
    if days is None:
        return None
    first, last = map(edtf_day, days)
    return EventDate(said, first if first == last else f"{first}/{last}")


def _days(said: str, today: datetime.date) -> Days | None:
    now = today.toordinal()
    if said in _DAYS:
        return now + _DAYS[said], now + _DAYS[said]
    for pattern, meaning in _MEANINGS.items():
        if found := pattern.fullmatch(said):
            parts = found.groupdict(default="")
            return meaning(parts | {"unit": _UNITS[parts["unit"]]}, today)
    return None


def _rolling(parts: Mapping[str, str], today: datetime.date) -> Days:
    return _before(today, int(parts.get("number", 1)), parts["unit"]) + 1, today.toordinal()


def _ago(parts: Mapping[str, str], today: datetime.date) -> Days:
    number = parts.get("number", "")
    day = _before(today, int(number) if number.isdigit() else 1, parts["unit"])
    return day, day


def _calendar(parts: Mapping[str, str], today: datetime.date) -> Days:
    back = bool(parts["last"])
    if parts["unit"] == "week":
        monday = today.toordinal() - today.weekday() - 7 * back
        return monday, monday + 6
    length = 12 if parts["unit"] == "year" else 1
    period = (today.year * 12 + today.month - 1) // length - back
    return first_of_month(period * length), first_of_month((period + 1) * length) - 1


def _before(today: datetime.date, number: int, unit: str) -> int:
    """The day that lies so many units before today."""
    if unit in ("day", "week"):
        return today.toordinal() - number * (7 if unit == "week" else 1)
    months = number * (12 if unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return day_number(year, month + 1, min(today.day, days_in_month(year, month + 1)))


_MEANINGS: Final[dict[re.Pattern[str], Callable[[Mapping[str, str], datetime.date], Days]]] = {
    _ROLLING: _rolling,
    _PAST_ONE: _rolling,
    _AGO: _ago,
    _ONE_AGO: _ago,
    _CALENDAR: _calendar,
}
