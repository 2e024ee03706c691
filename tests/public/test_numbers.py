from __future__ import annotations

import pytest
from django.utils import translation

from archive.public.numbers import grouped


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 0, "0"),
        ("en", 999, "999"),
        ("en", 1000, "1,000"),
        ("en", 1_234_567, "1,234,567"),
        ("uk", 1_234_567, "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"),
    ],
)
def test_thousands_are_set_apart(language: str, number: int, words: str) -> None:
    with translation.override(language):
        assert grouped(number) == words
