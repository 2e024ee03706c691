from __future__ import annotations

import pytest
from django.db import models

from archive.vocabulary import merging, terms
from archive.vocabulary.merging import Former, NotMerged
from archive.vocabulary.models import NAMES, Dossier, Party, Tag, TagName, Term

pytestmark = pytest.mark.django_db


def merged(name: str, into: Tag) -> Former:
    """What a tag of this name was, now that it is merged."""
    tag = Tag.objects.get(name=name)
    was = merging.former(tag)
    merging.merge(tag, into)
    return was


@pytest.mark.parametrize("model", [Tag, Party, Dossier])
def test_merge_moves_every_name_and_address(model: type[Term]) -> None:
    burma = model._default_manager.create(name="Burma")
    terms.rename(burma, "Birma")
    myanmar = model._default_manager.create(name="Myanmar")

    merging.merge(burma, myanmar)

    assert list(model._default_manager.values_list("name", "slug")) == [("Myanmar", "myanmar")]
    assert terms.at_address(model, ["burma", "birma"]) == {"burma": myanmar, "birma": myanmar}
    assert terms.resolve(model, ["BURMA", "Birma"]) == {"BURMA": myanmar, "Birma": myanmar}
    assert NAMES[model].objects.count() == 3


def test_separate_brings_back_what_was_merged() -> None:
    burma = Tag.objects.create(name="Burma", description="A country", is_public=True)
    terms.rename(burma, "Birma")
    myanmar = Tag.objects.create(name="Myanmar")
    before = sorted(TagName.objects.values_list("name", "key", "slug", "term__slug"))
    was = merged("Birma", myanmar)

    holder, term = merging.separate(Tag, was)

    assert (holder, term) == (myanmar, Tag.objects.get(name="Birma"))
    assert (term.slug, term.description, term.is_public) == ("birma", "A country", True)
    assert sorted(TagName.objects.values_list("name", "key", "slug", "term__slug")) == before


def test_separate_brings_back_the_months_of_a_dossier() -> None:
    into = Dossier.objects.create(name="Straits question", checked="1921")
    was = merging.former(Dossier.objects.create(name="Straits", checked="1922-05"))
    merging.merge(Dossier.objects.get(name="Straits"), into)

    _holder, dossier = merging.separate(Dossier, was)

    assert isinstance(dossier, Dossier)
    assert (dossier.checked, Dossier.objects.get(pk=into.pk).checked) == ("1922-05", "1921")


def test_separate_leaves_names_that_came_later() -> None:
    myanmar = Tag.objects.create(name="Myanmar")
    Tag.objects.create(name="Burma")
    was = merged("Burma", myanmar)
    TagName.objects.create(name="Union of Burma", term=myanmar)

    merging.separate(Tag, was)

    assert terms.at_address(Tag, ["union-of-burma"]) == {"union-of-burma": myanmar}


def test_separate_out_of_a_term_that_was_merged_itself() -> None:
    first, second, third = (Tag.objects.create(name=name) for name in ("A", "B", "C"))
    was_a = merged("A", second)
    was_b = merged("B", third)

    holder, term = merging.separate(Tag, was_a)
    assert (holder, term.name) == (third, "A")
    holder, again = merging.separate(Tag, was_b)

    assert (holder, again.name) == (third, "B")
    assert terms.at_address(Tag, ["a", "b", "c"]) == {"a": term, "b": again, "c": third}
    assert first.pk not in {term.pk, again.pk}


def test_separate_what_is_the_present_name() -> None:
    myanmar = Tag.objects.create(name="Myanmar")
    Tag.objects.create(name="Burma")
    was = merged("Burma", myanmar)
    terms.rename(myanmar, "Burma")

    with pytest.raises(NotMerged, match="is a term of its own"):
        merging.separate(Tag, was)

    assert Tag.objects.count() == 1


def test_separate_twice() -> None:
    Tag.objects.create(name="Burma")
    was = merged("Burma", Tag.objects.create(name="Myanmar"))
    merging.separate(Tag, was)

    with pytest.raises(NotMerged, match="nothing to separate"):
        merging.separate(Tag, was)

    assert Tag.objects.count() == 2


def test_merge_with_itself() -> None:
    tag = Tag.objects.create(name="Burma")
    with pytest.raises(NotMerged, match="Two terms of one vocabulary"):
        merging.merge(tag, Tag.objects.get())
    assert TagName.objects.get().term == tag


def test_merge_across_vocabularies() -> None:
    tag, party = Tag.objects.create(name="Burma"), Party.objects.create(name="Burma")
    with pytest.raises(NotMerged, match="Two terms of one vocabulary"):
        merging.merge(tag, party)
    assert (Tag.objects.count(), Party.objects.count()) == (1, 1)


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True), (False, False)])
def test_merged_term_is_public_when_one_was(one: bool, other: bool) -> None:
    Tag.objects.create(name="Burma", is_public=one)
    merged("Burma", Tag.objects.create(name="Myanmar", is_public=other))
    assert Tag.objects.values_list("is_public", flat=True).get() == (one or other)


def test_every_reference_to_a_term_is_known_to_merging() -> None:
    """A row that a merge does not move must stop it, not vanish with the term."""
    pointing = {
        str(relation.related_model): relation.on_delete
        for vocabulary in NAMES
        for relation in vocabulary._meta.related_objects
        if relation.one_to_many and relation.related_model not in NAMES.values()
    }
    assert set(pointing.values()) == {models.PROTECT}
