"""A moment as a clock on a wall says it, in a time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _


class NoSuchMoment(ValueError):
    """A time that clocks skip, or that they show twice, when they are changed."""


def moment(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in the zone (``Europe/Berlin``) show this time.

    Raises NoSuchMoment for a time in the hour that they leave out in spring, or show twice in autumn.
    """
    earlier, later = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    offsets = [each.utcoffset() or timedelta() for each in (earlier, later)]
    names = {"time": f"{wall:%Y-%m-%d %H:%M}", "zone": zone}
    if offsets[0] < offsets[1]:
        raise NoSuchMoment(_("There is no %(time)s in %(zone)s: clocks are put forward then.") % names)
    if offsets[0] > offsets[1]:
        message = _("%(time)s comes twice in %(zone)s, as clocks are put back then. Say it in UTC.")
        raise NoSuchMoment(message % names)
    try:
        return earlier.astimezone(UTC)
    except OverflowError:
        raise NoSuchMoment(_("%(time)s is out of reach.") % names) from None
