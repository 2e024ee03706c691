"""The rows that are chosen in a list for an action."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from archive.desk.admin.terms import is_key


class ChosenRows:
    """A list whose actions take what is posted as keys for keys only where it can be one. Django asks the
    database for whatever comes."""

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Leave out what is no key, then go on as Django does."""
        data = request.POST.copy()
        data.setlist(ACTION_CHECKBOX_NAME, filter(is_key, data.getlist(ACTION_CHECKBOX_NAME)))
        request.POST = data  # type: ignore[assignment]
        answer: HttpResponse | None = super().response_action(request, queryset)  # type: ignore[misc]
        return answer
