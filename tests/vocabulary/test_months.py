from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from archive.vocabulary.months import read_months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("", set()),
        ("2021-03", {(2021, 3)}),
        ("2021-12/2022-01, 1963-04\n2021-12", {(2021, 12), (2022, 1), (1963, 4)}),
        ("-0043", {(-43, month) for month in range(1, 13)}),
    ],
)
def test_months_are_read(text: str, months: set[tuple[int, int]]) -> None:
    assert read_months(text) == months


@pytest.mark.parametrize("text", ["March", "2021-13", "2021-03/..", "2021-03 and 2021-04", "0001/9999", "-"])
def test_what_is_no_month_is_named(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_months(text)

    assert "is no month" in refused.value.messages[0]
