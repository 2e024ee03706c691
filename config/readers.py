"""The addresses that readers know: opened by processes that serve them, and known to the desk, which
shows pages as they will be."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("archive.public.urls")),
    path("", include("archive.research.urls")),
]
