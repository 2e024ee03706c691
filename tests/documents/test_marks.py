from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents.marks import (
    CITED,
    DEMAND,
    HEADING_END,
    HEADING_KIND,
    LINE_MARKS,
    escape,
    escape_inner,
    mark,
    unescape,
    unescape_inner,
)
from tests.documents.strategies import texts

GROUPS = [LINE_MARKS, (HEADING_KIND, HEADING_END), (DEMAND,), (CITED,)]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# x", "\\# x"),
        ("#x", "#x"),
        ("- x", "\\- x"),
        ("-x", "-x"),
        ("1. x", "1\\. x"),
        ("1.5 x", "1.5 x"),
        ("---", "\\---"),
        ("***", "\\***"),
        ("**bold**", "**bold**"),
        ("Demanded by: x", "Demanded by\\: x"),
        ("\\# x", "\\\\# x"),
        ("\\*x\\*", "\\*x\\*"),
    ],
)
def test_escape_changes_only_what_would_be_a_mark(text: str, escaped: str) -> None:
    assert escape(text, LINE_MARKS) == escaped


@given(texts, st.sampled_from(GROUPS))
def test_unescape_undoes_escape(text: str, group: tuple[object, ...]) -> None:
    escaped = escape(text, group)  # type: ignore[arg-type]
    assert unescape(escaped, group) == text  # type: ignore[arg-type]
    assert [mark(pattern, escaped) for pattern in group] == [None] * len(group)  # type: ignore[arg-type]


@given(st.text(), st.sampled_from(";:"))
def test_unescape_inner_undoes_escape_inner(text: str, separator: str) -> None:
    assert unescape_inner(escape_inner(text, separator), separator) == text
