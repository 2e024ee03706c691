"""The parameters of a query, one object each: its form field, what it asks of the catalog, its form in
canonical addresses, its chip and its help. See `facets` for those that are counted, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.utils.translation import gettext as _

from archive.catalog.conditions import Condition
from archive.catalog.fields import AddressesField, DayField, PageField, PlaceField, SearchField, write_place
from archive.catalog.hits import Named
from archive.dates import EventDate

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery

Names = Mapping[str, Mapping[str, Named]]
"""What the values of parameters are called: by the parameter's name, then by the value."""


class Parameter(django_filters.Filter):
    """One parameter, under its `name` in addresses. `part` is the attribute of `CatalogQuery` that it
    sets, if any; `many` says whether it can be given more than once; `help_text` is for those who write
    addresses."""

    many = False

    def __init__(self, name: str, part: str = "", *, label: Any, help_text: Any = "", **kwargs: Any) -> None:
        super().__init__(label=label, **kwargs)
        self.name = name
        self.part = part
        self.help_text = help_text

    def __deepcopy__(self, memo: dict[int, Any]) -> Parameter:
        # The library copies all of them for each request, to set one attribute.
        return copy(self)

    def filter(self, qs: CatalogQuery, value: Any) -> CatalogQuery:  # type: ignore[override]
        """The query with what this asks for, where it asks for anything."""
        return replace(qs, **{self.part: self.asked(value)}) if value and self.part else qs

    def asked(self, value: Any) -> Any:
        """The value as the query has it."""
        return value

    def written(self, value: Any) -> list[str]:
        """The value as canonical addresses have it."""
        return [str(value)] if value else []

    def words(self, value: str, names: Names) -> str:
        """The chip's label for one of the written values; empty where it needs no chip."""
        return ""


class Words(Parameter):
    """The search."""

    field_class = SearchField

    def words(self, value: str, names: Names) -> str:
        """The search itself."""
        return _("Words: %(words)s") % {"words": value}


class Values(Parameter):
    """Values that a document carries in a field of the index: all of those that are given, or (not
    `wanted`) none of them. With a `vocabulary`, they are addresses of its terms."""

    field_class: type[forms.Field] = AddressesField
    many = True

    def __init__(
        self, name: str, *, field: str = "", vocabulary: str = "", wanted: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(name, **kwargs)
        self.index_field = field or name
        self.vocabulary = vocabulary
        self.wanted = wanted

    def filter(self, qs: CatalogQuery, value: Any) -> CatalogQuery:  # type: ignore[override]
        """The query with a condition for each value."""
        return qs.where(Condition(self.index_field, one, self.wanted) for one in value)

    def written(self, value: tuple[str, ...]) -> list[str]:
        """Each value."""
        return list(value)

    def words(self, value: str, names: Names) -> str:
        """The kind and the name of the value; the value itself where no document carries it."""
        named = names[self.name].get(value, Named(value, value))
        return f"{self.label}: {named.name}"


class Day(Parameter):
    """A bound of the range of dates."""

    field_class = DayField

    def __init__(self, name: str, part: str, **kwargs: Any) -> None:
        super().__init__(name, part, edge=part, **kwargs)

    def asked(self, value: EventDate) -> int | None:
        """The day at that edge of the date."""
        return value.first_day if self.part == "first_day" else value.last_day

    def written(self, value: EventDate | None) -> list[str]:
        """The date in EDTF; what is said from today is kept as it is said."""
        return [value.said or value.edtf] if value else []

    def words(self, value: str, names: Names) -> str:
        """The date in words; what is said from today with the date that it is now."""
        date = self.field.clean(value)
        return f"{self.label}: {f'{date.said} ({date.words})' if date.said else date.words}"


class Choice(Parameter):
    """One of a few words; the first is the default, and is left out of addresses."""

    field_class = forms.ChoiceField

    def __init__(self, name: str, part: str, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(name, part, choices=choices, **kwargs)
        self.default = choices[0][0]

    def written(self, value: str) -> list[str]:
        """The word, unless it is the default."""
        return [value] if value not in ("", self.default) else []


class Certainty(Choice):
    """How vague dates are taken."""

    def asked(self, value: str) -> bool:
        """Whether only certain dates count."""
        return value != self.default

    def words(self, value: str, names: Names) -> str:
        """What differs from the default."""
        return _("Certain dates only")


class PageNumber(Parameter):
    """The page of the list: no condition of the query."""

    field_class = PageField

    def written(self, value: int) -> list[str]:
        """The number, from the second page on."""
        return [str(value)] if value > 1 else []


class Place(Parameter):
    """Where in the list the page before ended: no condition of the query."""

    field_class = PlaceField

    def written(self, value: int | None) -> list[str]:
        """The place."""
        return [] if value is None else [write_place(value)]
