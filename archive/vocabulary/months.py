"""Months that somebody has looked through: "2021-03, 2021-05/2021-08, 1963"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.dates import UnreadableDate, month_of, read_edtf

_BETWEEN = re.compile(r"[,;\s]+")


def read_months(text: str) -> frozenset[tuple[int, int]]:
    """The months (year and month) that the text names: months, years, or intervals of them in EDTF, with
    commas or spaces between. Raises ValidationError for what names none."""
    found: set[tuple[int, int]] = set()
    for piece in filter(None, _BETWEEN.split(text)):
        found.update(_months(piece))
    return frozenset(found)


MOST = 12 * 3000
"""Months that one piece can name."""


def _months(piece: str) -> Iterator[tuple[int, int]]:
    refused = ValidationError(
        _("“%(piece)s” is no month (as in 2021-03 or 2021-05/2021-08).") % {"piece": piece}
    )
    try:
        date = read_edtf(piece)
    except UnreadableDate as error:
        raise refused from error
    if date.first_day is None or date.last_day is None:
        raise refused
    (year, month), (last_year, last_month) = month_of(date.first_day), month_of(date.last_day)
    first, last = year * 12 + month - 1, last_year * 12 + last_month - 1
    if last - first > MOST:
        raise refused
    return ((index // 12, index % 12 + 1) for index in range(first, last + 1))


def validate_months(text: str) -> None:
    """Raise ValidationError for a text that `read_months` cannot read."""
    read_months(text)
