"""Facets as form controls, which belong to the form of the query: without a script they are sent with it.

Values of which a record has any number are boxes to tick; those of which it has one are buttons of which
one is chosen. Times are neither: their choices are links (see `archive_list.choices`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.catalog.facets import Counted, Facet, OneOf
from archive.catalog.parameters import Values
from archive.public.terms import KINDS


@dataclass(frozen=True, slots=True)
class Option:
    """One value: what it is called, and how many records choosing it gives."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The values of a facet, by its name as a parameter; `type` is that of an input in HTML. `all_address`
    and `all_label` are of the page that lists all of them, if there is one."""

    name: str
    label: Any
    type: str
    options: tuple[Option, ...]
    all_address: str
    all_label: Any


def controls(facets: Iterable[Counted]) -> Iterator[Control]:
    """The facets that have values to choose; one value is none of several."""
    for counted in facets:
        options = tuple(_options(counted))
        if options and is_control(counted.facet):
            kind = KINDS.get(counted.facet.name)
            yield Control(
                name=counted.facet.name,
                label=counted.facet.plural,
                type="radio" if isinstance(counted.facet, OneOf) else "checkbox",
                options=options,
                all_address=kind.list_address if kind else "",
                all_label=kind.all_label if kind else "",
            )


def is_control(facet: Facet) -> bool:
    """Whether its values are chosen in the form."""
    return isinstance(facet, Values | OneOf)


def of_form(field: BoundField, form: str) -> SafeString:
    """A field that stands outside the form, with this id, to which it belongs."""
    return field.as_widget(attrs={"form": form})


def _options(counted: Counted) -> Iterator[Option]:
    shown = [*counted.facet.shown(counted.counts)]
    if shown and isinstance(counted.facet, OneOf):
        is_any = not any(count.selected for count in shown)
        if is_any and len(shown) == 1:
            return
        yield Option("", _("any"), sum(count.count for count in shown), is_any)
    for count in shown:
        yield Option(count.value, count.name, count.count, count.selected)
