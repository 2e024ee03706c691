"""The records of any query of the archive as files, streamed. A file cannot say that something is
missing from it: while the catalog is behind the ledger there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from archive.catalog.filters import ArchiveFilter
from archive.catalog.freshness import view
from archive.catalog.hits import Hit
from archive.public import errors
from archive.public.lists import list_page
from archive.research import exports

Form = Callable[[Iterable[Hit]], Iterator[str]]


@list_page
def archive_csv(request: HttpRequest) -> HttpResponseBase:
    """Comma-separated values, faithful to the letter."""
    return _download(request, exports.as_csv, "archive.csv", "text/csv; charset=utf-8; header=present")


@list_page
def archive_safe_csv(request: HttpRequest) -> HttpResponseBase:
    """Comma-separated values that no spreadsheet takes for formulas."""
    name = "archive-safe-for-spreadsheets.csv"
    return _download(request, exports.as_safe_csv, name, "text/csv; charset=utf-8; header=present")


@list_page
def archive_jsonl(request: HttpRequest) -> HttpResponseBase:
    """JSON lines (https://jsonlines.org)."""
    return _download(request, exports.as_json_lines, "archive.jsonl", "application/jsonl; charset=utf-8")


def _download(request: HttpRequest, form: Form, filename: str, content_type: str) -> HttpResponseBase:
    asked = ArchiveFilter(request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    if view(asked.head_number).behind:
        return errors.unavailable(request)
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return StreamingHttpResponse(form(asked.stream()), content_type=content_type, headers=headers)
