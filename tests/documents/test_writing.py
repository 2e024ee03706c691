from __future__ import annotations

from hypothesis import given, settings

from archive.documents import Document, Level, read_text, write_text
from tests.documents.strategies import documents


@given(documents())
@settings(max_examples=150)
def test_text_written_and_read_is_the_same_document(document: Document) -> None:
    reading = read_text(write_text(document))
    assert reading.document == document
    assert [remark for remark in reading.diagnostics if remark.level is not Level.INFO] == []
    assert write_text(reading.document) == write_text(document)
