"""The addresses that readers know: opened by processes that serve them, and known to the desk, which
shows pages as they will be. Pages have an address in each language, all else has one."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from archive.public import urls

urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(*urls.pages, prefix_default_language=False),
    *urls.files,
    path("", include("archive.research.urls")),
]
