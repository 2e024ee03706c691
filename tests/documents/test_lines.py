from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.documents import clean_line, is_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  two \t words \n", "two words"),
        ("a\u00a0b\u2028c", "a b c"),
        ("e\u0301", "é"),
        ("a\x00b\x1f\x7f\x9f", "ab"),
        ("\u202egnp.exe\u2066x\u2069", "gnp.exex"),
        ("\ud800", "\ufffd"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍👧", "👩‍👧"),
        ("\x00 \n", ""),
    ],
)
def test_clean_line_leaves_what_can_be_read(text: str, line: str) -> None:
    assert clean_line(text) == line


@given(st.text() | st.text(st.characters(codec=None)))
def test_clean_line_makes_a_line_of_any_text(text: str) -> None:
    assert is_line(clean_line(text))
    assert clean_line(text).encode().decode() == clean_line(text)


@pytest.mark.parametrize("text", [" a", "a ", "a  b", "a\nb", "e\u0301", "\x00", "\u202e", "\ud800"])
def test_is_line_refuses_what_is_not_clean(text: str) -> None:
    assert not is_line(text)


@given(st.text(st.sampled_from(" aé\t\u0301\x7f")) | st.text())
def test_is_line_asks_whether_cleaning_would_change_the_text(text: str) -> None:
    assert is_line(text) == (clean_line(text) == text)
