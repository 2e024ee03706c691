from __future__ import annotations

import pytest

from archive.catalog.demands.places import places_within
from archive.dates import EventDate, read_edtf

IN_ORDER = ("-0043-03-15", "0000", "../1918-03-03", "1997", "2021-12-17", "2022-02-24/..")


def test_what_stands_within_records_follows_the_dates_and_undated_is_last() -> None:
    dates = [read_edtf(edtf) for edtf in IN_ORDER]
    newest = [places_within(date, 7, 3)[0] for date in (*reversed(dates), EventDate("n.d.", ""))]
    oldest = [places_within(date, 7, 3)[1] for date in (*dates, EventDate("n.d.", ""))]

    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)


@pytest.mark.parametrize("edtf", ["", "2021", "../1918", "Y-900000", "Y900000"])
def test_what_stands_within_a_record_keeps_its_order_in_either_direction(edtf: str) -> None:
    date = read_edtf(edtf)
    newest, oldest = zip(
        *(places_within(date, record, place) for record in (1, 2) for place in range(3)), strict=True
    )

    assert sorted(range(6), key=lambda at: -newest[at]) == [3, 4, 5, 0, 1, 2]
    assert sorted(range(6), key=lambda at: oldest[at]) == [0, 1, 2, 3, 4, 5]
    assert max(*newest, *oldest) < 2**64
