"""Lists of records as files: the fields as data, one record at a time, so that any number streams.

The faithful files say exactly what the archive says. In the file for spreadsheets an apostrophe
stands before whatever a spreadsheet would run as a formula; that changes data, so it is a file of
its own, under a name of its own (OWASP ASVS 5.0, 1.2.10).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from archive.catalog.hits import Hit
from archive.public.addresses import absolute, path_to
from archive.public.versions import language_of

Value: TypeAlias = str | int | list[str] | None

LIST_SEPARATOR: Final = "; "
# A formula begins a cell, or what becomes a cell where a spreadsheet splits lines at semicolons or
# tabs. The full-width signs count: some spreadsheets read them as the plain ones.
_FORMULA = re.compile(r"(^|[;,\t\r\n])(\s*)(?=[=+\-@\t\r＝＋－＠])")


def day_of(day: date | None) -> str | None:
    """A day as files write it."""
    return day.isoformat() if day else None


FIELDS: Final[dict[str, Callable[[Hit], Value]]] = {
    "record": lambda hit: hit.record,
    "slug": lambda hit: hit.slug,
    "address": lambda hit: absolute(path_to(hit.slug, "article-detail")),
    "title": lambda hit: hit.title,
    "dek": lambda hit: hit.dek,
    "date_said": lambda hit: hit.date.said,
    "date_edtf": lambda hit: hit.date.edtf,
    "date_earliest": lambda hit: day_of(hit.date.earliest),
    "date_latest": lambda hit: day_of(hit.date.latest),
    "tags": lambda hit: [name for _slug, name in hit.tags],
    "parties": lambda hit: [name for _slug, name in hit.parties],
    "dossiers": lambda hit: [name for _slug, name in hit.dossiers],
    "edition": lambda hit: hit.edition,
    "published_at": lambda hit: hit.published_at.isoformat(),
    "changed_at": lambda hit: hit.changed_at.isoformat(),
    "language": language_of,
    "translation_of": lambda hit: hit.translation_of,
}
"""Every field of a record in a list: its name, and how it is read. A new field is a new line here."""


def as_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """Comma-separated values (RFC 4180) with a heading line, faithful to the letter."""
    return csv_lines(FIELDS, ((hit,) for hit in hits))


def as_safe_csv(hits: Iterable[Hit]) -> Iterator[str]:
    """The same for spreadsheets: nothing in it is taken for a formula."""
    return csv_lines(FIELDS, ((hit,) for hit in hits), is_safe=True)


def as_json_lines(hits: Iterable[Hit]) -> Iterator[str]:
    """One JSON object (RFC 8259) a line; what is not known is null."""
    return (f"{text}\n" for text in json_objects(FIELDS, ((hit,) for hit in hits)))


Fields: TypeAlias = Mapping[str, Callable[..., Value]]
"""The fields of a table: their names, and how each is read of an item."""


def csv_lines(fields: Fields, items: Iterable[tuple[Any, ...]], *, is_safe: bool = False) -> Iterator[str]:
    """A table of these items (what the fields take) with a heading line; for spreadsheets if `is_safe`."""
    yield _line(fields)
    kept = harmless if is_safe else str
    for item in items:
        yield _line(kept(_cell(read(*item))) for read in fields.values())


def json_objects(fields: Fields, items: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """The same table as JSON objects."""
    for item in items:
        yield json.dumps({name: read(*item) for name, read in fields.items()}, ensure_ascii=False)


def harmless(cell: str) -> str:
    """A cell in which an apostrophe stands before whatever would begin a formula.

    >>> harmless("=1+1"), harmless("a; =b"), harmless("a-b")
    ("'=1+1", "a; '=b", 'a-b')
    """
    return _FORMULA.sub(r"\1\2'", cell)


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return "" if value is None else str(value)


class _Echo:
    """Gives `csv` a file to write to, and us the line that it wrote."""

    @staticmethod
    def write(line: str) -> str:
        return line


_WRITER = csv.writer(_Echo())


def _line(cells: Iterable[str]) -> str:
    return str(_WRITER.writerow(cells))
