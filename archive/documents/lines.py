"""Lines: the one kind of string that a document holds."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
_REMOVED = re.compile(f"[{_UNSEEN}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
LINE_PATTERN = r"^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$"
"""What JSON Schema can say of a line; `is_line` also asks for NFC and single inner spaces."""


def clean_line(text: str) -> str:
    """The text as one line: NFC, no control characters, single inner spaces, none at the ends.

    Bidirectional overrides, embeddings and isolates are removed (they make text read otherwise
    than it is stored; Unicode TR 36), lone surrogates become U+FFFD. The joiners U+200C and U+200D
    stay: Persian and emoji are written with them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _SURROGATE.sub("\ufffd", _REMOVED.sub("", text))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def is_line(text: str) -> bool:
    """Whether the text is already what `clean_line` makes of it."""
    return clean_line(text) == text
