from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.ledger import guards, reading
from archive.ledger.models import Edition
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


def verify(*heads: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("verify", *(f"--head={head}" for head in heads), stdout=out)
    return out.getvalue()


def test_verify_prints_the_head() -> None:
    published()
    assert verify() == (
        "1 entries and 1 editions are as they were published.\n"
        f"Head, to be kept elsewhere: {reading.head()}\n"
    )


def test_verify_with_its_own_head() -> None:
    published()
    head = str(reading.head())
    published()
    assert "2 entries" in verify(head, str(reading.head()))


def test_verify_names_the_difference() -> None:
    published(slug="talks")
    connection.check_constraints()
    guards.remove()
    Edition.objects.update(document="{}")
    with pytest.raises(CommandError) as refused:
        verify()
    assert str(refused.value) == "entry 1: edition 1 of talks: its document does not have its digest"
    assert refused.value.returncode == 1


def test_verify_head_of_another_ledger() -> None:
    published()
    with pytest.raises(CommandError, match="entry 1: its seal is not the one that was kept elsewhere"):
        verify("0" * 64 + ":1")


@pytest.mark.parametrize("head", ["1", "abc:1", f"{'0' * 64}:x", ":"])
def test_verify_head_unreadable(head: str) -> None:
    with pytest.raises(CommandError, match="is not SEAL:NUMBER"):
        verify(head)
