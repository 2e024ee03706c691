from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from archive.ledger import acts, guards
from archive.ledger.models import Edition, Entry, Head
from archive.ledger.seals import seal
from archive.ledger.verify import verify
from archive.vocabulary.models import Tag
from tests.ledger.factories import BY, corrected, published, withdrawn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger() -> None:
    """Seven entries: each act once at least, three records, four editions."""
    first = published("Envoys meet", slug="talks", tags=("Talks",))  # entry 1
    corrected(first, slug="geneva-talks", title="Envoys meet in Geneva")  # entry 2
    record = withdrawn("A rumour", slug="rumour")  # entries 3 and 4
    acts.reinstate(record, by=BY, note="It was confirmed.")  # entry 5
    acts.rename(Tag.objects.get(), "Negotiations", by=BY)  # entry 6
    published("Answers arrive", slug="answers", dek="With an accent: é")  # entry 7


@pytest.fixture
def unguarded(ledger: None) -> Iterator[None]:
    """The same ledger in the hands of somebody who can take the guards down."""
    connection.check_constraints()  # PostgreSQL alters no table that has checks pending
    guards.remove()
    yield
    # The damage would not pass the checks that end a test.
    connection.needs_rollback = True


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_verify_empty() -> None:
    found = verify()
    assert (found.entries, found.editions, found.head, found.first_difference) == (0, 0, ":0", None)


def test_verify_more_than_one_batch(monkeypatch: pytest.MonkeyPatch, ledger: None) -> None:
    monkeypatch.setattr("archive.ledger.verify.BATCH", 2)
    assert verify().first_difference is None


def test_verify_whole(ledger: None) -> None:
    found = verify()
    assert (found.entries, found.editions, found.first_difference) == (7, 4, None)
    assert found.head == f"{Entry.objects.get(number=7).seal}:7"


def edition_2(change: str) -> str:
    """The statement that makes this change to the second edition of the talks."""
    return f"UPDATE ledger_edition SET {change} WHERE number = 2"


def entry(number: int, change: str) -> str:
    """The statement that makes this change to an entry."""
    return f"UPDATE ledger_entry SET {change} WHERE number = {number}"


CONTENT = "its content is not what was sealed"
TOLD = "its state, address or edition is not what its last entry made it"
DAMAGE = {
    # one byte
    "UPDATE ledger_edition SET document = replace(document, 'rumour', 'rumOur')": (
        "entry 3: edition 1 of rumour: its document does not have its digest"
    ),
    "UPDATE ledger_edition SET document = replace(document, 'é', 'è')": (
        "entry 7: edition 1 of answers: its document does not have its digest"
    ),
    edition_2("digest = replace(digest, substr(digest, 1, 8), '00000000')"): (
        "entry 2: edition 2 of geneva-talks: its document does not have its digest"
    ),
    edition_2("note = 'Nothing.'"): (
        "entry 2: edition 2 of geneva-talks: record, note or moment are not those of the entry"
    ),
    edition_2("published_at = '1999-12-31 00:00:00+00'"): (
        "entry 2: edition 2 of geneva-talks: record, note or moment are not those of the entry"
    ),
    edition_2("record_id = {rumour}"): (
        "entry 2: edition 2 of geneva-talks: record, note or moment are not those of the entry"
    ),
    edition_2("number = 3"): f"entry 2: {CONTENT}",
    entry(5, "act = 'withdraw'"): f"entry 5: {CONTENT}",
    entry(5, "slug = 'hearsay'"): f"entry 5: {CONTENT}",
    entry(5, "note = 'It was so.'"): f"entry 5: {CONTENT}",
    entry(5, "actor = 'Eve'"): f"entry 5: {CONTENT}",
    entry(6, "payload = replace(payload, 'Talks', 'Walks')"): f"entry 6: {CONTENT}",
    entry(5, "at = '1999-12-31 00:00:00+00'"): f"entry 5: {CONTENT}",
    entry(5, "record_id = {talks}"): (f"entry 5: {CONTENT}"),
    entry(5, "previous = 'other'"): "entry 5: is not sealed over entry 4",
    entry(5, "seal = 'other'"): f"entry 5: {CONTENT}",
    entry(7, "number = 9"): "entry 9: follows entry 6: those between are missing",
    # rows removed
    "DELETE FROM ledger_entry WHERE number = 1": "entry 2: follows entry 0: those between are missing",
    "DELETE FROM ledger_entry WHERE number = 4": "entry 5: follows entry 3: those between are missing",
    "DELETE FROM ledger_entry WHERE number = 7": "the head {head} is not entry 6, the last",
    "DELETE FROM ledger_entry": "the head {head} is not entry 0, the last",
    "DELETE FROM ledger_head": "the head is missing",
    "UPDATE ledger_head SET seal = 'other'": "the head other:7 is not entry 7, the last",
    "DELETE FROM ledger_address WHERE slug = 'talks'": (
        "entry 1: its address talks does not lead to its record"
    ),
    "UPDATE ledger_address SET slug = 'walks' WHERE slug = 'talks'": (
        "entry 1: its address talks does not lead to its record"
    ),
    "INSERT INTO ledger_address (slug, record_id) VALUES ('walks', {talks})": (
        "address walks: no entry gave it to record {talks}"
    ),
    # what the records are said to be
    "UPDATE ledger_record SET state = 'withdrawn' WHERE slug = 'rumour'": f"record rumour: {TOLD}",
    "UPDATE ledger_record SET slug = 'talks' WHERE slug = 'geneva-talks'": f"record talks: {TOLD}",
    "UPDATE ledger_record SET edition_id = NULL WHERE slug = 'answers'": f"record answers: {TOLD}",
    "UPDATE ledger_record SET edition_id = (SELECT id FROM ledger_edition WHERE number = 1 AND record_id ="
    " ledger_record.id) WHERE slug = 'geneva-talks'": f"record geneva-talks: {TOLD}",
    "INSERT INTO ledger_record (slug, state) VALUES ('forged', 'published')": f"record forged: {TOLD}",
    "INSERT INTO ledger_edition (record_id, number, document, digest, note, published_at)"
    " SELECT record_id, 3, document, digest, note, published_at FROM ledger_edition WHERE number = 2": (
        "edition 3 of record {talks}: no entry published it"
    ),
}


@pytest.mark.parametrize(("damage", "difference"), DAMAGE.items())
def test_verify_damaged(damage: str, difference: str, unguarded: None) -> None:
    records = Entry.objects.in_bulk([1, 3])
    names = {"talks": records[1].record_id, "rumour": records[3].record_id, "head": Head.objects.get()}
    _execute(damage.format(**names))
    assert verify().first_difference == difference.format(**names)


def test_verify_edition_removed(unguarded: None) -> None:
    edition = Edition.objects.get(number=2)
    _execute(f"DELETE FROM ledger_edition WHERE id = {edition.pk}")
    assert verify().first_difference == f"entry 2: its edition {edition.pk} is missing"


def test_verify_tail_cut_with_its_head(unguarded: None) -> None:
    """Whoever cuts the tail and sets the head back is found by what is left behind."""
    _execute(
        "DELETE FROM ledger_entry WHERE number = 7",
        "UPDATE ledger_head SET number = 6, seal = (SELECT seal FROM ledger_entry WHERE number = 6)",
    )
    loose = Edition.objects.get(record__slug="answers")
    assert verify().first_difference == f"edition 1 of record {loose.record_id}: no entry published it"


def rewrite_history() -> None:
    """Changes edition 2 and seals everything after it anew, leaving nothing behind."""
    changed = Edition.objects.get(number=2)
    text = changed.document.replace("Geneva", "Vienna")
    digest = hashlib.sha256(text.encode()).hexdigest()
    Edition.objects.filter(pk=changed.pk).update(document=text, digest=digest)
    previous = Entry.objects.get(number=1).seal
    for entry in Entry.objects.after(1):
        entry.previous = previous
        entry.seal = previous = seal(entry)
        entry.save()
    Head.objects.update(seal=previous)


def test_verify_history_sealed_anew(unguarded: None) -> None:
    kept = dict(Entry.objects.values_list("number", "seal"))
    rewrite_history()
    assert verify().first_difference is None
    for number in range(2, 8):
        found = verify(kept={1: kept[1], number: kept[number]})
        assert found.first_difference == f"entry {number}: its seal is not the one that was kept elsewhere"
    assert verify(kept={1: kept[1]}).first_difference is None


def test_verify_kept_head_of_a_longer_ledger(ledger: None) -> None:
    assert verify(kept={9: "s" * 64}).first_difference == (
        "entry 9: is missing, though its seal was kept elsewhere"
    )


# Text that is not UTF-8 is an accident of SQLite; PostgreSQL takes no such text, but moments that
# Python cannot hold.
UNREADABLE = {
    "sqlite": {
        "UPDATE ledger_entry SET note = {garbage} WHERE number = 5": "entry 5: cannot be read (",
        "UPDATE ledger_entry SET at = 'never' WHERE number = 5": "entry 5: cannot be read (",
        "UPDATE ledger_edition SET document = {garbage} WHERE number = 2": "entry 2: cannot be read (",
        "UPDATE ledger_head SET seal = {garbage}": "the head cannot be read (",
        "UPDATE ledger_record SET slug = {garbage} WHERE slug = 'rumour'": "a record cannot be read (",
        "INSERT INTO ledger_address (slug, record_id) VALUES ({garbage}, 1)": "an address cannot be read (",
    },
    "postgresql": {
        "UPDATE ledger_entry SET at = '20000-01-01' WHERE number = 5": "entry 5: cannot be read (",
        "UPDATE ledger_edition SET published_at = '20000-01-01'": "entry 1: cannot be read (",
    },
}


def test_verify_unreadable(unguarded: None) -> None:
    for damage, difference in UNREADABLE[connection.vendor].items():
        with transaction.atomic():
            _execute(damage.format(garbage="CAST(x'ff' AS TEXT)"))
            assert (verify().first_difference or "").startswith(difference)
            transaction.set_rollback(True)
