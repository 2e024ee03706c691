"""Labels of key facts that differ so little that they may mean one thing, and writing them alike.

A label is no term: it has no address of its own and no former names. To merge two means to write
one of them in the articles that have the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.models import Apart, KeyFact
from archive.desk.vocabulary_care import uses
from archive.desk.vocabulary_care.editing import Outcome, edit
from archive.desk.vocabulary_care.twins import Name, pairs
from archive.documents import Document
from archive.vocabulary.names import KEY_LENGTH, fold

KIND = "fact"
"""Under this name `Apart` keeps labels that were found to mean two things."""

CAPITALS = gettext_lazy("capitals or accents")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is written, its key, and the number of its articles."""

    text: str
    key: str
    articles: int


@dataclass(frozen=True, slots=True)
class LabelTwins:
    """Two labels, that of more articles first, and in what they differ."""

    one: Label
    other: Label
    differ_in: str | Promise

    @property
    def can_stay(self) -> bool:
        """Whether the two can mean two things; labels that differ in capitals alone cannot."""
        return self.one.key != self.other.key


def label_twins() -> list[LabelTwins]:
    """The pairs of labels that may mean one thing, the surest first; those that somebody has kept apart
    are left out. Two queries."""
    labels = [Label(row["label"], fold(row["label"]), row["articles"]) for row in uses.labels()]
    by_key: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if len(label.key) <= KEY_LENGTH:
            by_key[label.key].append(label)
    seen = set(Apart.objects.filter(vocabulary=KIND).values_list("one", "other"))
    names = [Name(key, same[0].text, same[0]) for key, same in sorted(by_key.items())]
    alike = [_ordered(pair.one.term, pair.other.term, pair.differ_in) for pair in pairs(names, seen)]
    return [*_spelled_apart(by_key.values()), *alike]


def _spelled_apart(groups: Iterable[list[Label]]) -> Iterator[LabelTwins]:
    for first, *others in groups:
        yield from (LabelTwins(first, other, CAPITALS) for other in others)


def _ordered(one: Label, other: Label, differ_in: str | Promise) -> LabelTwins:
    first, second = sorted((one, other), key=lambda label: (-label.articles, label.text))
    return LabelTwins(first, second, differ_in)


def keep_apart(one: str, other: str) -> None:
    """Remember that the two labels mean two things."""
    first, second = sorted((fold(one), fold(other)))
    Apart.objects.get_or_create(vocabulary=KIND, one=first, other=second)


def relabel(old: str, new: str, *, by: User) -> Outcome:
    """Write the label `new` wherever an article has `old`; see `editing.edit`."""
    keys = KeyFact.objects.filter(label=old).values_list("article", flat=True)
    reason = _("Key facts: “%(old)s” → “%(new)s”") % {"old": old, "new": new}
    return edit(set(keys), lambda document: relabelled(document, old, new), by=by, reason=reason)


def relabelled(document: Document, old: str, new: str) -> Document:
    """The document with one label in the place of another."""
    facts = (replace(fact, label=new) if fact.label == old else fact for fact in document.key_facts)
    return replace(document, key_facts=tuple(facts))
