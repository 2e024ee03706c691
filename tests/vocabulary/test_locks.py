from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from archive.vocabulary import locks
from tests.ledger.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_terms_do_not_move_while_they_are_held() -> None:
    held = Event()
    order: list[str] = []

    def save_or_merge(index: int) -> None:
        if index == 0:
            with transaction.atomic():
                locks.hold()
                held.set()
                with connection.cursor() as cursor:  # long enough for the other to pass, if it could
                    cursor.execute({"postgresql": "SELECT pg_sleep(0.2)"}.get(connection.vendor, "SELECT 1"))
                order.append("saved")
        else:
            held.wait(10)
            with transaction.atomic():
                locks.move()
                order.append("moved")

    at_once(2, save_or_merge)
    assert order == ["saved", "moved"]


@pytest.mark.django_db(transaction=True)
def test_many_hold_terms_at_once() -> None:
    together = Barrier(2 if connection.vendor == "postgresql" else 1)  # SQLite has one writer at a time

    def hold(index: int) -> int:
        with transaction.atomic():
            locks.hold()
            together.wait(10)
            return index

    assert at_once(2, hold) == [0, 1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("lock", [locks.hold, locks.move])
def test_terms_are_locked_within_a_transaction(lock: Callable[[], None]) -> None:
    with pytest.raises(RuntimeError, match="within a transaction"):
        lock()
