from __future__ import annotations

import pytest

from archive.vocabulary import languages


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("uk", "Українська", "ltr"),
        ("fr", "Français", "ltr"),
        ("pt-BR", "Português Brasileiro", "ltr"),
        ("de-AT", "Deutsch (AT)", "ltr"),
        ("zh", "中文", "ltr"),
        ("zh-CN", "中文 (CN)", "ltr"),
        ("ar", "العربيّة", "rtl"),
        ("he-IL", "עברית (IL)", "rtl"),
        ("az-Arab", "Azərbaycanca (Arab)", "rtl"),
        ("fa-Latn", "فارسی (Latn)", "ltr"),
        ("yi", "ייִדיש", "rtl"),
        ("tlh", "tlh", "ltr"),
    ],
)
def test_language_has_its_own_name_and_direction(tag: str, name: str, direction: str) -> None:
    assert (languages.name_of(tag), languages.direction(tag)) == (name, direction)
    assert languages.is_known(tag) == (tag != "tlh")


def test_archive_has_a_language_of_its_own() -> None:
    assert languages.own() == "en"
