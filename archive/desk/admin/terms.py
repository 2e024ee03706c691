"""Choosing terms of a vocabulary, in order, found as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.db.models import Model

from archive.vocabulary.models import Term


class OrderedSearch(AutocompleteSelectMultiple):
    """Shows what is chosen in the order in which it was chosen."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The chosen options, in order."""
        groups = super().optgroups(name, value, attrs)
        order = list(value)
        for _label, chosen, _index in groups:
            chosen.sort(key=lambda option: order.index(str(option["value"])))
        return groups


class TermsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Terms of the vocabulary to which a link leads, in the order in which they were posted."""

    def __init__(self, link: type[Model], name: str, *, label: Any, can_add: bool = False) -> None:
        field: Any = link._meta.get_field(name)
        widget: Any = OrderedSearch(field, admin.site)
        if can_add:
            widget = RelatedFieldWidgetWrapper(widget, field.remote_field, admin.site, can_add_related=True)
        terms = field.related_model._default_manager.all()
        super().__init__(terms, label=label, required=False, widget=widget)

    def clean(self, value: Any) -> Any:
        """The terms that were chosen, each once."""
        found = {str(term.pk): term for term in super().clean(value)}
        return [found[str(pk)] for pk in dict.fromkeys(value or []) if str(pk) in found]


def names(terms: list[Term]) -> tuple[str, ...]:
    """The names of the terms."""
    return tuple(term.name for term in terms)
