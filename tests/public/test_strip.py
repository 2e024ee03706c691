from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.facets import Count
from archive.dates import edtf_year, read_edtf
from archive.public.strip import HEIGHT, MOST_BARS, MOST_LINKS, WIDTH, strip


def counts(years: dict[int, int]) -> list[Count]:
    """The counts of years as the catalog gives them."""
    return [Count(edtf_year(year), str(year), count) for year, count in sorted(years.items())]


@given(st.dictionaries(st.integers(-9999, 9999), st.integers(1, 10**6), min_size=1, max_size=40))
def test_strip_holds_all_years_within_its_bounds(years: dict[int, int]) -> None:
    drawn = strip(counts(years))

    assert drawn is not None
    assert 1 <= len(drawn.bars) <= MOST_BARS
    assert 1 <= len(drawn.periods) <= MOST_LINKS
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 2 for bar in drawn.bars)
    assert max(bar.height for bar in drawn.bars) == HEIGHT
    assert all(bar.y + bar.height == pytest.approx(HEIGHT, abs=0.2) for bar in drawn.bars)


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([1914, 1962], ["1914", "1962"]),
        (range(1990, 2023), ["1990s", "2000–2009", "2010s", "2020s"]),
        (range(1500, 1800), ["16th century", "17th century", "18th century"]),
        ([-43, 14], ["44 BC", "AD 14"]),
    ],
)
def test_periods_are_as_short_as_there_is_room_for(years: list[int], words: list[str]) -> None:
    drawn = strip(counts(dict.fromkeys(years, 1)))

    assert drawn is not None
    assert [period.words for period in drawn.periods] == words


def test_period_leads_to_its_records() -> None:
    drawn = strip(counts(dict.fromkeys(range(1990, 2023), 1)))

    assert drawn is not None
    assert drawn.periods[0].address == "/archive/?from=1990&to=1999"


def test_archive_without_dates_has_no_strip() -> None:
    assert strip([]) is None


def test_year_of_the_catalog_is_read() -> None:
    assert read_edtf(edtf_year(-43)).words == "44 BC"
