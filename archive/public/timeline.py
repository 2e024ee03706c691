"""The timeline: the records of any filter in stretches of time, from centuries down to days.

The engine counts the stretches; records themselves are listed only where they are few, so the page
costs the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.catalog.facets import Count
from archive.catalog.filters import ArchiveFilter
from archive.catalog.hits import Hit
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import Page, find
from archive.catalog.stretches import STRETCHES
from archive.catalog.units import UNITS, Unit
from archive.dates import EventDate, read_edtf
from archive.public import errors
from archive.public.addresses import absolute
from archive.public.lists import MOST_INDEXED_FILTERS, list_page, with_query
from archive.public.validators import validated

LISTED: Final = 100
"""Where there are no more records than these, they stand in their stretches."""

LONGEST: Final = 4
"""The place in `UNITS` of the longest time that there is a way to: a century."""

COUNTED: Final = (STRETCHES, RECORDS.facets["precision"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of time: how many records may belong to it, and `share` of the fullest one's, in hundredths.
    `hits` are those that begin in it, where records are listed. Stretches in a row in which nothing is
    recorded, or nothing of what is listed begins, are one: `is_quiet`."""

    label: str
    href: str = ""
    count: int = 0
    share: int = 0
    hits: tuple[Hit, ...] = ()
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zoom:
    """The ways out of the range that is shown: the longer times around it, from the longest, and the times
    of the same length before and after."""

    out: tuple[tuple[str, str], ...]
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None


@list_page
def timeline(request: HttpRequest) -> HttpResponseBase:
    """The records that the address asks for, in time. A wrong value is answered by 400."""
    asked = ArchiveFilter(request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    query = replace(asked.query, sort="oldest")
    page = find(RECORDS.read, query, size=LISTED, facets=COUNTED, head_number=asked.head_number)
    made_from = (asked.head_number, page.behind, asked.meaning)
    return validated(request, made_from, lambda: _timeline(request, asked, page))


def _timeline(request: HttpRequest, asked: ArchiveFilter, page: Page[Hit]) -> HttpResponseBase:
    query_string = asked.without("page")
    undated = [count for count in page.facets["precision"].counts if count.value == "undated"]
    context = {
        "page": page,
        "stretches": list(stretches(asked, page, request.path)),
        "several": page.facets["stretch"].several,
        "undated": undated[0].count if undated else 0,
        "undated_href": with_query(reverse("archive"), asked.with_value("precision", "undated")),
        "zoom": zoom(asked, request.path),
        "range": _range(asked),
        "chips": [
            (chip.label, with_query(request.path, chip.query_string))
            for chip in asked.chips
            if chip.name not in ("from", "to")
        ],
        "archive": with_query(reverse("archive"), query_string),
        "canonical": absolute(with_query(request.path, query_string)),
        "noindex": len(asked.chips) > MOST_INDEXED_FILTERS,
        "is_listed": page.total <= LISTED,
    }
    return render(request, "timeline.html", context)


def stretches(asked: ArchiveFilter, page: Page[Hit], path: str) -> Iterator[Stretch]:
    """The stretches from the first to the last, with their records where these are few. The link of one
    that cannot be parted any further leads to the archive."""
    counts = page.facets["stretch"].counts
    most = max((count.count for count in counts), default=0)
    held = _held(page.hits, counts) if page.total <= LISTED else None
    whole = asked.without("page")
    for (stands_alone, _is_empty), group in groupby(
        enumerate(counts), key=lambda one: _standing(one[0], one[1], held)
    ):
        if not stands_alone:
            yield _quiet([count for _place, count in group])
            continue
        for place, count in group:
            within = asked.within(count.value)
            yield Stretch(
                label=count.name,
                href=with_query(reverse("archive") if within == whole else path, within),
                count=count.count,
                share=-(-100 * count.count // most),
                hits=tuple((held or {}).get(place, ())),
            )


def _standing(place: int, count: Count, held: Mapping[int, list[Hit]] | None) -> tuple[bool, bool]:
    """Whether the stretch stands alone, and whether it is empty; those alike in both can be one."""
    return bool(count.count) if held is None else place in held, not count.count


def _quiet(counts: Sequence[Count]) -> Stretch:
    first, last = counts[0].name, counts[-1].name
    label = first if len(counts) == 1 else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return Stretch(label=label, count=max(count.count for count in counts), is_quiet=True)


def _held(hits: Sequence[Hit], counts: Sequence[Count]) -> dict[int, list[Hit]]:
    """The dated records by the place of the stretch in which they begin; those that may have begun before
    the first stretch stand in it."""
    starts = [read_edtf(count.value).first_day or 0 for count in counts]
    held: dict[int, list[Hit]] = {}
    for hit in hits:
        if not hit.date.is_undated and starts:
            day = hit.date.last_day if hit.date.first_day is None else hit.date.first_day
            place = max(0, sum(start <= (day or 0) for start in starts) - 1)
            held.setdefault(place, []).append(hit)
    return held


def _range(asked: ArchiveFilter) -> str:
    """The range that is asked for, in words; empty where there is none."""
    chosen = _bucket(asked.query)
    if chosen:
        return read_edtf(chosen[0].edtf(chosen[1])).words
    first, last = (asked.values[name] for name in ("from", "to"))
    dates = [date.words for date in (first, last) if isinstance(date, EventDate)]
    return " – ".join(dict.fromkeys(dates))


def zoom(asked: ArchiveFilter, path: str) -> Zoom:
    """The ways out of the range that is asked for."""
    chosen = _bucket(asked.query)
    everything = (_("All time"), with_query(path, _without_range(asked)))
    if asked.query.first_day is None and asked.query.last_day is None:
        return Zoom(out=())
    longer = [(unit, place) for unit, place in _around(asked.query) if (unit, place) != chosen]
    out = (everything, *(_way(asked, path, unit, place) for unit, place in reversed(longer)))
    if chosen is None:
        return Zoom(out=out)
    unit, place = chosen
    return Zoom(out=out, before=_way(asked, path, unit, place - 1), after=_way(asked, path, unit, place + 1))


def _bucket(query: CatalogQuery) -> tuple[Unit, int] | None:
    """The one day, month, year, decade … that is asked for, if it is one."""
    return next(
        (found for found in _around(query) if _days(*found) == (query.first_day, query.last_day)), None
    )


def _around(query: CatalogQuery) -> Iterator[tuple[Unit, int]]:
    """The units that the whole range lies in, the shortest first; from a thousand years on, none."""
    first, last = query.first_day, query.last_day
    if first is None or last is None:
        return
    for unit in UNITS[: LONGEST + 1]:
        if unit.at(first) == unit.at(last):
            yield unit, unit.at(first)


def _days(unit: Unit, place: int) -> tuple[int, int]:
    return unit.first_day(place), unit.first_day(place + 1) - 1


def _way(asked: ArchiveFilter, path: str, unit: Unit, place: int) -> tuple[str, str]:
    edtf = unit.edtf(place)
    return read_edtf(edtf).words, with_query(path, asked.during(edtf))


def _without_range(asked: ArchiveFilter) -> str:
    return urlencode([item for item in parse_qsl(asked.without("from")) if item[0] != "to"])
