"""Facets, one object each: what the index holds of a document for it, how that is counted, and what one
more click on a count asks for. Counts are exact, and say what a reader would get by that click."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol

import tantivy

from archive.catalog.conditions import Condition
from archive.catalog.fields import HiddenChoiceField
from archive.catalog.hits import Named
from archive.catalog.parameters import Choice, Names, Values

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery

MOST_SHOWN: Final = 15
"""Values shown beside a list: the most frequent ones, and those in force."""

Holds = Literal["value", "label", "column", "number"]
"""What a field of the index holds: values to filter by; values to be counted, any number of them; one value
to be counted, `BLANK` where there is none (see `schema.fill`); numbers."""

BLANK: Final = ""

FILLED: Final = "filled"
"""The field of the index that names, of each facet of terms, the last field in which a document has one."""

CHOICES: Final = "choices"
"""The field of the index that holds all choices of a document as one value: they are counted in one go, and
each document is counted once."""


class Count(NamedTuple):
    """How many results carry a value; `selected` if it is asked for. `within` are the parts of it."""

    value: str
    name: str
    count: int  # type: ignore[assignment] # a tuple counts its items: nobody asks that of this one
    selected: bool = False
    within: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A facet with its exact counts; `several` is how many results are counted in more than one of them
    since their date leaves it open, `begun` how many begin in each of them (of times in a row alone)."""

    facet: Facet
    counts: tuple[Count, ...]
    several: int = 0
    begun: tuple[int, ...] = ()


class Asked(Protocol):
    """A query in an address, and the addresses around it (see `filters.CatalogFilter`)."""

    def with_value(self, name: str, value: str) -> str:
        """The query string with this value of a parameter, too."""

    def without(self, name: str, value: str = "") -> str:
        """The query string without it."""

    def within(self, edtf: str) -> str:
        """The query string narrowed down to a time."""

    def during(self, edtf: str) -> str:
        """The query string with this time as its range."""


class Facet(ABC):
    """What documents are counted by. `name` is its name, `plural` what readers call its values;
    `counted` is the field of the index whose values the engine counts; `of` is what a document has
    of it; `is_drawn` says that its counts are drawn, not listed."""

    is_drawn = False

    name: str
    plural: Any
    counted: str
    of: Callable[..., Any]

    @property
    @abstractmethod
    def index_fields(self) -> Mapping[str, Holds]:
        """Its fields of the index."""

    @abstractmethod
    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add to an index document what the item (what `of` takes) has of it."""

    def seen_in(self, query: CatalogQuery) -> CatalogQuery:
        """The query whose results are counted: where a document has one value only, choosing another
        takes the place of the one that is asked for."""
        return query

    def counted_for(self, query: CatalogQuery) -> str:
        """The field of the index that is counted for this query."""
        return self.counted

    def fields_for(self, query: CatalogQuery) -> tuple[str, ...]:
        """All fields that are counted for this query; the counts of a value are added up."""
        return (self.counted_for(query),)

    def read(self, found: dict[Any, int]) -> Any:
        """What is made of the number of results by the values of the fields that are counted."""
        return found

    def closer(self, found: Any, query: CatalogQuery) -> tuple[str, ...]:
        """The fields to count instead, now that it is known what was found (see `read`); mostly none."""
        return ()

    @abstractmethod
    def counts(self, found: Any, query: CatalogQuery) -> tuple[Count, ...]:
        """The counts, from what was found (see `read`)."""

    def tally(self, found: Any, query: CatalogQuery) -> Counted:
        """The facet with its counts (see `counts`)."""
        return Counted(self, self.counts(found, query))

    @abstractmethod
    def click(self, asked: Asked, count: Count) -> str:
        """The query string that a click on a count leads to."""

    def shown(self, counts: Iterable[Count]) -> Iterable[Count]:
        """Those counts that stand beside a list, in their order."""
        return (count for rank, count in enumerate(counts) if rank < MOST_SHOWN or count.selected)


class Terms(Values, Facet):
    """Values with names, any number a document. The field of the facet's own name holds the values, for
    filtering; those that are counted hold value and name, so that counting needs no database.

    The first few values of a document stand in columns of one value each, which the engine counts several
    times faster than a field of many values; the field of many holds the rest.
    """

    def __init__(
        self, name: str, *, plural: Any, of: Callable[..., Iterable[Named]], columns: int = 4, **kwargs: Any
    ) -> None:
        super().__init__(name, **kwargs)
        self.plural = plural
        self.of = of
        self.counted = label_field(name)
        self.columns = tuple(f"{self.counted}_{number}" for number in range(columns))

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """One to filter by, the others to count."""
        return {self.name: "value", self.counted: "label", **dict.fromkeys(self.columns, "column")}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add each value, with its name."""
        values = [*self.of(*item)]
        for value in values:
            entry.add_text(self.name, value.slug)
        labels = iter(map(label, values))
        for column in self.columns:
            entry.add_text(column, next(labels, BLANK))
        for text in labels:
            entry.add_text(self.counted, text)
        if values:
            entry.add_text(FILLED, self.fields[: len(values)][-1])

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns, and the field of the rest."""
        return (*self.columns, self.counted)

    def fields_for(self, query: CatalogQuery) -> tuple[str, ...]:
        """All of them."""
        return self.fields

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """The most frequent first, then by name; one that is asked for but never occurs is counted 0.
        A value under several names has the most frequent of them."""
        asked = query.wanted(self.name)
        totals = dict.fromkeys(asked, 0)
        names = {value: value for value in asked}
        for number, text in sorted(zip(found.values(), found, strict=True)):
            if text != BLANK:
                value, _tab, name = text.partition("\t")
                totals[value] = totals.get(value, 0) + number
                names[value] = name
        ranked = sorted((-total, names[value].casefold(), value) for value, total in totals.items())
        return tuple(Count(value, names[value], -total, value in asked) for total, _name, value in ranked)

    def click(self, asked: Asked, count: Count) -> str:
        """With this value, too; without it where it is asked for."""
        change = asked.without if count.selected else asked.with_value
        return change(self.name, count.value)


class OneOf(Choice, Facet):
    """One of a few values, of which every document has one. `values` are they, with their names."""

    field_class = HiddenChoiceField

    def __init__(
        self, name: str, values: Mapping[str, Any], *, plural: Any, of: Callable[..., str], **kwargs: Any
    ) -> None:
        super().__init__(name, "", [("", ""), *values.items()], **kwargs)
        self.values = values
        self.plural = plural
        self.of = of

    counted = CHOICES

    def filter(self, qs: CatalogQuery, value: str) -> CatalogQuery:  # type: ignore[override]
        """The query with the condition."""
        return qs.where([Condition(self.name, value)] if value else ())

    def words(self, value: str, names: Names) -> str:
        """What is known, and the name of the value."""
        return f"{self.label}: {self.values[value]}"

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """One to filter by; what is counted is shared by all (see `Kind.put`)."""
        return {self.name: "value"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add the value."""
        entry.add_text(self.name, self.of(*item))

    def read(self, found: dict[Any, int]) -> dict[str, int]:
        """The values of this one among the choices."""
        totals: dict[str, int] = {}
        for text, number in found.items():
            value = dict(pair.split("\t") for pair in text.split("\n"))[self.name]
            totals[value] = totals.get(value, 0) + number
        return totals

    def seen_in(self, query: CatalogQuery) -> CatalogQuery:
        """The query without the value that is asked for."""
        kept = tuple(one for one in query.conditions if one.field != self.name)
        return replace(query, conditions=kept)

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """All values that occur or are asked for, in their own order."""
        asked = query.wanted(self.name)
        counts = (
            Count(value, str(name), found.get(value, 0), selected=value in asked)
            for value, name in self.values.items()
        )
        return tuple(count for count in counts if count.count or count.selected)

    def click(self, asked: Asked, count: Count) -> str:
        """With this value instead of another; without it where it is asked for."""
        return asked.without(self.name) if count.selected else asked.with_value(self.name, count.value)


def all_choices(facets: Iterable[OneOf], *item: Any) -> str:
    """What the item has of each of them, as one value; `BLANK` of none."""
    return "\n".join(f"{facet.name}\t{facet.of(*item)}" for facet in facets)


def label_field(field: str) -> str:
    """The field of the index that holds the values of another together with their names."""
    return f"{field}_label"


def label(term: Named) -> str:
    """A value and its name as the index counts it. Neither can hold a tab."""
    return f"{term.slug}\t{term.name}"


def read_label(text: str) -> Named:
    """The value and the name that `label` wrote."""
    slug, _tab, name = text.partition("\t")
    return Named(slug, name)
