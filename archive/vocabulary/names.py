"""Names of terms: what makes two spellings one name, and which spellings are refused."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.documents.lines import clean_line

NAME_LENGTH = 200
KEY_LENGTH = 3 * NAME_LENGTH
"""Folding can lengthen a name (ﷺ becomes 18 letters); beyond this a name is refused."""

ACCENT_CLASS = 200
"""Combining marks of this canonical class and above sit around a letter as accents do; those below
are vowels and voicing of other scripts, without which Thai or Japanese words would fall together."""

# Marks that decide which way text runs, and characters of no width that only tell equal names apart.
# The joiners U+200C and U+200D are not among them: Persian and emoji are written with them.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_IGNORABLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def clean_name(name: str) -> str:
    """The name as it is kept: one line (see `clean_line`), without bidi marks or zero-width spaces."""
    return clean_line(_UNSEEN.sub("", name))


def fold(name: str) -> str:
    """The key under which a name is unique: its letters without case, accents, width or compatibility
    forms (NFKC, casefold; Unicode 3.13 and TR 36), without unseen characters, single inner spaces."""
    if name.isascii() and name.isprintable():
        return " ".join(name.lower().split())
    plain = unicodedata.normalize("NFKD", " ".join(name.split()))
    bare = "".join(char for char in unicodedata.normalize("NFKD", plain.casefold()) if _counts(char))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _counts(char: str) -> bool:
    unseen = unicodedata.category(char) in {"Cc", "Cf", "Cs"} or _IGNORABLE.match(char)
    return not unseen and unicodedata.combining(char) < ACCENT_CLASS


def validate_name(name: str) -> None:
    """Raise ValidationError for a name that readers could not see whole, or not tell from another."""
    if name != clean_line(name) or _UNSEEN.search(name):
        raise ValidationError(_("A name is one line without control or direction characters."), code="unseen")
    if not fold(name):
        raise ValidationError(_("A name needs at least one visible character."), code="empty")
    if len(name) > NAME_LENGTH or len(fold(name)) > KEY_LENGTH:
        limit = {"limit": NAME_LENGTH}
        raise ValidationError(_("A name has at most %(limit)d characters."), code="long", params=limit)


def mixes_scripts(name: str) -> bool:
    """Whether a word of the name mixes scripts with look-alike letters (a Cyrillic Р in "Рrotest"):
    worth a second look, since it is another name than the one it looks like (Unicode TS 39)."""
    return any(len(_scripts(word)) > 1 for word in name.split())


def _scripts(word: str) -> set[str]:
    named = {unicodedata.name(char, "").partition(" ")[0] for char in word if char.isalpha()}
    return named.intersection(_SCRIPTS)
