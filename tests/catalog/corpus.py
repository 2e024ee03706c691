"""Made-up documents in any number, the same for the same number: words and tags as uneven as in life
(a few are everywhere, most are rare), days, months, years and vaguer dates from 1945 on."""

from __future__ import annotations

import random
from collections.abc import Iterator

from archive.dates import read_edtf
from archive.documents import Document, KeyFact, Section

_SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "ta", "vo", "si", "pe", "dra", "gol", "hin", "mar", "tul", "ses")
_WORDS = [first + second + third for first in _SYLLABLES for second in _SYLLABLES for third in _SYLLABLES]
_DAY = "{y}-{m:02}-{d:02}"
_DATES = (_DAY, _DAY, _DAY, "{y}-{m:02}", "{y}", "{y}~", "{y}-{m:02}/..", "{y}/{z}")


def documents(count: int, *, words: int = 80, tags: int = 500) -> Iterator[Document]:
    """So many documents of so many words each, five tags each out of so many."""
    chance = random.Random(count)
    for number in range(count):
        yield Document(
            title=f"{_text(chance, 6).capitalize()} {number}",
            dek=_text(chance, 10),
            date=read_edtf(_date(chance)),
            key_facts=(KeyFact(label="Place", value=_text(chance, 2)),),
            blocks=(Section(heading=_text(chance, 3), paragraphs=(_text(chance, words),)),),
            tags=tuple({f"Tag {_uneven(chance, tags)}": None for _ in range(5)}),
            parties=(f"Party {_uneven(chance, 40)}",),
        )


def _date(chance: random.Random) -> str:
    year = chance.randint(1945, 2026)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice(_DATES).format(y=year, m=month, d=day, z=year + chance.randint(1, 30))


def _text(chance: random.Random, words: int) -> str:
    return " ".join(_WORDS[_uneven(chance, len(_WORDS))] for _ in range(words))


def _uneven(chance: random.Random, size: int) -> int:
    """A number below `size`: each the rarer the higher it is (about Zipf's law)."""
    return int(size ** chance.random()) - 1
