"""Dates in Ukrainian: the month of a day is in the genitive."""

DATE_FORMAT = "j E Y"
MONTH_DAY_FORMAT = "j E"
DATETIME_FORMAT = "j E Y, H:i"
TIME_FORMAT = "H:i"
DECIMAL_SEPARATOR = "."
"""Readers see no fractions; in drawings (SVG) a number has a point in every language."""
