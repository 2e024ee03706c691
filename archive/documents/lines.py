"""Lines: the one kind of string that a document holds."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

_UNSEEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
_REMOVED = re.compile(f"[{_UNSEEN}]+")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
END_PATTERN = r"(?![\s\S])"
"""The end of a text in every dialect of regular expressions (``$`` may stand before a line break)."""

LINE_PATTERN = r"^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]*" + END_PATTERN
"""What JSON Schema can say of a line; `is_line` also asks for NFC and single inner spaces."""


def clean_line(text: str) -> str:
    """The text as one line: NFC, no control characters, single inner spaces, none at the ends.

    Bidirectional overrides, embeddings and isolates are removed (they make text read otherwise
    than it is stored; Unicode TR 36), as is a byte order mark; lone surrogates and what XML cannot
    carry (U+FFFE, U+FFFF) become U+FFFD. The joiners U+200C and U+200D stay: Persian and emoji are
    written with them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _NO_CHARACTER.sub("\ufffd", _REMOVED.sub("", text))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def clean_text(text: str) -> str:
    """The text with what `clean_line` removes or replaces, but in its lines, each ended by ``\\n``."""
    ended = _SPACE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _NO_CHARACTER.sub("\ufffd", _REMOVED.sub("", ended))


def is_line(text: str) -> bool:
    """Whether the text is already what `clean_line` makes of it."""
    if text.isascii() and text.isprintable():
        return "  " not in text and text == text.strip()
    return clean_line(text) == text


def strings(value: Any) -> list[str]:
    """Every string in a document or in a part of it, in order."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, tuple):
            waiting.extend(reversed(each))
        elif is_dataclass(each):
            kind: Any = type(each)  # mypy takes a class whose instances have no hash for one without
            waiting.extend(getattr(each, name) for name in _backwards(kind))
    return found


@functools.cache
def _backwards(kind: type) -> list[str]:
    return [field.name for field in reversed(fields(kind))]
