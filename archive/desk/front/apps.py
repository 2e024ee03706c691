from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    """Django's admin, with the front page of the desk."""

    default_site = "archive.desk.front.site.DeskSite"
