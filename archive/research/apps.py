from __future__ import annotations

from django.apps import AppConfig


class ResearchConfig(AppConfig):
    """What researchers take away."""

    name = "archive.research"
    label = "research"
    default_auto_field = "django.db.models.BigAutoField"
