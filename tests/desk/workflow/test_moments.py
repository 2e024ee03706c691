from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.workflow.moments import NoSuchMoment, moment


@pytest.mark.parametrize(
    ("wall", "zone", "expected"),
    [
        ("2026-07-01T12:00", "Europe/Berlin", "2026-07-01T10:00"),
        ("2026-12-01T12:00", "Europe/Berlin", "2026-12-01T11:00"),
        ("2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59"),
        ("2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00"),
        ("2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00"),
        ("2026-10-25T02:30", "UTC", "2026-10-25T02:30"),
        ("2026-07-01T12:00", "Asia/Kathmandu", "2026-07-01T06:15"),
    ],
)
def test_wall_clock_means_this_moment(wall: str, zone: str, expected: str) -> None:
    read = datetime.fromisoformat(wall)

    assert moment(read, zone) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize("wall", ["2026-03-29T02:00", "2026-03-29T02:30", "2026-03-29T02:59"])
def test_time_that_clocks_skip_is_refused(wall: str) -> None:
    with pytest.raises(NoSuchMoment, match=r"^There is no 2026-03-29 02:\d\d in Europe/Berlin"):
        moment(datetime.fromisoformat(wall), "Europe/Berlin")


@pytest.mark.parametrize("wall", ["2026-10-25T02:00", "2026-10-25T02:30", "2026-10-25T02:59"])
def test_time_that_clocks_show_twice_is_refused(wall: str) -> None:
    with pytest.raises(NoSuchMoment, match=r"^2026-10-25 02:\d\d comes twice in Europe/Berlin"):
        moment(datetime.fromisoformat(wall), "Europe/Berlin")


@pytest.mark.parametrize("wall", [datetime.min, datetime.max])  # noqa: DTZ901 (what a form can say)
def test_time_out_of_reach_is_refused(wall: datetime) -> None:
    zone = "Asia/Tokyo" if wall.year == 1 else "America/New_York"

    with pytest.raises(NoSuchMoment, match="out of reach"):
        moment(wall, zone)


@given(st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 (a clock on a wall)
def test_every_time_means_one_moment_or_is_refused(wall: datetime) -> None:
    try:
        meant = moment(wall, "Europe/Berlin")
    except NoSuchMoment:
        return

    assert meant.astimezone(ZoneInfo("Europe/Berlin")).replace(tzinfo=None) == wall
