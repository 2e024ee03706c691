from __future__ import annotations

import pytest

from archive.documents import Document, digest, is_language, language_of, read_text


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("uk", "uk"),
        (" UK ", "uk"),
        ("pt_br", "pt-BR"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("DE-1901", "de-1901"),
        ("sl-Rozaj-biske", "sl-rozaj-biske"),
        ("", ""),
        ("Ukrainian", ""),
        ("u", ""),
        ("en-x-pirate", ""),
        ("en-", ""),
        ("uk\n", "uk"),
        ("de--AT", ""),
        ("de" + "-variant" * 4, "de" + "-variant" * 4),
        ("de" + "-variant" * 5, ""),
    ],
)
def test_language_of_what_is_said(said: str, tag: str) -> None:
    assert language_of(said) == tag
    assert is_language(tag) == bool(tag)


def test_tag_in_other_letters_is_read_with_a_remark() -> None:
    reading = read_text("---\nlanguage: pt-br\n---\n\n# T\n")
    assert reading.document == Document(title="T", language="pt-BR")
    assert [str(remark) for remark in reading.diagnostics] == ["line 2: the language is read as “pt-BR”"]


def test_digest_of_a_document_without_a_language_is_what_it_was() -> None:
    was = "1dec60095c685ccf"
    assert digest(Document(title="T"))[:16] == was
