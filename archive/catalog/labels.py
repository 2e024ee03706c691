"""Labels of key facts as values that records carry: spellings of one label are one value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from archive.catalog.hits import Named
from archive.documents import Document
from archive.vocabulary.names import fold
from archive.vocabulary.slugs import slugify

LONGEST: Final = 100
"""Characters of a label in addresses."""


def label_slug(label: str) -> str:
    """What a label is called in addresses: alike for spellings that differ in case, accents or signs.

    >>> label_slug("Légal  form:"), label_slug("€")
    ('legal-form', 'u20ac')
    """
    return slugify(fold(label))[:LONGEST] or "-".join(f"u{ord(char):x}" for char in label[:8])


def labels_of(document: Document) -> Iterable[Named]:
    """The labels of its key facts, each once however it is spelled, as it stands first."""
    named = (Named(label_slug(fact.label), fact.label) for fact in reversed(document.key_facts))
    return {one.slug: one for one in named}.values()
