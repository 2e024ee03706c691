"""The fields of the archive's query as HTML. A page of results has five of them, and Django's templates for
widgets took as long as half of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

Widget = Mapping[str, Any]
"""What Django tells the template of a widget."""


class QueryRenderer(DjangoTemplates):
    """Writes what Django's own templates do: inputs, lists of options (in no groups), and nothing where there
    is no error."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """The markup of a widget, or of a list of errors."""
        if "widget" in context and template_name in _WIDGETS:
            return mark_safe(_WIDGETS[template_name](context["widget"]))  # noqa: S308 - escaped below
        if not context.get("errors", True):
            return mark_safe("")
        return mark_safe(super().render(template_name, context, request))  # noqa: S308 - of Django


def _input(widget: Widget) -> str:
    value = {} if widget["value"] is None else {"value": widget["value"]}
    attributes = {"type": widget["type"], "name": widget["name"], **value, **widget["attrs"]}
    return f"<input{_attributes(attributes)}>"


def _select(widget: Widget) -> str:
    options = "".join(
        _option(option) for _group, options, _place in widget["optgroups"] for option in options
    )
    return f"<select{_attributes({'name': widget['name'], **widget['attrs']})}>{options}</select>"


def _option(option: Widget) -> str:
    attributes = _attributes({"value": option["value"], **option["attrs"]})
    return f"<option{attributes}>{escape(str(option['label']))}</option>"


def _attributes(attributes: Mapping[str, Any]) -> str:
    said = ((name, value) for name, value in attributes.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{escape(str(value))}"' for name, value in said)


_WIDGETS: Final[Mapping[str, Callable[[Widget], str]]] = {
    "django/forms/widgets/text.html": _input,
    "django/forms/widgets/search.html": _input,
    "django/forms/widgets/hidden.html": _input,
    "django/forms/widgets/select.html": _select,
}
