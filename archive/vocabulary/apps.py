from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import get_language, gettext, gettext_lazy

from archive.dates import speech


class VocabularyConfig(AppConfig):
    """The controlled vocabulary: tags, parties and dossiers. As the lowest room that knows Django, it
    tells those below it which language is spoken."""

    name = "archive.vocabulary"
    label = "vocabulary"
    verbose_name = gettext_lazy("Vocabulary")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """From now on dates and documents speak the language that Django speaks."""
        speech.listen(translate=gettext, language=get_language)
