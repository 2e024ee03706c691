"""Dates as sources give them: read, bounded, ordered and worded. Pure Python, no Django.

>>> read_date("17–18 Feb. 2022").edtf
'2022-02-17/2022-02-18'
>>> read_edtf("1997~").words
'about 1997'
"""

from archive.dates.calendar import day_number, first_of_month, month_of, year_of
from archive.dates.edtf import FARTHEST_YEAR, Precision, UnreadableDate
from archive.dates.event_date import UNDATED, EventDate
from archive.dates.parts import edtf_day, edtf_month, edtf_year
from archive.dates.reading import read_date, read_edtf
from archive.dates.relative import read_relative
from archive.dates.softness import Softness, softness

__all__ = [
    "FARTHEST_YEAR",
    "UNDATED",
    "EventDate",
    "Precision",
    "Softness",
    "UnreadableDate",
    "day_number",
    "edtf_day",
    "edtf_month",
    "edtf_year",
    "first_of_month",
    "month_of",
    "read_date",
    "read_edtf",
    "read_relative",
    "softness",
    "year_of",
]
