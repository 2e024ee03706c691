from __future__ import annotations

import json

import pytest

from archive.ledger import acts, reading
from archive.ledger.models import Entry
from archive.ledger.verify import verify
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.ledger.factories import BY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "word"), [(Tag, "tag"), (Party, "party"), (Dossier, "dossier")])
def test_rename_is_in_the_ledger(model: type[Term], word: str) -> None:
    term = model._default_manager.create(name="Burma")
    entry = acts.rename(term, "Myanmar", by=BY, note="As the UN writes it.")
    entry = Entry.objects.get(pk=entry.pk)
    assert (entry.act, entry.actor, entry.note, entry.record) == ("rename", BY, "As the UN writes it.", None)
    assert json.loads(entry.payload) == {
        "vocabulary": word,
        "from": {"name": "Burma", "slug": "burma"},
        "to": {"name": "Myanmar", "slug": "myanmar"},
    }
    assert terms.find(model, ["burma"])["burma"].name == "Myanmar"
    assert verify().first_difference is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [("Burma", "is its name already"), ("sanctions", "is a name of “Sanctions”"), ("\u200b", "one visible")],
)
def test_rename_refused(name: str, reason: str) -> None:
    Tag.objects.create(name="Sanctions")
    tag = Tag.objects.create(name="Burma")
    with pytest.raises(acts.RefusedAct, match=reason):
        acts.rename(tag, name, by=BY)
    assert Tag.objects.values_list("name", "slug").get(pk=tag.pk) == ("Burma", "burma")
    assert reading.head_number() == 0


def test_rename_from_a_stale_term() -> None:
    tag = Tag.objects.create(name="Burma")
    stale = Tag.objects.get()
    acts.rename(tag, "Myanmar", by=BY)
    entry = acts.rename(stale, "Union of Myanmar", by=BY)
    assert json.loads(entry.payload)["from"] == {"name": "Myanmar", "slug": "myanmar"}
