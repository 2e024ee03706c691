from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from archive.desk.models import Apart
from archive.desk.vocabulary_care.twins import keep_apart, twins
from archive.vocabulary import terms
from archive.vocabulary.models import Party, Tag

pytestmark = pytest.mark.django_db


def pairs() -> list[tuple[set[str], str]]:
    return [({pair.one.name, pair.other.name}, str(pair.differ_in)) for pair in twins(Tag)]


@pytest.mark.parametrize(
    ("one", "other", "differ_in"),
    [
        ("Protest", "Рrotest", "letters of another script"),
        ("Cease-fire", "Ceasefire", "spaces or signs"),
        ("Law & Order", "Law and order", "spaces or signs"),
        ("U.S.", "US", "spaces or signs"),
        ("The Hague", "Hague", "an article"),
        ("Sanctions", "Sanction", "singular and plural"),
        ("Treaties", "Treaty", "singular and plural"),
        ("Arms controls", "Arms control", "singular and plural"),
        ("Nuclear arms treaty", "Arms treaty, nuclear", "the order of words"),
        ("Ukraine", "Ukrane", "one letter"),
        ("Ukraine", "Ukrainx", "one letter"),
        ("Ukraine", "Ukriane", "one letter"),
    ],
)
def test_twins(one: str, other: str, differ_in: str) -> None:
    terms.resolve(Tag, [one, other, "Something else"])
    assert pairs() == [({one, other}, differ_in)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("NATO", "NATA"), ("Resolution 1441", "Resolution 1442"), ("Iran", "Iraq"), ("🔥", "🎉")],
)
def test_no_twins(one: str, other: str) -> None:
    terms.resolve(Tag, [one, other])
    assert pairs() == []


def test_names_of_one_term_are_no_twins() -> None:
    terms.rename(Tag.objects.create(name="Sanction"), "Sanctions")
    assert pairs() == []


def test_former_names_have_twins_too() -> None:
    terms.rename(Tag.objects.create(name="Burma"), "Myanmar")
    Tag.objects.create(name="Burmaa")
    assert [(pair.one.term.name, pair.other.term.name) for pair in twins(Tag)] == [("Myanmar", "Burmaa")]


def test_pair_is_proposed_once_for_the_surest_reason() -> None:
    terms.resolve(Tag, ["Cease-fires", "Ceasefires"])
    assert pairs() == [({"Cease-fires", "Ceasefires"}, "spaces or signs")]


def test_twins_kept_apart_are_not_proposed_again() -> None:
    terms.resolve(Tag, ["Sanction", "Sanctions"])
    terms.resolve(Party, ["Sanction", "Sanctions"])

    keep_apart(Tag, "sanctions", "sanction")
    keep_apart(Tag, "sanction", "sanctions")

    assert pairs() == []
    assert len(twins(Party)) == 1
    assert Apart.objects.count() == 1


@pytest.mark.parametrize("other", ["a", "b"])
def test_kept_apart_are_two_names_once(other: str) -> None:
    Apart.objects.create(vocabulary="tag", one="a", other="b")
    with pytest.raises(IntegrityError), transaction.atomic():
        Apart.objects.create(vocabulary="tag", one="a", other=other)


@pytest.mark.parametrize("count", [2, 200])
def test_twins_are_two_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    terms.resolve(Tag, [f"Conference number {number}" for number in range(count)])
    with django_assert_num_queries(2):
        assert twins(Tag) == []
