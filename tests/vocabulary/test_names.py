from __future__ import annotations

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from archive.vocabulary.names import clean_name, fold, mixes_scripts, validate_name

TWINS = [
    ("Protest", "protest"),
    ("Protest", "PROTEST"),
    ("Protest", "  Protest "),
    ("Protest", "Pro\u200btest"),
    ("Protest", "Pro\u00adtest"),
    ("Protest", "\u202eProtest\u202c"),
    ("Protest", "\uff30\uff52\uff4f\uff54\uff45\uff53\uff54"),
    ("café", "cafe\u0301"),
    ("café", "CAFE"),
    ("Straße", "STRASSE"),
    ("ﬁnance", "finance"),
    ("arms control", "Arms\u00a0\tControl"),
    ("❤", "❤\ufe0f"),
    ("Ἀθῆναι", "ΑΘΗΝΑΙ"),
]
STRANGERS = [
    ("Protest", "\u0420rotest"),  # a Cyrillic letter
    ("C", "C++"),
    ("C#", "C++"),
    ("🔥", "🎉"),
    ("กี", "กิ"),
    ("かき", "がき"),
    ("कि", "कु"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_fold_twins(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_fold_strangers(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_any_text(text: str) -> None:
    key = fold(text)
    assert fold(key) == key
    assert fold(unicodedata.normalize("NFD", text)) == key
    assert fold(text.upper().lower()) == fold(text.upper())


@given(st.text(st.characters(codec="ascii")))
def test_fold_plain_text_is_folded_as_any_text_is(text: str) -> None:
    assert fold(text) == fold(f"\N{ZERO WIDTH SPACE}{text}")


@given(st.text(min_size=1, max_size=60))
def test_clean_name_is_valid_or_empty(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    if fold(name):
        validate_name(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "empty"),
        ("\u0301", "empty"),
        ("\u200d", "empty"),
        ("a\u202eb", "unseen"),
        ("a\u2066b", "unseen"),
        ("a\u200eb", "unseen"),
        ("a\u200bb", "unseen"),
        ("a\x00b", "unseen"),
        ("a\nb", "unseen"),
        (" a", "unseen"),
        ("cafe\u0301", "unseen"),
        ("x" * 201, "long"),
        ("ﷺ" * 40, "long"),
    ],
)
def test_validate_name_refused(name: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_name(name)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "name", ["می\u200cخواهم", "👩\u200d🚒", "C++", "🔥", "x" * 200, "Tags, with a comma"]
)
def test_validate_name_accepted(name: str) -> None:
    validate_name(name)
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("\u0420rotest", True),
        ("Протест", False),
        ("Протест protest", False),
        ("Βoeing", True),
        ("東京 Tokyo", False),
        ("C++", False),
    ],
)
def test_mixes_scripts(name: str, mixed: bool) -> None:
    assert mixes_scripts(name) is mixed
