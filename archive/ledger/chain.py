"""Appending to the ledger: one writer at a time, each entry sealed over the one before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from archive.documents import clean_line
from archive.ledger import guards, published
from archive.ledger.errors import NoteMissing, RefusedAct
from archive.ledger.models import Entry, Head
from archive.ledger.seals import seal

ACTOR_LENGTH = 150


class Chain:
    """The open end of the ledger, held by one transaction."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.now = timezone.now()
        self._entries: list[Entry] = []

    def append(self, act: Entry.Act, *, at: datetime | None = None, **fields: Any) -> Entry:
        """The next entry, numbered and sealed; it is written when the chain closes."""
        self.head.number += 1
        moment = (at or self.now).astimezone(UTC)
        entry = Entry(number=self.head.number, act=act, at=moment, previous=self.head.seal, **fields)
        self.head.seal = entry.seal = seal(entry)
        self._entries.append(entry)
        return entry

    def close(self) -> None:
        """Write the entries and the head, and tell of it after the commit."""
        if not self._entries:
            return
        Entry.objects.bulk_create(self._entries)
        self.head.save()
        published.send(self.head.number)


@contextmanager
def appending() -> Iterator[Chain]:
    """One transaction that may append entries. Others wait here until it ends, so that numbers have
    no gaps and no stragglers. Raises `guards.GuardsMissing` where the database does not protect
    what is written."""
    with transaction.atomic():
        guards.require()
        # SQLite's transactions are IMMEDIATE: there the lock is held from their first statement.
        head, _created = Head.objects.select_for_update().get_or_create(pk=1)
        chain = Chain(head)
        yield chain
        chain.close()


def actor(by: str) -> str:
    """Who acts, as the ledger keeps it. Raises RefusedAct for nobody, or a name beyond 150 characters."""
    name = clean_line(by)
    if not 0 < len(name) <= ACTOR_LENGTH:
        raise RefusedAct("an act is somebody's, named in at most 150 characters")
    return name


def reason(note: str, *, slug: str = "") -> str:
    """The public note as one line. Raises NoteMissing when it says nothing."""
    line = clean_line(note)
    if not line:
        raise NoteMissing(slug)
    return line
