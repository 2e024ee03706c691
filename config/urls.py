"""The addresses of the site. `SERVES` says which rooms this process opens."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from config import readers
from config.health import health, ready

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health, name="health"),
    path("readyz", ready, name="ready"),
]

handler400 = "archive.public.errors.bad_request"
handler403 = "archive.public.errors.permission_denied"
handler404 = "archive.public.errors.page_not_found"
handler500 = "archive.public.errors.server_error"

if settings.SERVES != "desk":
    urlpatterns += readers.urlpatterns
if settings.SERVES != "public":
    urlpatterns += [path("admin/", admin.site.urls), path("preview/", include("archive.desk.urls"))]
