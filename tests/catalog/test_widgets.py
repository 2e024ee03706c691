from __future__ import annotations

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from archive.catalog.widgets import QueryRenderer

HOSTILE = "<script>\"'&"
WIDGETS = (
    forms.TextInput({"maxlength": 9, "required": True, "hidden": False, "title": HOSTILE}),
    forms.SearchInput(),
    forms.HiddenInput(),
    forms.MultipleHiddenInput(),
    forms.Select({"form": "_query"}, choices=[("", "any"), (HOSTILE, HOSTILE)]),
    forms.NumberInput(),
)


@pytest.mark.parametrize("value", [None, "", HOSTILE, [HOSTILE, "b"]])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_widget_is_written_as_django_does(widget: forms.Widget, value: object) -> None:
    own, theirs = (
        widget.render("name", value, {"id": "id_name"}, renderer)
        for renderer in (QueryRenderer(), DjangoTemplates())
    )

    assert own == re.sub(r"\s*\n\s*(?=<)", "", theirs)


class Query(forms.Form):
    default_renderer = QueryRenderer

    page = forms.IntegerField()


def test_errors_are_listed_where_there_are_any() -> None:
    wrong, right = (Query({"page": page})["page"].errors for page in (HOSTILE, "1"))

    assert str(wrong) == '<ul class="errorlist" id="id_page_error"><li>Enter a whole number.</li></ul>'
    assert str(right) == ""
