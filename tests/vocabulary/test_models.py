from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from archive.vocabulary.models import Dossier, DossierName, Party, PartyName, Tag, TagName

pytestmark = pytest.mark.django_db
MODELS = [(Tag, TagName), (Party, PartyName), (Dossier, DossierName)]


@pytest.mark.parametrize(("model", "name_model"), MODELS)
def test_term_new_has_its_first_name(model: type[Any], name_model: type[Any]) -> None:
    term = model.objects.create(name="Arms Control")
    assert term.slug == "arms-control"
    assert list(name_model.objects.values_list("term", "name", "key", "slug")) == [
        (term.pk, "Arms Control", "arms control", "arms-control")
    ]


@pytest.mark.parametrize(("model", "base"), [(Tag, "tag"), (Party, "party"), (Dossier, "dossier")])
def test_term_without_letters_has_an_address(model: type[Any], base: str) -> None:
    slugs = [model.objects.create(name=name).slug for name in ("🔥", "🎉", "C", "C++", "C#")]
    assert slugs == [base, f"{base}-2", "c", "c-2", "c-3"]


@pytest.mark.parametrize(("model", "name_model"), MODELS)
def test_term_twin_is_refused_whole(model: type[Any], name_model: type[Any]) -> None:
    model.objects.create(name="Café")
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(name="CAFE")
    assert [model.objects.count(), name_model.objects.count()] == [1, 1]


Attempt = Callable[[Any, Any, Any], object]
REFUSED: dict[str, Attempt] = {
    "term name twice": lambda model, names, term: model.objects.bulk_create([model(name="NATO", slug="n")]),
    "term slug twice": lambda model, names, term: model.objects.bulk_create([model(name="n", slug="nato")]),
    "term without name": lambda model, names, term: model.objects.bulk_create([model(name="", slug="n")]),
    "term without slug": lambda model, names, term: model.objects.bulk_create([model(name="n", slug="")]),
    "name key twice": lambda model, names, term: names.objects.create(term=term, name="ＮＡＴＯ"),
    "name slug twice": lambda model, names, term: names.objects.create(term=term, name="n", slug="nato"),
    "name without key": lambda model, names, term: names.objects.create(term=term, name="", slug="n"),
    "name without slug": lambda model, names, term: names.objects.bulk_create(
        [names(term=term, name="n", key="n", slug="")]
    ),
}


@pytest.mark.parametrize(("model", "name_model"), MODELS)
@pytest.mark.parametrize("attempt", REFUSED.values(), ids=REFUSED.keys())
def test_constraint_refuses(attempt: Attempt, model: type[Any], name_model: type[Any]) -> None:
    term = model.objects.create(name="NATO")
    with pytest.raises(IntegrityError), transaction.atomic():
        attempt(model, name_model, term)


def test_term_clean_names_the_holder() -> None:
    Tag.objects.create(name="Café society")
    with pytest.raises(ValidationError) as refused:
        Tag(name="CAFE Society").full_clean()
    assert refused.value.message_dict == {"name": ["“Café society” already has this name."]}


def test_term_clean_refuses_unseen_characters() -> None:
    with pytest.raises(ValidationError) as refused:
        Party(name="Rus\u202esia").full_clean()
    assert list(refused.value.message_dict) == ["name"]


@pytest.mark.parametrize("change", [{"name": "Alliance"}, {"slug": "alliance"}])
def test_term_save_never_renames(change: dict[str, str]) -> None:
    tag = Tag.objects.create(name="NATO")
    for field, value in change.items():
        setattr(tag, field, value)
    with pytest.raises(ValueError, match="changes by rename"):
        tag.save()
    assert Tag.objects.values_list("name", "slug").get() == ("NATO", "nato")


def test_term_description_is_saved() -> None:
    tag = Tag.objects.create(name="NATO")
    tag.description = "An alliance"
    tag.save()
    assert Tag.objects.get().description == "An alliance"


def test_term_other_name_has_an_address() -> None:
    party = Party.objects.create(name="United States")
    other = party.names.create(name="USA")
    assert (other.key, other.slug) == ("usa", "usa")


def test_term_save_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(5):  # address, savepoint, term, name, release
        Tag.objects.create(name="NATO")
