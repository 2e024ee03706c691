from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from archive.catalog import fold, freshness
from archive.catalog.freshness import CatalogMissing, view
from archive.catalog.query import CatalogQuery
from archive.catalog.search import search
from archive.catalog.storage import Shelf, shelf
from tests.ledger.factories import published

pytestmark = pytest.mark.django_db

ALL = CatalogQuery()


@pytest.fixture(autouse=True)
def _readers_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "READER_PATIENCE", 0.0)


def test_reader_is_told_by_how_much_the_catalog_is_behind() -> None:
    published("Known")
    search(ALL)
    published("Not yet")
    published("Not yet either")
    with shelf().locked(0):
        page = search(ALL)

    assert ([hit.title for hit in page.hits], page.behind) == (["Known"], 2)
    assert search(ALL).behind == 0


def test_reader_is_told_when_there_is_no_catalog_yet() -> None:
    published("Not yet")
    with shelf().locked(0), pytest.raises(CatalogMissing):
        search(ALL)


def test_reader_finds_what_another_process_has_folded() -> None:
    search(ALL)
    published("Folded elsewhere")
    elsewhere = Shelf(shelf().path)
    with elsewhere.locked(0), elsewhere.replacing() as writing:
        writing.commit(fold.ledger_mark())

    # That index is empty: so it is the one that was read, and nothing was folded here.
    with shelf().locked(0):
        assert (search(ALL).total, search(ALL).behind) == (0, 0)


@pytest.mark.parametrize(("known", "queries"), [(True, 0), (False, 1)])
def test_fresh_view_costs_one_query_where_the_head_is_not_known(
    known: bool, queries: int, django_assert_num_queries: Any
) -> None:
    published("Envoys meet")
    view()

    with django_assert_num_queries(queries):
        assert view(1 if known else None).behind == 0


def test_reader_leaves_much_work_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "AT_ONCE", 1)
    published("Known")
    search(ALL)
    published("Not yet")
    published("Not yet either")

    assert search(ALL).behind == 2

    fold.update()

    assert search(ALL).behind == 0


def test_index_of_another_ledger_is_never_shown() -> None:
    with transaction.atomic():
        published("Lost")
        search(ALL)
        transaction.set_rollback(True)
    published("Instead")

    with shelf().locked(0), pytest.raises(CatalogMissing):
        search(ALL)
    with shelf().locked(0):
        assert (fold.status().folded, fold.status().behind) == (0, 1)
