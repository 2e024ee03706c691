"""The archive's query as readers write it in an address: the one definition of its parameters.

Page, feeds and downloads all read it here, so their results agree. Each parameter is one object of
`PARAMETERS`: its form field, what it adds to the catalog query, its form in canonical addresses, and
its chip. Further parameters in an address are ignored.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalog.fields import AddressesField, DayField, PageField, SearchField
from archive.catalog.fold import ledger_mark
from archive.catalog.freshness import view
from archive.catalog.hits import Hit, Named
from archive.catalog.naming import MODELS, Vocabulary, named
from archive.catalog.query import CatalogQuery
from archive.catalog.search import PAGE_SIZE, Page, search, stream
from archive.catalog.storage import Mark
from archive.dates import EventDate
from archive.ledger.models import Record


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition that is in force: its words, and the query string of the same query without it."""

    name: str
    value: str
    label: str
    query_string: str


class Parameter(django_filters.Filter):
    """One parameter. `part` is the attribute of `CatalogQuery` that it sets."""

    def __init__(self, part: str = "", *, label: Any, **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.part = part

    def filter(self, qs: CatalogQuery, value: Any) -> CatalogQuery:  # type: ignore[override]
        """The query with this condition, where there is one."""
        return replace(qs, **{self.part: self.asked(value)}) if value and self.part else qs

    def asked(self, value: Any) -> Any:
        """The value as the query has it."""
        return value

    def written(self, value: Any) -> list[str]:
        """The value as canonical addresses have it."""
        return [str(value)] if value else []

    def words(self, value: str, filterset: ArchiveFilter) -> str:
        """The chip's label for one of the written values; empty where it needs no chip."""
        return ""


class Words(Parameter):
    """The search."""

    field_class = SearchField

    def words(self, value: str, filterset: ArchiveFilter) -> str:
        """The search in quotation marks."""
        return _("Words: %(words)s") % {"words": value}


class Terms(Parameter):
    """Terms of a vocabulary, all of them wanted (or none of them)."""

    field_class = AddressesField

    def __init__(self, part: str, vocabulary: Vocabulary, **kwargs: Any) -> None:
        super().__init__(part, **kwargs)
        self.vocabulary = vocabulary

    def written(self, value: tuple[str, ...]) -> list[str]:
        """Each address."""
        return list(value)

    def words(self, value: str, filterset: ArchiveFilter) -> str:
        """The kind and the name of the term; its address where no published record carries it."""
        term = filterset.terms[self.vocabulary].get(value, Named(value, value))
        return f"{self.label}: {term.name}"


class Day(Parameter):
    """A bound of the range of dates."""

    field_class = DayField

    def __init__(self, part: str, **kwargs: Any) -> None:
        super().__init__(part, edge=part, **kwargs)

    def asked(self, value: EventDate) -> int | None:
        """The day at that edge of the date."""
        return value.first_day if self.part == "first_day" else value.last_day

    def written(self, value: EventDate | None) -> list[str]:
        """The date in EDTF."""
        return [value.edtf] if value else []

    def words(self, value: str, filterset: ArchiveFilter) -> str:
        """The date in words."""
        return f"{self.label}: {EventDate('', value).words}"


class Choice(Parameter):
    """One of a few words; the first is the default, and is left out of addresses."""

    field_class = forms.ChoiceField

    def __init__(self, part: str, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(part, choices=choices, **kwargs)
        self.default = choices[0][0]

    def written(self, value: str) -> list[str]:
        """The word, unless it is the default."""
        return [value] if value not in ("", self.default) else []


class Certainty(Choice):
    """How vague dates are taken."""

    def asked(self, value: str) -> bool:
        """Whether only certain dates count."""
        return value != self.default

    def words(self, value: str, filterset: ArchiveFilter) -> str:
        """What differs from the default."""
        return _("Certain dates only")


class PageNumber(Parameter):
    """The page of the list: no condition of the query."""

    field_class = PageField

    def written(self, value: int) -> list[str]:
        """The number, from the second page on."""
        return [str(value)] if value > 1 else []


PARAMETERS: Final[dict[str, Parameter]] = {
    "q": Words("words", label=gettext_lazy("Words")),
    "tag": Terms("tags", "tag", label=gettext_lazy("Tag")),
    "not_tag": Terms("not_tags", "tag", label=gettext_lazy("Without tag")),
    "party": Terms("parties", "party", label=gettext_lazy("Party")),
    "dossier": Terms("dossiers", "dossier", label=gettext_lazy("Dossier")),
    "from": Day("first_day", label=gettext_lazy("From")),
    "to": Day("last_day", label=gettext_lazy("To")),
    "dates": Certainty(
        "certain",
        [
            ("possible", gettext_lazy("may fall within the dates")),
            ("certain", gettext_lazy("surely falls within the dates")),
        ],
        label=gettext_lazy("Vague dates"),
    ),
    "sort": Choice(
        "sort",
        [
            ("newest", gettext_lazy("Newest first")),
            ("oldest", gettext_lazy("Oldest first")),
            ("relevance", gettext_lazy("Most relevant first")),
        ],
        label=gettext_lazy("Order"),
    ),
    "page": PageNumber(label=gettext_lazy("Page")),
}


class ArchiveForm(forms.Form):
    """What the parameters must be together."""

    def clean(self) -> dict[str, Any]:
        """Refuse a range that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from"), cleaned.get("to")
        if first and last and first.first_day > last.last_day:
            self.add_error("to", _("The range ends before it begins."))
        return cleaned


class ArchiveFilter(django_filters.FilterSet):
    """What a reader asks of the archive. Check `is_valid()` first: the other attributes are those of
    a valid query only, and a wrong value never widens it. Build it anew for each request."""

    filters: OrderedDict[str, Parameter]  # type: ignore[assignment]

    class Meta:
        form = ArchiveForm

    def __init__(self, data: QueryDict | dict[str, Any], *, head_number: Mark | int | None = None) -> None:
        """`data` are the parameters of a request; for `head_number` see `freshness.view`."""
        super().__init__(data, Record.objects.none())
        self._head_number = head_number

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        """The parameters, in the order of canonical addresses."""
        return OrderedDict(PARAMETERS)

    @cached_property
    def query(self) -> CatalogQuery:
        """The catalog query: every parameter adds its condition to the one that finds all records.
        Raises ValueError for an invalid form."""
        query = CatalogQuery()
        for name, value in self.values.items():
            query = self.filters[name].filter(query, value)
        return query

    @property
    def qs(self) -> CatalogQuery:  # type: ignore[override]
        """The same under the library's name."""
        return self.query

    @property
    def page(self) -> int:
        """The number of the page that is asked for."""
        return int(self.values["page"])

    def results(self, *, size: int = PAGE_SIZE, facets: bool = True) -> Page:
        """The page that is asked for (see `search`)."""
        return search(self.query, page=self.page, size=size, facets=facets, head_number=self.head_number)

    def stream(self) -> Iterator[Hit]:
        """All results (see `search.stream`)."""
        return stream(self.query, head_number=self.head_number)

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
        parameter = self.filters[name]
        if not isinstance(parameter, Terms):
            return value
        known = self.terms[parameter.vocabulary]
        return tuple(sorted({known[slug].slug if slug in known else slug for slug in value}))

    @cached_property
    def terms(self) -> dict[Vocabulary, dict[str, Named]]:
        """The terms that are asked for, by the address given and by the present one, where published
        records carry them."""
        asked: dict[Vocabulary, set[str]] = {vocabulary: set() for vocabulary in MODELS}
        for name, parameter in self.filters.items():
            if isinstance(parameter, Terms):
                asked[parameter.vocabulary].update(self.form.cleaned_data[name])
        if not any(asked.values()):
            return {vocabulary: {} for vocabulary in MODELS}
        searcher = view(self.head_number).searcher
        return {
            vocabulary: _by_any_address(named(searcher, vocabulary, asked[vocabulary]))
            for vocabulary in asked
        }

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """Every condition in force, each with the query without it."""
        return tuple(self._chips())

    def _chips(self) -> Iterator[Chip]:
        for name, value in self._written():
            if label := self.filters[name].words(value, self):
                yield Chip(name, value, label, self.without(name, value))

    def _written(self) -> list[tuple[str, str]]:
        values = self.values
        return [(name, text) for name in self.filters for text in self.filters[name].written(values[name])]

    @cached_property
    def canonical_query_string(self) -> str:
        """The one way to write this query: known parameters in fixed order, defaults left out."""
        return urlencode(self._written())

    def with_value(self, name: str, value: str) -> str:
        """The query string with one more term, or another value of a single parameter; first page."""
        kept = [item for item in self._written() if item[0] != name or isinstance(self.filters[name], Terms)]
        return self._query_string([*kept, (name, value)])

    def without(self, name: str, value: str = "") -> str:
        """The query string without a term, or without a parameter altogether; first page."""
        gone = {(name, value)} if value else {item for item in self._written() if item[0] == name}
        return self._query_string([item for item in self._written() if item not in gone])

    def within(self, edtf: str) -> str:
        """The query string of the same query within a year, a month or a day; first page."""
        kept = [item for item in self._written() if item[0] not in ("from", "to")]
        return self._query_string([*kept, ("from", edtf), ("to", edtf)])

    def _query_string(self, items: Sequence[tuple[str, str]]) -> str:
        order = list(PARAMETERS)
        kept = {item for item in items if item[0] != "page"}
        return urlencode(sorted(kept, key=lambda item: (order.index(item[0]), item[1])))


def _by_any_address(found: Mapping[str, Named]) -> dict[str, Named]:
    return {**found, **{term.slug: term for term in found.values()}}
