from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from archive.catalog import fold
from archive.catalog.audit import Audit, audit
from archive.catalog.conditions import Condition
from archive.catalog.loading import holdings
from archive.catalog.query import CatalogQuery
from archive.catalog.search import in_use, search, stream
from archive.catalog.storage import CatalogBusy, shelf
from archive.ledger import acts
from archive.ledger.models import Record
from archive.vocabulary.models import Tag
from tests.catalog import oracle
from tests.catalog.archives import queries
from tests.ledger.factories import BY, corrected, document, published

pytestmark = pytest.mark.django_db

CLEAN = Audit(missing=(), extra=(), stale=())
ALL = CatalogQuery()
NATO = Condition("tag", "nato")


def titles(query: CatalogQuery = ALL) -> list[str]:
    return [hit.title for hit in search(query).hits]


def everything() -> tuple[Any, ...]:
    """All that the catalog shows: every hit in order, every count."""
    return ([*stream(ALL)], in_use("tag"), in_use("party"), in_use("dossier"), in_use("year"))


def test_published_record_is_found_by_all_that_it_says() -> None:
    published("Envoys meet", date="17 December 2021", tags=["NATO"], parties=["Russia"], lead="They spoke.")

    assert titles(
        CatalogQuery(words="envoy spoke nato", conditions=(NATO, Condition("party", "russia")))
    ) == ["Envoys meet"]
    assert titles(CatalogQuery(words="silence")) == []


def test_correction_takes_the_place_of_the_edition_before() -> None:
    edition = published("Envoys meet", slug="envoys", tags=["NATO"])
    search(ALL)
    corrected(edition, title="Envoys met", tags=("Talks",), slug="envoys-met")

    hits = search(ALL).hits

    assert [(hit.title, hit.slug, hit.edition) for hit in hits] == [("Envoys met", "envoys-met", 2)]
    assert hits[0].published_at == edition.published_at
    assert hits[0].corrected_at is not None
    assert titles(CatalogQuery(conditions=(NATO,))) == []


def test_withdrawn_record_is_nowhere_until_it_is_reinstated() -> None:
    record = published("Envoys meet", date="2021", tags=["NATO"]).record
    search(ALL)
    acts.withdraw(record, by=BY, note="Wrong.")

    assert everything() == ([], (), (), (), ())

    acts.reinstate(record, by=BY, note="Right after all.")

    assert titles() == ["Envoys meet"]


def test_renamed_tag_is_found_by_its_new_address_alone() -> None:
    published("Envoys meet", tags=["NATO"])
    published("Envoys part", tags=["Talks"])
    search(ALL)
    acts.rename(Tag.objects.get(name="NATO"), "Atlantic Alliance", by=BY)
    acts.rename(Tag.objects.get(name="Atlantic Alliance"), "Alliance", by=BY)

    assert titles(CatalogQuery(conditions=(Condition("tag", "alliance"),))) == ["Envoys meet"]
    assert titles(CatalogQuery(words="alliance")) == ["Envoys meet"]
    assert titles(CatalogQuery(conditions=(NATO,))) == []
    assert [count.name for count in in_use("tag")] == ["Alliance", "Talks"]


NAMES = ("NATO", "Alliance", "Ünited")
publishing = st.tuples(
    st.just("publish"),
    st.sampled_from(("Peace treaty", "Kyïv talks")),
    st.sampled_from(("", "2021-12-17", "2021", "../1918")),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
)
changing = st.tuples(st.sampled_from(("correct", "withdraw", "reinstate")), st.integers(0, 4))
renaming = st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES))
folding = st.tuples(st.sampled_from(("update", "rebuild")))


def act(kind: str, *parts: Any) -> None:
    """Do one thing; what the ledger refuses is not done."""
    with contextlib.suppress(acts.RefusedAct, Tag.DoesNotExist, IndexError):
        ACTS[kind](*parts)


def _publish(title: str, date: str, tags: list[str]) -> None:
    published(title, date=date, tags=tuple(tags))


def _correct(index: int) -> None:
    edition = Record.objects.order_by("pk")[index].edition
    assert edition
    corrected(edition, lead=f"Said {edition.number} times.")


def _record(index: int) -> Record:
    return Record.objects.order_by("pk")[index]


ACTS: dict[str, Any] = {
    "publish": _publish,
    "correct": _correct,
    "withdraw": lambda index: acts.withdraw(_record(index), by=BY, note="Wrong."),
    "reinstate": lambda index: acts.reinstate(_record(index), by=BY, note="Right."),
    "rename": lambda name, new: acts.rename(Tag.objects.get(name=name), new, by=BY),
    "update": fold.update,
    "rebuild": fold.rebuild,
}


@trying(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(publishing | changing | renaming | folding, max_size=8), queries())
def test_folded_step_by_step_is_what_is_folded_at_once(done: list[Any], query: CatalogQuery) -> None:
    with transaction.atomic():
        for step in done:
            act(*step)
        step_by_step = everything()
        published_now = [*holdings([*Record.objects.published().values_list("pk", flat=True)])]

        assert audit() == CLEAN
        assert {hit.record for hit in search(query, size=100).hits} == {
            hit.record for hit in oracle.matching(published_now, query)
        }

        fold.rebuild()

        assert everything() == step_by_step
        # The database of the next example is the one before this: as after restoring a backup.
        transaction.set_rollback(True)


def test_catalog_of_a_database_that_was_set_back_is_made_anew() -> None:
    published("Kept")
    with transaction.atomic():
        published("Lost")
        assert titles() == ["Lost", "Kept"]
        transaction.set_rollback(True)

    assert titles() == ["Kept"]

    published("Instead")

    assert titles() == ["Instead", "Kept"]
    assert audit() == CLEAN


def test_entry_with_the_number_of_another_ledger_is_noticed_by_its_seal() -> None:
    with transaction.atomic():
        published("Lost")
        assert titles() == ["Lost"]
        transaction.set_rollback(True)
    published("Instead")

    assert titles() == ["Instead"]


def test_act_is_folded_as_soon_as_it_is_committed(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        published("Envoys meet")

    snapshot = shelf().snapshot()
    assert snapshot
    assert snapshot.mark == fold.ledger_mark()


def test_act_stands_when_the_catalog_cannot_follow(
    django_capture_on_commit_callbacks: Any, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    settings.CATALOG_DIR = tmp_path / "file"
    with django_capture_on_commit_callbacks(execute=True):
        published("Envoys meet")

    assert Record.objects.count() == 1
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "The catalog could not follow the ledger; it will catch up."
    ]


def test_damaged_index_is_made_anew() -> None:
    published("Envoys meet")
    search(ALL)
    stand = shelf()
    (stand.path / str(stand.present) / "meta.json").write_text("{")

    published("Envoys part")

    assert titles() == ["Envoys part", "Envoys meet"]
    assert audit() == CLEAN


def test_update_says_how_many_entries_it_has_folded() -> None:
    fold.update()
    published("Envoys meet")
    published("Envoys part")

    assert (fold.update(), fold.update()) == (2, 0)


def test_status_says_how_the_catalog_stands() -> None:
    published("Envoys meet")
    before = fold.status()
    fold.update()
    after = fold.status()

    assert (before.folded, before.head, before.behind, before.documents, before.is_current) == (
        0,
        1,
        1,
        0,
        False,
    )
    assert (after.folded, after.head, after.behind, after.documents, after.is_current) == (1, 1, 0, 1, True)
    assert after.bytes > 0
    assert fold.catalog_ready(1)
    assert not fold.catalog_ready(2)


def test_update_waits_for_another_writer_only_so_long() -> None:
    published("Envoys meet")
    with shelf().locked(0), pytest.raises(CatalogBusy):
        fold.update(timeout=0.02)


def test_rebuild_leaves_one_index_behind() -> None:
    published("Envoys meet")
    fold.rebuild()
    litter = shelf().path / "0123-killed"
    litter.mkdir()
    fold.rebuild()

    folders = [path.name for path in shelf().path.iterdir() if path.is_dir() and not path.is_symlink()]
    assert folders == [shelf().present]


@pytest.mark.parametrize("number", [1, 3])
def test_fold_needs_as_many_queries_for_three_records_as_for_one(
    number: int, django_assert_num_queries: Any
) -> None:
    fold.update()
    acts.publish_all(
        [
            acts.Publication(document=document(f"Envoys {index}", tags=("NATO",)), slug=f"e-{index}", by=BY)
            for index in range(number)
        ]
    )

    with django_assert_num_queries(5):
        fold.update()
