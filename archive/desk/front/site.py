"""The site of the admin."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


class DeskSite(AdminSite):
    """Django's site, whose first page tells what is to be done."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page of the desk."""
        from archive.desk.front.lists import front_page  # models are not ready when the site is made

        shows = request.user.has_perm("desk.view_article")
        context = {"lists": front_page(request.user) if shows else [], **(extra_context or {})}
        return super().index(request, context)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Choices found as you type, with what tells them apart."""
        from archive.desk.admin.autocomplete import Autocomplete  # for the same reason

        return cast(HttpResponse, Autocomplete.as_view(admin_site=self)(request))
