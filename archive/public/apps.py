from __future__ import annotations

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What readers see."""

    name = "archive.public"
    label = "public"
    default_auto_field = "django.db.models.BigAutoField"
