"""What is chosen: rows of a list, by its address or for an action, and choices of many in a form. Django asks
the database for whatever comes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.desk.admin.terms import is_key


class KeyedChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Choices of many by their keys; what can be no key is none of them."""

    def clean(self, value: Any) -> Any:
        """The choices."""
        if not all(map(is_key, value or [])):
            raise forms.ValidationError(_("Choose from the list."), code="invalid_choice")
        return super().clean(value)


class ChosenRows:
    """A list whose address and actions take for keys only what can be one."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list; an address that asks for what no database can hold is answered like any other fault."""
        try:
            return super().get_changelist_instance(request)  # type: ignore[misc]
        except OverflowError as error:
            raise IncorrectLookupParameters from error

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Leave out what is no key, then go on as Django does."""
        data = request.POST.copy()
        data.setlist(ACTION_CHECKBOX_NAME, filter(is_key, data.getlist(ACTION_CHECKBOX_NAME)))
        request.POST = data  # type: ignore[assignment]
        answer: HttpResponse | None = super().response_action(request, queryset)  # type: ignore[misc]
        return answer
