from __future__ import annotations

from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    """The controlled vocabulary: tags, parties and dossiers."""

    name = "archive.vocabulary"
    label = "vocabulary"
    default_auto_field = "django.db.models.BigAutoField"
