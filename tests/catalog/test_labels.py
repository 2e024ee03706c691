from __future__ import annotations

from archive.catalog.hits import Named
from archive.catalog.labels import LONGEST, label_slug, labels_of
from archive.documents import Document, KeyFact


def test_spellings_of_a_label_have_one_address() -> None:
    assert {label_slug(label) for label in ("Légal form", "legal  Form:", "LEGAL FORM")} == {"legal-form"}


def test_every_label_has_an_address() -> None:
    assert [label_slug(label) for label in ("人权", "€", "a" * 300)] == ["人权", "u20ac", "a" * LONGEST]


def test_label_of_several_facts_is_one_as_it_stands_first() -> None:
    labels = ("Recipient", "Place", "recipient:")
    document = Document(title="", key_facts=tuple(KeyFact(label=label, value="x") for label in labels))

    assert {*labels_of(document)} == {Named("recipient", "Recipient"), Named("place", "Place")}
