from __future__ import annotations

import pytest

from archive.catalog.language.guide import FIELD_RULES, RULES
from archive.catalog.language.reading import read_search, terms_of
from archive.catalog.language.searchable import FIELDS


@pytest.mark.parametrize("rule", [*RULES, *FIELD_RULES], ids=lambda rule: rule.example)
def test_example_can_be_searched_for(rule: object) -> None:
    assert read_search(rule.example)  # type: ignore[attr-defined]


def test_each_field_is_shown_by_an_example() -> None:
    shown = [term.field for rule in FIELD_RULES for term in terms_of(read_search(rule.example))]

    assert shown == [field.name for field in FIELDS]
