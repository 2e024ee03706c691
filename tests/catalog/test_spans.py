from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.placing import AFTER_ALL, BEFORE_ALL
from archive.catalog.spans import Spans

ENDS = st.integers(-40, 40)
PAIRS = st.tuples(ENDS | st.just(BEFORE_ALL), ENDS | st.just(AFTER_ALL)).filter(
    lambda span: span[0] <= span[1]
)


def decade(unit: int) -> int:
    return unit // 10


@given(st.dictionaries(PAIRS, st.integers(1, 5)))
def test_counts_of_longer_units_are_those_of_longer_spans(found: dict[tuple[int, int], int]) -> None:
    spans, units = Spans(found), range(-5, 5)
    longer = spans.in_units(decade)
    possible, certain = (spans.counter(decade, certain=certain) for certain in (False, True))

    assert spans.ends_in(decade) == longer.ends
    assert [possible(unit) for unit in units] == [
        sum(count for (first, last), count in longer.items() if first <= unit <= last) for unit in units
    ]
    assert [certain(unit) for unit in units] == [longer.get((unit, unit), 0) for unit in units]
    assert spans.overlapping(decade)(-3, 2) == sum(
        count for (first, last), count in longer.items() if first <= 2 and last >= -3
    )
    assert Counter(dict(longer)).total() == sum(found.values())
