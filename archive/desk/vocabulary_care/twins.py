"""Near twins: terms of one vocabulary whose names differ so little that they may be one.

Names that differ in case, accents or unseen characters alone are one name already (see
`archive.vocabulary.names.fold`). Here are those that a person must judge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.desk.models import Apart
from archive.vocabulary.models import NAMES, Term
from archive.vocabulary.names import fold

SHORTEST = 5
"""Names of fewer letters are not compared letter by letter: too many differ in one."""

MOST = 50
"""A group of more names than this is no group of twins."""

# Letters of Cyrillic and Greek that look like Latin ones (Unicode TS 39, those of everyday words).
_LOOKALIKE = str.maketrans("авеіјкмнорстухѕԁαεικνορτυχ", "abeijkmhopctyxsdaeiknoptux")
_BETWEEN = re.compile(r"(?:[^\w+#]|_)+")  # C, C++ and C# are three
_ARTICLE = re.compile(r"^(the|a|an) (?=.)")
_DIGITS = re.compile(r"\d+")


def _letters(key: str) -> str:
    return _BETWEEN.sub("", key.replace("&", "and")) or key


def _without_article(key: str) -> str:
    return _letters(_ARTICLE.sub("", key))


def _singular(key: str) -> str:
    return "".join(map(_singular_word, _BETWEEN.split(_ARTICLE.sub("", key)))) or key


def _singular_word(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _any_order(key: str) -> str:
    return " ".join(sorted(_BETWEEN.split(key))).strip() or key


def _as_it_looks(key: str) -> str:
    return key.translate(_LOOKALIKE)


def _one_letter(key: str) -> Iterator[tuple[str, ...]]:
    """The name, and the name without each of its letters: two names that share one of these differ in a
    letter that was added, left out, changed or moved by one place. Numbers must be the same."""
    letters = _letters(key)
    if len(letters) < SHORTEST:
        return
    numbers = tuple(_DIGITS.findall(letters))
    yield letters, *numbers
    for index in range(len(letters)):
        yield letters[:index] + letters[index + 1 :], *numbers


def _one(signature: Callable[[str], str]) -> Callable[[str], Iterable[Hashable]]:
    return lambda key: (signature(key),)


SIGNS: list[tuple[str | Promise, Callable[[str], Iterable[Hashable]]]] = [
    (_("letters of another script"), _one(_as_it_looks)),
    (_("spaces or signs"), _one(_letters)),
    (_("an article"), _one(_without_article)),
    (_("singular and plural"), _one(_singular)),
    (_("the order of words"), _one(_any_order)),
    (_("one letter"), _one_letter),
]
"""In what two names differ, and what they then have in common; the surest first."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name of a term, and its key."""

    key: str
    name: str
    term: Any


@dataclass(frozen=True, slots=True)
class Twins:
    """Two names of two terms, and in what they differ."""

    one: Name
    other: Name
    differ_in: str | Promise


def twins(vocabulary: type[Term]) -> list[Twins]:
    """The pairs of names that may mean one thing, the surest first; those that somebody has kept apart
    are left out. Two queries; the time grows with the number of names, not with that of pairs."""
    return list(pairs(_names(vocabulary), _kept_apart(vocabulary)))


def near(vocabulary: type[Term], names: Collection[str]) -> list[Twins]:
    """The names of other terms that may mean one thing with one of these names of terms, the surest first.
    Two queries; the time grows with the number of names in the vocabulary, and with that of these."""
    keys = set(map(fold, names))
    all_names = _names(vocabulary) if keys else []
    mine = [name for name in all_names if name.key in keys]
    return list(_near(mine, all_names, _kept_apart(vocabulary))) if mine else []


def _names(vocabulary: type[Term]) -> list[Name]:
    rows = NAMES[vocabulary].objects.select_related("term").order_by("key")
    return [Name(row.key, row.name, row.term) for row in rows]


def _kept_apart(vocabulary: type[Term]) -> set[tuple[str, str]]:
    kept = Apart.objects.filter(vocabulary=vocabulary._meta.model_name)
    return set(kept.values_list("one", "other"))


def _near(mine: list[Name], others: list[Name], seen: set[tuple[str, str]]) -> Iterator[Twins]:
    for differ_in, signature in SIGNS:
        held: dict[Hashable, list[Name]] = defaultdict(list)
        for name in mine:
            for sign in set(signature(name.key)):
                held[sign].append(name)
        for other in others:
            for name in {name for sign in set(signature(other.key)) for name in held.get(sign, ())}:
                yield from _judged(name, other, seen, differ_in)


def _judged(name: Name, other: Name, seen: set[tuple[str, str]], differ_in: str | Promise) -> Iterator[Twins]:
    pair = (min(name.key, other.key), max(name.key, other.key))
    if name.term != other.term and pair not in seen:
        seen.add(pair)
        yield Twins(name, other, differ_in)


def pairs(names: list[Name], seen: set[tuple[str, str]]) -> Iterator[Twins]:
    """The pairs among these names, in the order of their keys, that are not among those `seen`."""
    for differ_in, signature in SIGNS:
        groups: dict[Hashable, list[Name]] = defaultdict(list)
        for name in names:
            for sign in set(signature(name.key)):
                groups[sign].append(name)
        for group in groups.values():
            if 1 < len(group) <= MOST:
                yield from _new(group, seen, differ_in)


def _new(group: list[Name], seen: set[tuple[str, str]], differ_in: str | Promise) -> Iterator[Twins]:
    for one, other in combinations(group, 2):
        yield from _judged(one, other, seen, differ_in)


def keep_apart(vocabulary: type[Term], one: str, other: str) -> None:
    """Remember that the names of these keys mean two things."""
    first, second = sorted((one, other))
    Apart.objects.get_or_create(vocabulary=vocabulary._meta.model_name, one=first, other=second)
