"""Queries as readers write them in addresses: the one definition of what they mean.

Page, feeds and downloads all read them here, so their results agree. What can be asked are the objects
of the `Kind`; parameters that are not among them are ignored.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Final, Generic
from urllib.parse import quote_plus, urlencode

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.catalog.counting import count
from archive.catalog.fold import ledger_mark
from archive.catalog.freshness import view
from archive.catalog.hits import Hit, Named
from archive.catalog.kinds import H, Kind
from archive.catalog.language.spelling import respelled
from archive.catalog.naming import named
from archive.catalog.parameters import Parameter, Values
from archive.catalog.query import CatalogQuery
from archive.catalog.records import RECORDS
from archive.catalog.search import PAGE_SIZE, Page, Start, find, read_all
from archive.catalog.storage import Mark
from archive.catalog.widgets import QueryRenderer
from archive.dates import read_edtf
from archive.ledger.models import Record

PLACE: Final = ("page", "after")
"""The parameters that say where in a list a page is; another query begins at its first page."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition that is in force: its words, and the query string of the same query without it."""

    name: str
    value: str
    label: str
    query_string: str


class QueryForm(forms.Form):
    """What the parameters must be together."""

    default_renderer = QueryRenderer

    @property
    def kept_fields(self) -> list[forms.BoundField]:
        """The hidden fields that a further query keeps: those with a value, but for the place in the list."""
        return [field for field in self.hidden_fields() if field.name not in PLACE and field.value()]

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first.first_day > last.last_day:
            self.add_error("to", _("The range ends before it begins."))
        if cleaned.get("after") is not None and cleaned.get("page") == 1:
            self.add_error("after", _("A place in the list needs the number of its page."))
        return cleaned


class CatalogFilter(django_filters.FilterSet, Generic[H]):
    """What a reader asks of documents of a kind. Check `is_valid()` first: the other attributes are
    those of a valid query only, and a wrong value never widens it. Build it anew for each request."""

    kind: ClassVar[Kind[Any]]
    filters: OrderedDict[str, Parameter]  # type: ignore[assignment]

    class Meta:
        form = QueryForm

    def __init__(self, data: QueryDict | dict[str, Any], *, head_number: Mark | int | None = None) -> None:
        """`data` are the parameters of a request; for `head_number` see `freshness.view`."""
        super().__init__(data, Record.objects.none())
        self._head_number = head_number

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        """The parameters, in the order of canonical addresses."""
        return OrderedDict(cls.kind.parameters if hasattr(cls, "kind") else {})

    @cached_property
    def query(self) -> CatalogQuery:
        """The catalog query: every parameter adds its condition to the one that finds all records.
        Where nothing matches, typing errors are forgiven. Raises ValueError for an invalid form."""
        query = CatalogQuery(kind=self.kind.name)
        for name, value in self.values.items():
            query = self.filters[name].filter(query, value)
        return _forgiving(query, self.head_number) if query.words else query

    @property
    def respelled(self) -> str:
        """The words that were searched for instead of those that were typed; empty if they are the same."""
        return "" if self.query.words == self.values["q"] else self.query.words

    @property
    def qs(self) -> CatalogQuery:  # type: ignore[override]
        """The same under the library's name."""
        return self.query

    @property
    def page(self) -> int:
        """The number of the page that is asked for."""
        return int(self.values["page"])

    @property
    def start(self) -> int | Start:
        """That page, or where it begins, if that is given."""
        after = self.values.get("after")
        return self.page if after is None else Start(self.page, after)

    def results(self, *, size: int = PAGE_SIZE, facets: bool | Collection[str] = True) -> Page[H]:
        """The page that is asked for, with the counts of all facets, or of those that are named (see
        `search.find`)."""
        counted = self.kind.facets if facets is True else facets or ()
        return find(
            self.kind.read,
            self.query,
            page=self.start,
            size=size,
            facets=tuple(self.kind.facets[name] for name in counted),
            head_number=self.head_number,
        )

    def stream(self) -> Iterator[H]:
        """All results (see `search.read_all`)."""
        return read_all(self.kind.read, self.query, head_number=self.head_number)

    @cached_property
    def head_number(self) -> Mark | int:
        """The head of the ledger for all that this object reads: one database query at most."""
        return ledger_mark() if self._head_number is None else self._head_number

    @cached_property
    def values(self) -> dict[str, Any]:
        """The cleaned values by parameter, the terms by their present addresses."""
        if not self.is_valid():
            raise ValueError("An invalid query has no results.")
        cleaned = self.form.cleaned_data
        return {name: self._present(name, cleaned[name]) for name in self.filters}

    def _present(self, name: str, value: Any) -> Any:
        if name not in self.names:
            return value
        return tuple(sorted({self.names[name].get(one, Named(one, one)).slug for one in value}))

    @cached_property
    def names(self) -> dict[str, dict[str, Named]]:
        """What is asked for of each parameter that takes values, with its name, by the value given and
        by the present one, where published documents carry it."""
        asked = {
            name: (parameter, self.form.cleaned_data[name])
            for name, parameter in self.filters.items()
            if isinstance(parameter, Values)
        }
        if not any(values for _, values in asked.values()):
            return {name: {} for name in asked}
        searcher = view(self.head_number).searcher
        return {name: _by_any_value(named(searcher, *one)) for name, one in asked.items()}

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """Every condition in force, each with the query without it."""
        return tuple(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for name, value in self._written:
            if label := self.filters[name].words(value, self.names):
                yield Chip(name, value, label, self.without(name, value))

    @cached_property
    def _written(self) -> list[tuple[str, str]]:
        values = self.values
        return [(name, text) for name in self.filters for text in self.filters[name].written(values[name])]

    @cached_property
    def canonical_query_string(self) -> str:
        """The one way to write this query: known parameters in fixed order, defaults left out."""
        return urlencode(self._written)

    @property
    def meaning(self) -> str:
        """What is asked, as it is meant today: another one when the day is another, where a date is said
        from today. For the validators of what is made of the answer."""
        return f"{self.canonical_query_string}\n{self.query.first_day}\n{self.query.last_day}"

    def with_value(self, name: str, value: str) -> str:
        """The query string with one more term, or another value of a single parameter; first page."""
        kept = [item for item in self._written if item[0] != name or self.filters[name].many]
        return self._query_string([*kept, (name, value)])

    def without(self, name: str, value: str = "") -> str:
        """The query string without a term, or without a parameter altogether; first page."""
        gone = {(name, value)} if value else {item for item in self._written if item[0] == name}
        return self._query_string([item for item in self._written if item not in gone])

    def within(self, edtf: str) -> str:
        """The query string of the same query narrowed down to what its range has of a year, a month
        or a day; first page."""
        values = self.values
        if not values["from"] and not values["to"]:
            return self.during(edtf)
        period = read_edtf(edtf)
        inside = (
            ("from", values["from"] and values["from"].first_day > period.first_day),
            ("to", values["to"] and values["to"].last_day < period.last_day),
        )
        narrower = {name for name, is_inside in inside if is_inside}
        kept = [item for item in self._written if item[0] in narrower or item[0] not in ("from", "to")]
        return self._query_string([*kept, *((name, edtf) for name, _ in inside if name not in narrower)])

    def during(self, edtf: str) -> str:
        """The query string of the same query for a time, whatever its range was before; first page."""
        before, after = self._around_range
        time = quote_plus(edtf)
        return f"{before}from={time}&to={time}{after}"

    @cached_property
    def _around_range(self) -> tuple[str, str]:
        """What stands before a range and after it: a page has the addresses of two hundred ranges."""
        kept = [item for item in self._written if item[0] not in ("from", "to")]
        before = self._query_string([item for item in kept if self._order[item[0]] < self._order["from"]])
        after = self._query_string([item for item in kept if self._order[item[0]] > self._order["from"]])
        return before and f"{before}&", after and f"&{after}"

    def _query_string(self, items: Sequence[tuple[str, str]]) -> str:
        kept = {item for item in items if item[0] not in PLACE}
        ordered: list[tuple[str, str]] = sorted(kept, key=lambda item: (self._order[item[0]], item[1]))
        return urlencode(ordered)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.filters)}


class ArchiveFilter(CatalogFilter[Hit]):
    """What a reader asks of the archive: records."""

    kind = RECORDS


def _by_any_value(found: Mapping[str, Named]) -> dict[str, Named]:
    return {**found, **{one.slug: one for one in found.values()}}


def _forgiving(query: CatalogQuery, head_number: Mark | int) -> CatalogQuery:
    searcher = view(head_number).searcher
    other = replace(query, words=respelled(searcher, query.words))
    if other == query or count(searcher, query) or not count(searcher, other):
        return query
    return other
