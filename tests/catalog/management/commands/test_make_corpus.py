from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.catalog.corpus import Corpus
from archive.catalog.management.commands import make_corpus
from archive.catalog.query import CatalogQuery
from archive.catalog.search import search
from archive.catalog.storage import shelf
from archive.ledger.models import Edition, Record
from archive.ledger.reading import head
from archive.ledger.verify import verify
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db


def make(number: int, **options: Any) -> str:
    out = StringIO()
    call_command("make_corpus", number, stdout=out, verbosity=0, **options)
    return out.getvalue()


def test_corpus_is_published_sealed_and_folded() -> None:
    assert make(12) == "entries folded: 12\n"

    assert [edition.value for edition in Edition.objects.order_by("record")] == [
        Corpus().document(number) for number in range(12)
    ]
    assert verify().first_difference is None
    assert search(CatalogQuery()).total == 12


def test_corpus_goes_on_where_it_was_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_corpus, "BATCH", 5)
    make(7, no_fold=True)
    make(12, no_fold=True)
    in_parts = list(Edition.objects.order_by("record").values_list("record__slug", "digest"))
    make(12, no_fold=True)

    assert in_parts == list(Edition.objects.order_by("record").values_list("record__slug", "digest"))
    assert [slug for slug, _digest in in_parts] == [Corpus().slug(number) for number in range(12)]
    assert head().number == 12


@pytest.mark.django_db(transaction=True)
def test_corpus_is_not_folded_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_corpus, "BATCH", 5)
    make(12, no_fold=True)

    assert shelf().present is None


def test_ledger_of_other_records_is_refused() -> None:
    published("Envoys meet")

    with pytest.raises(CommandError, match="other records"):
        make(12)

    assert Record.objects.count() == 1


def test_corpus_of_another_seed_is_refused() -> None:
    make(2, no_fold=True)

    with pytest.raises(CommandError, match="other records"):
        make(12, seed=2)
