from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archive.ledger import acts, reading
from archive.ledger.models import Entry, Record
from archive.ledger.verify import verify
from tests.ledger.factories import BY, published, withdrawn
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db


def test_withdraw_leaves_the_edition() -> None:
    edition = published("A rumour", slug="rumour")
    entry = acts.withdraw(edition.record, by=BY, note="It was false.")
    record = Record.objects.get()
    assert (record.state, record.edition, record.slug) == ("withdrawn", edition, "rumour")
    entry = Entry.objects.get(pk=entry.pk)
    assert (entry.act, entry.slug, entry.note, entry.edition) == ("withdraw", "rumour", "It was false.", None)


def test_reinstate_shows_the_same_edition() -> None:
    record = withdrawn("A rumour")
    entry = acts.reinstate(record, by=BY, note="It was true.")
    assert (Record.objects.get().state, entry.act, entry.note) == ("published", "reinstate", "It was true.")
    assert verify().first_difference is None


ACTS: dict[str, tuple[Callable[..., Any], Callable[[], Record], str]] = {
    "withdraw": (acts.withdraw, lambda: withdrawn(slug="talks"), "withdrawn"),
    "reinstate": (acts.reinstate, lambda: published(slug="talks").record, "published"),
}


@pytest.mark.parametrize(("act", "already", "state"), ACTS.values(), ids=ACTS.keys())
def test_standing_twice(act: Callable[..., Any], already: Callable[[], Record], state: str) -> None:
    record = already()
    number = reading.head_number()
    with pytest.raises(acts.RefusedAct, match=f"^talks: the record is {state} already$"):
        act(record, by=BY, note="Why.")
    assert reading.head_number() == number


@pytest.mark.parametrize("note", ["", " \u202e"])
@pytest.mark.parametrize(
    ("act", "before"), [(acts.withdraw, lambda: published().record), (acts.reinstate, withdrawn)]
)
def test_standing_without_note(act: Callable[..., Any], before: Callable[[], Record], note: str) -> None:
    record = before()
    with pytest.raises(acts.NoteMissing):
        act(record, by=BY, note=note)
    assert Record.objects.get().state == record.state


@pytest.mark.django_db(transaction=True)
def test_withdraw_at_once() -> None:
    record = published().record

    def withdraw(index: int) -> bool:
        try:
            acts.withdraw(record, by=BY, note="Why.")
        except acts.RefusedAct:
            return False
        return True

    assert sorted(at_once(8, withdraw)) == [False] * 7 + [True]
    assert Entry.objects.filter(act="withdraw").count() == 1
