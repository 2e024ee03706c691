"""Choosing terms of a vocabulary, in order, found as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.desk.vocabulary_care.merging import successors
from archive.vocabulary.models import Term


def is_key(value: Any) -> bool:
    """Whether the value can be a primary key. Django asks the database for whatever was posted."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) < 19


class TermSearch(AutocompleteSelect):
    """Finds a term as you type."""

    @property
    def media(self) -> forms.Media:
        """Django's script, and one that names the choice for those who cannot see its label."""
        return super().media + forms.Media(js=["desk/choices.js"])

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The chosen option, if it can be one."""
        return super().optgroups(name, list(filter(is_key, value)), attrs)


class OrderedSearch(AutocompleteSelectMultiple):
    """Shows what is chosen in the order in which it was chosen."""

    def optgroups(self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The chosen options, in order."""
        order = list(filter(is_key, value))
        groups = super().optgroups(name, order, attrs)
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
        """The terms that were chosen, each once. One that was merged while the page was open is the
        term that took its place."""
        if not all(map(is_key, value or [])):
            raise forms.ValidationError(_("Choose from the list."), code="invalid_choice")
        try:
            chosen = super().clean(value)
        except forms.ValidationError:
            value = self._present(value)
            chosen = super().clean(value)
        found = {str(term.pk): term for term in chosen}
        return [found[str(pk)] for pk in dict.fromkeys(value or []) if str(pk) in found]

    def _present(self, value: Any) -> Any:
        keys = [int(key) for key in value or []]
        assert self.queryset is not None
        moved = successors(self.queryset.model, keys)
        return [str(moved[key].pk if key in moved else key) for key in keys]


def names(terms: list[Term]) -> tuple[str, ...]:
    """The names of the terms."""
    return tuple(term.name for term in terms)
