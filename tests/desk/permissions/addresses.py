"""Every address and every action of the desk, read from the URL configuration and the admin itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from tests.desk.permissions.rules import Rule
from tests.desk.permissions.scene import Scene

ROOMS = ("admin/", "preview/")
PARTS = re.compile(r"<\w+:(\w+)>|\(\?P<(\w+)>.*\)\$")


def addresses(resolver: URLResolver | None = None) -> set[str]:
    """The names of all addresses of the desk; the pattern of those that have no name."""
    return {name for name, pattern in _walk(resolver or get_resolver()) if pattern.startswith(ROOMS)}


def _walk(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield (f"{space}{each.name}" if each.name else pattern), pattern
        else:
            yield from _walk(each, pattern, f"{each.namespace}:" if each.namespace else space)


def actions(user: Any) -> set[str]:
    """All actions of all lists, as `list:action`; `user` is somebody who is offered each of them."""
    request = RequestFactory().get("/")
    request.user = user
    return {
        f"{model._meta.label_lower}:{name}"
        for model, model_admin in admin.site._registry.items()
        for name in model_admin.get_actions(request)
    }


def address_of(name: str, rule: Rule, visit: Scene) -> str:
    """The address, with its parts and its query. A pattern stands for an address without a name."""
    parts, query = rule.parts(visit), rule.query(visit)
    if name.startswith("admin/"):
        address = "/" + PARTS.sub(lambda match: str(parts[match[1] or match[2]]), name)
    else:
        address = reverse(name, kwargs=parts)
    return f"{address}?{urlencode(query)}" if query else address
