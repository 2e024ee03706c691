"""Key facts of one label as files, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.public import errors
from archive.public.addresses import absolute, path_to
from archive.public.fact_table import Stated, fact_rows
from archive.public.facts import facts_asked
from archive.public.lists import list_page
from archive.research.exports import Value, csv_lines, json_objects

FIELDS: Final[dict[str, Callable[[Hit, Stated], Value]]] = {
    "record": lambda hit, stated: hit.record,
    "address": lambda hit, stated: absolute(path_to(hit.slug, "article-detail")),
    "title": lambda hit, stated: hit.title,
    "date_said": lambda hit, stated: hit.date.said,
    "date_edtf": lambda hit, stated: hit.date.edtf,
    "date_earliest": lambda hit, stated: hit.date.earliest.isoformat() if hit.date.earliest else None,
    "date_latest": lambda hit, stated: hit.date.latest.isoformat() if hit.date.latest else None,
    "label": lambda hit, stated: stated.fact.label,
    "value": lambda hit, stated: stated.fact.value,
    "since": lambda hit, stated: stated.since.value,
    "source": lambda hit, stated: stated.source.title if stated.source else None,
}
"""Every field of a fact in a table; `since` is how the value stands to that of the event before."""

Items = Iterable[tuple[Hit, Stated]]


@list_page
def fact_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Comma-separated values, faithful to the letter."""
    return _download(request, slug, lambda items: csv_lines(FIELDS, items), f"{slug}.csv", "text/csv")


@list_page
def fact_safe_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Comma-separated values that no spreadsheet takes for formulas."""
    name = f"{slug}-safe-for-spreadsheets.csv"
    return _download(request, slug, lambda items: csv_lines(FIELDS, items, is_safe=True), name, "text/csv")


@list_page
def fact_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A JSON array of objects."""
    return _download(request, slug, _array, f"{slug}.json", "application/json")


def _array(items: Items) -> Iterator[str]:
    mark = "["
    for text in json_objects(FIELDS, items):
        yield f"{mark}\n{text}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


def _download(
    request: HttpRequest,
    slug: str,
    form: Callable[[Items], Iterator[str]],
    filename: str,
    content_type: str,
) -> HttpResponseBase:
    asked = facts_asked(slug, request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    if slug not in asked.names["fact"]:
        raise Http404
    if view(asked.head_number).behind:
        return errors.unavailable(request)
    items = ((row.hit, stated) for row in fact_rows(asked.stream(), slug) for stated in row.stated)
    disposition = content_disposition_header(as_attachment=True, filename=filename)
    headers = {"Content-Disposition": disposition or "attachment"}
    return StreamingHttpResponse(form(items), content_type=f"{content_type}; charset=utf-8", headers=headers)
