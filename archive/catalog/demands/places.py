"""Where a demand stands among all others."""

from __future__ import annotations

from typing import Final

from archive.dates import EventDate

_PLACE_BITS: Final = 12
_RECORD_BITS: Final = 26
_DAY_BITS: Final = 64 - _RECORD_BITS - _PLACE_BITS
_MOST_PLACES: Final = 2**_PLACE_BITS - 1
_MIDDLE_DAY: Final = 2 ** (_DAY_BITS - 1)


def places_within(date: EventDate, record: int, place: int) -> tuple[int, int]:
    """Two numbers (unsigned, 64 bits) to order by, as `placing.places` gives them to records, for what
    stands at a place within a record (from 0): in either order, what one record holds comes in the order
    of its places. Days count exactly for 91,000 years around year 0; no two share a number while records
    are fewer than 67 million and places than 4,096."""
    day = date.last_day if date.first_day is None else date.first_day
    newest, oldest = (0, 2**_DAY_BITS - 1) if day is None else (_near(day), _near(day))
    at, record = min(place, _MOST_PLACES), record % 2**_RECORD_BITS
    below = record << _PLACE_BITS
    above = _RECORD_BITS + _PLACE_BITS
    return newest << above | below | _MOST_PLACES - at, oldest << above | below | at


def _near(day: int) -> int:
    return _MIDDLE_DAY + max(1 - _MIDDLE_DAY, min(day, _MIDDLE_DAY - 2))
