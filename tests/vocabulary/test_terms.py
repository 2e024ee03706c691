from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from archive.vocabulary import terms
from archive.vocabulary.models import Party, PartyName, Tag, TagName
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db
FIFTEEN = [
    "Protest", "protest", "PROTEST", " Protest ", "Pro\u200btest", "Ｐｒｏｔｅｓｔ", "\u0420rotest",
    "café", "cafe\u0301", "CAFE", "C", "C++", "🔥", "🎉", "Straße",
]  # fmt: skip


def test_resolve_unicode_twins() -> None:
    found = terms.resolve(Tag, FIFTEEN)
    assert len(found) == 15
    assert Tag.objects.count() == 8
    assert len({tag.slug for tag in found.values()}) == 8
    assert all(tag.slug for tag in found.values())
    assert found["CAFE"] == found["café"]


@pytest.mark.parametrize("count", [1, 3, 300])
def test_resolve_known_is_one_query(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    names = [f"tag {number}" for number in range(count)]
    terms.resolve(Tag, names)
    with django_assert_num_queries(1):
        assert len(terms.resolve(Tag, names)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_resolve_new_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(7):  # find; savepoint, addresses, terms, names, release; find
        terms.resolve(Tag, [f"tag {number}" for number in range(count)])


def test_resolve_nothing() -> None:
    assert terms.resolve(Tag, []) == {}


def test_resolve_by_former_name() -> None:
    tag = Tag.objects.create(name="Burma")
    terms.rename(tag, "Myanmar")
    assert terms.resolve(Tag, ["BURMA", "myanmar"]) == {"BURMA": tag, "myanmar": tag}


@pytest.mark.parametrize("name", ["\u200b", "x" * 201])
def test_resolve_refuses_a_bad_name_whole(name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        terms.resolve(Tag, ["Good", name])
    assert name in refused.value.messages[0]
    assert Tag.objects.count() == 0


def test_present_names_and_addresses_are_those_of_the_terms_found() -> None:
    tag = terms.resolve(Tag, ["Sanctions", "Embargo"])["Sanctions"]
    terms.rename(tag, "Restrictive measures")

    assert terms.present(Tag, ["SANCTIONS", "embargo", "Nothing"]) == {
        "SANCTIONS": ("restrictive-measures", "Restrictive measures"),
        "embargo": ("embargo", "Embargo"),
    }


def test_find_creates_nothing() -> None:
    tag = Tag.objects.create(name="Sanctions")
    assert terms.find(Tag, ["SANCTIONS", "Embargo", "nul\x00"]) == {"SANCTIONS": tag}
    assert Tag.objects.count() == 1


def test_rename_keeps_name_and_address() -> None:
    party = Party.objects.create(name="Turkey")
    terms.rename(party, "Türkiye")
    assert Party.objects.values_list("name", "slug").get() == ("Türkiye", "türkiye")
    assert terms.at_address(Party, ["turkey", "türkiye", "none"]) == {"turkey": party, "türkiye": party}


def test_rename_back_takes_the_first_address_again() -> None:
    party = Party.objects.create(name="Turkey")
    terms.rename(party, "Türkiye")
    terms.rename(party, "Turkey")
    assert (party.slug, PartyName.objects.count()) == ("turkey", 2)


def test_rename_in_case_only_keeps_the_address() -> None:
    tag = Tag.objects.create(name="nato")
    terms.rename(tag, "NATO")
    assert Tag.objects.values_list("name", "slug").get() == ("NATO", "nato")
    assert TagName.objects.values_list("name", "key", "slug").get() == ("NATO", "nato", "nato")


def test_rename_to_the_name_of_another() -> None:
    first, second = Tag.objects.create(name="Burma"), Tag.objects.create(name="Sanctions")
    terms.rename(first, "Myanmar")
    with pytest.raises(terms.NameTaken, match="“burma” is a name of “Myanmar”"):
        terms.rename(second, "burma")
    assert Tag.objects.filter(pk=second.pk).values_list("name", "slug").get() == ("Sanctions", "sanctions")


def test_rename_to_nothing() -> None:
    tag = Tag.objects.create(name="Burma")
    with pytest.raises(ValidationError):
        terms.rename(tag, "\u200b")
    assert Tag.objects.get().name == "Burma"


def test_find_within_a_vocabulary() -> None:
    Party.objects.create(name="NATO")
    assert terms.find(Tag, ["NATO"]) == {}


@pytest.mark.django_db(transaction=True)
def test_resolve_same_name_at_once() -> None:
    found = at_once(8, lambda index: terms.resolve(Tag, [["Ceasefire", "CEASEFIRE"][index % 2]]))
    tag = Tag.objects.get()
    assert [set(each.values()) for each in found] == [{tag}] * 8
    assert TagName.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_resolve_same_address_at_once() -> None:
    names = ["C", "C+", "C++", "C#", "C!", "C?", "C.", "C="]
    at_once(8, lambda index: terms.resolve(Tag, [names[index], "Shared", f"Own {index}"]))
    assert Tag.objects.count() == 17
    assert set(Tag.objects.filter(slug__startswith="c").values_list("name", flat=True)) == set(names)
