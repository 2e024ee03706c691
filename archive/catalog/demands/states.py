"""How demands stand, as a facet, and who demands of whom, as one to make a table of.

A demand stands with each of its addressees in one state. Where one addressee is asked for, the state that is
filtered by and counted is that towards it; otherwise a demand is found under each state in which it stands
with anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tantivy
from django import forms
from django.utils.translation import gettext as _

from archive.catalog.conditions import Condition
from archive.catalog.demands.hits import OPEN, DemandHit
from archive.catalog.facets import Asked, Count, Facet, Holds
from archive.catalog.hits import Named
from archive.catalog.parameters import Names, Values
from archive.documents import Verdict

if TYPE_CHECKING:
    from archive.catalog.query import CatalogQuery

STATES: Final = (OPEN, *(verdict.value for verdict in Verdict))
"""Every state, in the order of the verdicts."""

ANYBODY: Final = ""
"""Stands for all addressees together."""

STANDING: Final = "standing"
"""The field of the index that holds each addressee with the state towards it."""


def state_words(state: str) -> str:
    """A state in words."""
    return _("unanswered") if state == OPEN else _(Verdict(state).words)


class StatesField(forms.MultipleChoiceField):
    """One or more states."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(state, state) for state in STATES], **kwargs)

    def to_python(self, value: Any) -> list[str]:
        """The states, each once; blanks are passed over."""
        given = [value] if isinstance(value, str) else value or ()
        return sorted({text for one in given if (text := str(one).strip())})


class States(Values, Facet):
    """The states of demands."""

    field_class = StatesField

    def __init__(self, name: str, *, plural: Any, **kwargs: Any) -> None:
        super().__init__(name, field=STANDING, **kwargs)
        self.plural = plural
        self.counted = f"{STANDING}_label"
        self.of: Callable[..., Any] = standing_of

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """One to filter by, one to count."""
        return {STANDING: "value", self.counted: "label"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add the state towards each addressee, and each state once for all of them."""
        for standing in self.of(*item):
            entry.add_text(STANDING, standing)
            entry.add_text(self.counted, standing)

    def filter(self, qs: CatalogQuery, value: Any) -> CatalogQuery:  # type: ignore[override]
        """The query with a condition for each state."""
        return qs.where(Condition(STANDING, _standing(_towards(qs), state)) for state in value)

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """Every state that occurs or is asked for, in the order of the verdicts."""
        towards = _towards(query)
        asked = query.wanted(STANDING)
        numbers = {state: found.get(_standing(towards, state), 0) for state in STATES}
        return tuple(
            Count(state, state_words(state), number, _standing(towards, state) in asked)
            for state, number in numbers.items()
            if number or _standing(towards, state) in asked
        )

    def click(self, asked: Asked, count: Count) -> str:
        """With this state, or without it where it is asked for."""
        change = asked.without if count.selected else asked.with_value
        return change(self.name, count.value)

    def words(self, value: str, names: Names) -> str:
        """The state in words."""
        return f"{self.label}: {state_words(value)}"


def standing_of(demand: DemandHit) -> list[str]:
    """The states of a demand as the index has them."""
    states = demand.states
    each = [_standing(addressee, state) for addressee, state in states.items() if addressee]
    return [*each, *(_standing(ANYBODY, state) for state in dict.fromkeys(states.values()))]


def _standing(addressee: str, state: str) -> str:
    return f"{addressee}\t{state}"


def _towards(query: CatalogQuery) -> str:
    """The addressee that is asked for, if it is one alone."""
    asked = query.wanted("addressee")
    return next(iter(asked)) if len(asked) == 1 else ANYBODY


class Pair(NamedTuple):
    """Who demands, of whom, and how that stands. A demand without an issuer or an addressee has a pair
    in which that side has no address and no name."""

    issuer: Named
    addressee: Named
    state: str


NOBODY: Final = Named("", "")


class Pairs(Facet):
    """Each issuer with each addressee and the state towards it, for the table of who demands of whom."""

    def __init__(self, name: str, *, plural: Any) -> None:
        self.name = self.counted = name
        self.plural = plural
        self.of: Callable[..., Any] = pairs_of

    @property
    def index_fields(self) -> Mapping[str, Holds]:
        """One to count."""
        return {self.counted: "label"}

    def put(self, entry: tantivy.Document, *item: Any) -> None:
        """Add each pair."""
        for issuer, addressee, state in self.of(*item):
            entry.add_text(self.counted, "\t".join((*issuer, *addressee, state)))

    def counts(self, found: Mapping[Any, int], query: CatalogQuery) -> tuple[Count, ...]:
        """How many demands each pair has in each state; `value` is read by `read_pair`."""
        return tuple(Count(value, "", number) for value, number in sorted(found.items()))

    def click(self, asked: Asked, count: Count) -> str:
        """The demands of the pair."""
        pair = read_pair(count.value)
        return asked.with_value("issuer", pair.issuer.slug)


def pairs_of(demand: DemandHit) -> Iterator[Pair]:
    """The pairs of a demand."""
    states = demand.states
    for issuer in demand.issuers or (NOBODY,):
        for addressee in demand.addressed or (NOBODY,):
            yield Pair(issuer, addressee, states[addressee.slug])


def read_pair(value: str) -> Pair:
    """The pair that the index holds."""
    issuer, issuer_name, addressee, addressee_name, state = value.split("\t")
    return Pair(Named(issuer, issuer_name), Named(addressee, addressee_name), state)
