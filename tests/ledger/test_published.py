from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from archive.ledger import acts, reading
from archive.ledger.published import ledger_grew
from tests.ledger.factories import BY, document, published

pytestmark = pytest.mark.django_db


@contextmanager
def heard() -> Iterator[list[int]]:
    """The numbers that a receiver hears of."""
    numbers: list[int] = []

    def receive(number: int, **_kwargs: Any) -> None:
        numbers.append(number)

    ledger_grew.connect(receive)
    yield numbers
    ledger_grew.disconnect(receive)


def test_ledger_grew_after_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with heard() as numbers:
        with django_capture_on_commit_callbacks(execute=True):
            published()
            published()
            assert numbers == []
        assert numbers == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_ledger_grew_not_when_rolled_back() -> None:
    with heard() as numbers:
        with transaction.atomic():
            published()
            transaction.set_rollback(True)
        with pytest.raises(acts.RefusedAct):
            acts.publish(document(), slug="", by=BY)
        assert numbers == []


@pytest.mark.django_db(transaction=True)
def test_ledger_grew_receiver_that_fails() -> None:
    def fail(**_kwargs: Any) -> None:
        raise OSError("the catalog's disk is full")

    ledger_grew.connect(fail)
    with heard() as numbers:
        published()
    ledger_grew.disconnect(fail)
    assert (numbers, reading.head_number()) == ([1], 1)
