from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.documents import Answer, Demand, DemandList, Relation, RelationType, Section, Verdict
from archive.ledger import references
from tests.ledger.factories import document, published

pytestmark = pytest.mark.django_db

SECTION = Section(heading="Background", paragraphs=("As before.",))
OWN = Answer(demand="#d1", verdict=Verdict.REJECTED)


def _relation(slug: str) -> Relation:
    return Relation(type=RelationType.LED_TO, target=slug)


def _answer(slug: str) -> Answer:
    return Answer(demand=f"{slug}#d1", verdict=Verdict.REJECTED)


def _demands(*restated: str) -> DemandList:
    demands = (
        Demand(key=f"d{place}", text="Leave.", restates=slug) for place, slug in enumerate(restated, 1)
    )
    return DemandList(demands=tuple(demands))


DOCUMENT = document(
    blocks=(SECTION, _demands("#d2", "", "draft#d1", "known#d1")),
    answers=(OWN, _answer("draft"), _answer("known")),
    relations=(_relation("known"), _relation("other-draft")),
)
PUBLIC = document(
    blocks=(SECTION, _demands("#d2", "", "", "known#d1")),
    answers=(OWN, _answer("known")),
    relations=(_relation("known"),),
)


def test_named_each_once() -> None:
    assert references.named(DOCUMENT) == ("known", "other-draft", "draft")
    assert references.named(document(translation_of="original")) == ("original",)


def test_publishable_translates_public_records_only() -> None:
    published(slug="known")
    known, draft = document(translation_of="known"), document(translation_of="draft")
    assert references.publishable(known) == (known, ())
    assert references.publishable(draft) == (document(), ("draft",))


def test_publishable_leaves_drafts_out(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    published(slug="known")
    with django_assert_num_queries(1):
        assert references.publishable(DOCUMENT) == (PUBLIC, ("other-draft", "draft"))


def test_publishable_keeps_what_comes_with_it() -> None:
    published(slug="known")
    assert references.publishable(DOCUMENT, also=["draft", "other-draft"]) == (DOCUMENT, ())


def test_publishable_without_references(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    alone = document("Alone")
    with django_assert_num_queries(0):
        assert references.publishable(alone) == (alone, ())
