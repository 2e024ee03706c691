"""Translations that readers could not follow: of a translation, or into the language of the original."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from archive.desk.articles import addresses
from archive.desk.workflow.hints.hint import Hint
from archive.documents import Document
from archive.vocabulary import languages


def of_translation(document: Document) -> Iterator[Hint]:
    """What is doubtful about what the document translates; one query, where it translates anything."""
    if not document.translation_of:
        return
    original = addresses.find({document.translation_of}).get(document.translation_of)
    if original and original.translation_of:
        message = _("It translates a translation: name the original, %(address)s, as what it translates.")
        yield Hint("translated-translation", message % {"address": original.translation_of})
    if original and (original.language or languages.own()) == (document.language or languages.own()):
        yield Hint("same-language", _("It is in the language of the record that it translates."))
