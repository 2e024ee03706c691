"""What every list of records has in common: its page of results, its neighbours, its downloads."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final, Protocol

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from archive.catalog.fields import write_place
from archive.catalog.filters import PLACE, CatalogFilter
from archive.catalog.freshness import CatalogMissing
from archive.catalog.kinds import H
from archive.catalog.search import Page
from archive.public import errors
from archive.public.addresses import absolute
from archive.public.validators import View, reader_page

MOST_INDEXED_FILTERS = 2
"""Lists under more filters than these are for readers, not for robots: their number has no end."""

SAME_RECORDS = {
    "archive": "archive",
    "timeline": "timeline",
    "feed": "archive-feed",
    "csv": "archive-csv",
    "safe_csv": "archive-safe-csv",
    "jsonl": "archive-jsonl",
}
"""The address names under which the records of one query are had in other forms."""


def list_page(view: View) -> View:
    """A readers' page that is made from the catalog: 503 while there is none, never a wrong list."""

    @reader_page
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except CatalogMissing:
            return errors.unavailable(request)

    return answer


def results(asked: CatalogFilter[H], *, facets: bool | Collection[str] = False) -> Page[H]:
    """The page of results that is asked for, with the counts of all facets or of those that are named.
    Raises Http404 for one beyond the end."""
    page = asked.results(facets=facets)
    if page.is_beyond_end:
        raise Http404
    return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Where a page stands among its neighbours; their addresses are empty at either end."""

    number: int
    pages: int
    previous: str
    next: str


class Numbered(Protocol):
    """A page of a list: its number, from 1, of so many pages."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def pages(self) -> int:
        """How many there are."""


FAR: Final = 40
"""From the page after this one on, the address of the next page says where this one ends, too: the engine
then need not put all hits before it into order."""


def paging(page: Numbered, path: str, query_string: str = "", *, last: int | None = None) -> Paging:
    """The neighbours of a page of the list at `path?query_string`; `last` is the place of its last hit."""
    after = f"after={write_place(last)}" if last is not None and page.number >= FAR else ""

    def address(number: int, place: str = "") -> str:
        if not 1 <= number <= page.pages:
            return ""
        return with_query(path, query_string, f"page={number}" if number > 1 else "", place)

    return Paging(
        number=page.number,
        pages=page.pages,
        previous=address(page.number - 1),
        next=address(page.number + 1, after),
    )


def place_in_list(request: HttpRequest) -> dict[str, str]:
    """Where in a list of its own an address stands: the parameters of `ArchiveFilter` for that."""
    return {name: request.GET.get(name, "") for name in PLACE}


def list_context(
    page: Page[Any],
    asked: CatalogFilter[Any],
    path: str,
    query_string: str = "",
    *,
    same: Mapping[str, str] = SAME_RECORDS,
) -> dict[str, object]:
    """What the templates of lists need: `path?query_string` is the list's own canonical address, and
    `asked` what it asks of the catalog; `same` has the address names of its other forms."""
    own_page = f"page={page.number}" if page.number > 1 else ""
    return {
        "page": page,
        "paging": paging(page, path, query_string, last=page.last),
        "canonical": absolute(with_query(path, query_string, own_page)),
        "links": same_results(asked, same),
        "noindex": len(asked.chips) > MOST_INDEXED_FILTERS,
    }


def same_results(asked: CatalogFilter[Any], same: Mapping[str, str]) -> dict[str, str]:
    """The addresses at which the results of a query are had in other forms."""
    query_string = asked.without("page")
    return {name: with_query(reverse(target), query_string) for name, target in same.items()}


def with_query(path: str, *parts: str) -> str:
    """A path with the query strings that are not empty."""
    query = "&".join(filter(None, parts))
    return f"{path}?{query}" if query else path
