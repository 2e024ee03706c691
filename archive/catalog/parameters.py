"""The parameters of the archive's query, one object each: its form field, what it adds to the catalog
query, its form in canonical addresses, and its chip. A further parameter is a further object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import django_filters
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalog.fields import AddressesField, DayField, PageField, SearchField
from archive.catalog.hits import Named
from archive.catalog.naming import Vocabulary
from archive.catalog.query import CatalogQuery
from archive.dates import EventDate

Names = Mapping[Vocabulary, Mapping[str, Named]]
"""The terms that a query names, by their addresses."""


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

    def words(self, value: str, names: Names) -> str:
        """The chip's label for one of the written values; empty where it needs no chip."""
        return ""


class Words(Parameter):
    """The search."""

    field_class = SearchField

    def words(self, value: str, names: Names) -> str:
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

    def words(self, value: str, names: Names) -> str:
        """The kind and the name of the term; its address where no published record carries it."""
        term = names[self.vocabulary].get(value, Named(value, value))
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

    def words(self, value: str, names: Names) -> str:
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

    def words(self, value: str, names: Names) -> str:
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
            ("changed", gettext_lazy("Last changed first")),
        ],
        label=gettext_lazy("Order"),
    ),
    "page": PageNumber(label=gettext_lazy("Page")),
}
