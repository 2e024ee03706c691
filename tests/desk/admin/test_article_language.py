from __future__ import annotations

from dataclasses import replace

import pytest

from archive.desk.articles import document_of, save_document
from tests.desk.admin.pages import CHANGE, account, errors, filled, send, signed_in
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "translation_of", "said"),
    [
        ("Ukrainian", "talks", "“Ukrainian” is not the tag of a language, as “uk” or “pt-BR” are."),
        ("uk", "The talks", "This is no address of a record: letters, digits and hyphens."),
        ("uk", "{own}", "translation_of: names the article itself"),
    ],
)
def test_language_and_translated_record_are_what_they_can_be(
    language: str, translation_of: str, said: str
) -> None:
    editor = account("editor", "editor")
    client, treaty = signed_in(editor), save_document(TREATY, by=editor)
    page = CHANGE.format(treaty.pk)
    values = filled(client, page)
    values |= {"language": language, "translation_of": translation_of.format(own=treaty.slug)}
    assert said in errors(send(client, page, values))

    send(client, page, values | {"language": "PT-br", "translation_of": "talks"})
    assert document_of(treaty) == replace(TREATY, language="pt-BR", translation_of="talks")
