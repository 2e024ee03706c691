"""The site of the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse


class DeskSite(AdminSite):
    """Django's site, whose first page tells what is to be done."""

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page of the desk."""
        from archive.desk.front.lists import front_page  # models are not ready when the site is made

        shows = request.user.has_perm("desk.view_article")
        context = {"lists": front_page(request.user) if shows else [], **(extra_context or {})}
        return super().index(request, context)
