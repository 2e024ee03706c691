from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor

from archive.ledger import acts, reading
from archive.ledger.models import Entry
from archive.ledger.verify import verify
from archive.vocabulary import merging, terms
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.ledger.factories import BY, published
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db
FIELDS: dict[type[Term], str] = {Tag: "tags", Party: "parties", Dossier: "dossiers"}


def public(model: type[Term], name: str) -> Term:
    """A term that an edition names."""
    parts: dict[str, Any] = {FIELDS[model]: (name,)}
    published(f"About {name}", **parts)
    return model._default_manager.get(name=name)


@pytest.mark.parametrize(("model", "word"), [(Tag, "tag"), (Party, "party"), (Dossier, "dossier")])
def test_merge_and_separate_are_in_the_ledger(model: type[Term], word: str) -> None:
    burma, myanmar = public(model, "Burma"), public(model, "Myanmar")
    was = merging.former(burma)

    merged = acts.merge(burma, myanmar, by=BY, note="One country.")
    _holder, term, separated = acts.separate(model, was, by=BY)

    assert merged is not None
    assert separated is not None
    rows = Entry.objects.filter(number__gte=merged.number).values_list("act", "actor", "note", "payload")
    former, present = ({"name": name, "slug": name.lower()} for name in ("Burma", "Myanmar"))
    assert [(*row[:3], json.loads(row[3])) for row in rows] == [
        ("merge", BY, "One country.", {"vocabulary": word, "from": former, "to": present}),
        ("separate", BY, "", {"vocabulary": word, "from": present, "to": former}),
    ]
    assert separated.number == reading.head_number()
    assert terms.at_address(model, ["burma", "myanmar"]) == {"burma": term, "myanmar": myanmar}
    assert verify().first_difference is None


def test_merge_of_a_term_that_readers_do_not_know_is_not_told() -> None:
    myanmar = public(Tag, "Myanmar")
    draft = Tag.objects.create(name="Secret")
    was, before = merging.former(draft), reading.head_number()

    assert acts.merge(draft, myanmar, by=BY) is None
    assert acts.separate(Tag, was, by=BY)[2] is None
    assert reading.head_number() == before
    assert Tag.objects.filter(name="Secret", is_public=False).exists()


def test_merge_makes_a_draft_term_public() -> None:
    burma, draft = public(Tag, "Burma"), Tag.objects.create(name="Myanmar")
    assert acts.merge(burma, draft, by=BY) is not None
    assert Tag.objects.values_list("name", "is_public").get() == ("Myanmar", True)


def test_merge_with_itself_is_refused() -> None:
    burma = public(Tag, "Burma")
    before = reading.head_number()
    with pytest.raises(acts.RefusedAct, match="Two terms"):
        acts.merge(burma, burma, by=BY)
    assert reading.head_number() == before


def test_merge_by_nobody_is_refused() -> None:
    burma, myanmar = public(Tag, "Burma"), public(Tag, "Myanmar")
    with pytest.raises(acts.RefusedAct, match="somebody"):
        acts.merge(burma, myanmar, by=" ")
    assert Tag.objects.filter(name="Burma").exists()


def test_separate_what_is_not_merged_is_refused() -> None:
    burma = public(Tag, "Burma")
    before = reading.head_number()
    with pytest.raises(acts.RefusedAct, match="nothing to separate"):
        acts.separate(Tag, merging.former(burma), by=BY)
    assert reading.head_number() == before


def test_rename_from_a_stale_merged_term() -> None:
    burma, myanmar = public(Tag, "Burma"), public(Tag, "Myanmar")
    acts.merge(Tag.objects.get(pk=burma.pk), myanmar, by=BY)
    with pytest.raises(acts.RefusedAct, match="is no more"):
        acts.rename(burma, "Birma", by=BY)
    with pytest.raises(acts.RefusedAct, match="is no more"):
        acts.merge(burma, myanmar, by=BY)


@pytest.mark.django_db(transaction=True)
def test_merge_in_opposite_directions_at_once() -> None:
    """One of two people wins; the other is told, and no name is lost."""
    keys = [public(Tag, "Burma").pk, public(Tag, "Myanmar").pk]
    seen = [[Tag.objects.get(pk=key) for key in order] for order in (keys, keys[::-1])]

    def merge(index: int) -> str:
        term, into = seen[index]
        try:
            acts.merge(term, into, by=BY)
        except acts.RefusedAct as error:
            return str(error)
        return "merged"

    assert sorted(said[-10:] for said in at_once(2, merge)) == ["is no more", "merged"]
    tag = Tag.objects.get()
    assert terms.at_address(Tag, ["burma", "myanmar"]) == {"burma": tag, "myanmar": tag}


@pytest.mark.django_db(transaction=True)
def test_terms_of_older_archives_become_public() -> None:
    published("Talks", tags=("Burma",))
    Tag.objects.create(name="Draft only")
    Tag.objects.update(is_public=False)

    executor = MigrationExecutor(connection)
    with transaction.atomic():
        migration = executor.loader.get_migration("ledger", "0003_terms_in_editions_are_public")
        state = executor.loader.project_state(("ledger", "0003_terms_in_editions_are_public"))
        for operation in migration.operations:
            assert isinstance(operation, RunPython)
            operation.code(state.apps, connection.schema_editor())

    assert dict(Tag.objects.values_list("name", "is_public")) == {"Burma": True, "Draft only": False}
