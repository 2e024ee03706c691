from __future__ import annotations

import pytest

from archive.desk.articles import save_document
from archive.desk.workflow.hints.translations import of_translation
from archive.documents import Document
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


def codes(document: Document) -> list[str]:
    return [hint.code for hint in of_translation(document)]


def test_translation_is_of_an_original_in_another_language() -> None:
    save_document(titled("Talks"), by=None)
    save_document(titled("Розмови", language="uk", translation_of="talks"), by=None)

    assert codes(titled("Gespräche", language="de", translation_of="talks")) == []
    assert codes(titled("Talks again", translation_of="talks")) == ["same-language"]
    assert codes(titled("Talks again", language="en", translation_of="talks")) == ["same-language"]
    assert codes(titled("Gespräche", language="de", translation_of="розмови")) == ["translated-translation"]
    assert codes(titled("Gespräche", language="de", translation_of="elsewhere")) == []
