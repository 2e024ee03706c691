"""The records of a year, a month, a day: of all that happened then, or may have.

A date in which nothing is known to have happened has no page: the days have no end.
"""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from archive.catalog.filters import ArchiveFilter
from archive.catalog.hits import Hit
from archive.catalog.search import Page
from archive.dates import EventDate, UnreadableDate, edtf_year, read_edtf
from archive.public.lists import list_context, list_page, place_in_list, results
from archive.public.validators import validated


@list_page
def year_detail(request: HttpRequest, year: int) -> HttpResponseBase:
    """The records of a year, with its months."""
    return _records(request, edtf_year(year))


@list_page
def month_detail(request: HttpRequest, year: int, month: int) -> HttpResponseBase:
    """The records of a month, with its days."""
    return _records(request, f"{edtf_year(year)}-{month:02}", year)


@list_page
def day_detail(request: HttpRequest, year: int, month: int, day: int) -> HttpResponseBase:
    """The records of a day."""
    return _records(request, f"{edtf_year(year)}-{month:02}-{day:02}", year, month)


def _records(request: HttpRequest, edtf: str, *around: int) -> HttpResponseBase:
    date = _date(edtf)
    asked = ArchiveFilter({"from": edtf, "to": edtf, **place_in_list(request)})
    if not asked.is_valid():
        raise BadRequest(asked.form.errors.as_text())
    page = results(asked, facets=["year"])
    if not page.total:
        raise Http404
    context = list_context(page, asked, request.path) | {"date": date, "around": _around(around)}
    context["parts"] = _parts(page)
    return validated(
        request, (asked.head_number, page.behind), lambda: render(request, "date_detail.html", context)
    )


def _date(edtf: str) -> EventDate:
    try:
        return read_edtf(edtf)
    except UnreadableDate:  # such as 30 February
        raise Http404 from None


def _around(numbers: tuple[int, ...]) -> tuple[str, str] | None:
    """The longer time that a date lies in: its words and its address."""
    if not numbers:
        return None
    name = ("year-detail", "month-detail")[len(numbers) - 1]
    edtf = "-".join((edtf_year(numbers[0]), *(f"{number:02}" for number in numbers[1:])))
    return read_edtf(edtf).words, reverse(name, args=numbers)


def _parts(page: Page[Hit]) -> list[tuple[str, str, int]]:
    """The months of a year, the days of a month: words, address, number of records."""
    (chosen,) = page.facets["year"].counts
    months = chosen.within
    days = [day for month in months if month.selected for day in month.within]
    parts = days if len(months) == 1 else months
    return [(part.name, _address(part.value), part.count) for part in parts if not part.selected]


def _address(edtf: str) -> str:
    """The address of a month or a day."""
    year, *rest = edtf.rsplit("-", edtf.count("-", 1))
    return reverse(("month-detail", "day-detail")[len(rest) - 1], args=[int(year), *map(int, rest)])
