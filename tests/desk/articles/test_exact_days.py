from __future__ import annotations

import pytest

from archive.dates import read_date
from archive.desk.articles.exact_days import exact_day


@pytest.mark.parametrize(
    ("date", "lead", "day"),
    [
        ("March 1998", "On 3 March 1998 they met.", "1998-03-03"),
        ("March 1998", "On March 3, 1998 they met.", "1998-03-03"),
        ("1998", "Noted 1998-03-03, and again on 3 March 1998.", "1998-03-03"),
        ("March 1998", "Met on 3 March 1998, left on 5 March 1998.", None),
        ("March 1998", "On 3 April 1998 they met.", None),
        ("March 1998", "On 31 February 1998 they met.", None),
        ("March 1998", "They met.", None),
        ("3 March 1998", "On 3 March 1998 they met.", None),
        ("early March 1998", "On 3 March 1998 they met.", "1998-03-03"),
        ("early 1998", "On 3 March 1998 they met.", "1998-03-03"),
        ("c. 1998", "On 3 March 1998 they met.", "1998-03-03"),
        ("28–30 June 2022", "It ended on 30 June 2022.", None),
        ("March–May 1998", "On 3 March 1998 they met.", None),
        ("since March 1998", "On 3 March 1998 they met.", None),
        ("undated", "On 3 March 1998 they met.", None),
    ],
)
def test_exact_day_within_a_vague_date(date: str, lead: str, day: str | None) -> None:
    found = exact_day(read_date(date), lead)

    assert (found and found.edtf) == day
