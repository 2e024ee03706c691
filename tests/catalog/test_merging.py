from __future__ import annotations

import contextlib
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from archive.catalog import fold
from archive.catalog.audit import Audit, audit
from archive.catalog.conditions import Condition
from archive.catalog.query import CatalogQuery
from archive.catalog.search import in_use, search, stream
from archive.ledger import acts
from archive.vocabulary import merging
from archive.vocabulary.merging import Former
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.ledger.factories import BY, published

pytestmark = pytest.mark.django_db

CLEAN = Audit(missing=(), extra=(), stale=())
KINDS: list[tuple[type[Term], str, Any]] = [(Tag, "tags", "tag"), (Party, "parties", "party")]


def titles(kind: str, slug: str) -> list[str]:
    return sorted(hit.title for hit in search(CatalogQuery(conditions=(Condition(kind, slug),))).hits)


@pytest.mark.parametrize(("model", "field", "kind"), [*KINDS, (Dossier, "dossiers", "dossier")])
def test_merged_term_is_found_under_the_other_alone(model: type[Term], field: str, kind: Any) -> None:
    tagged: dict[str, tuple[str, ...]] = {
        "One": ("Burma",),
        "Two": ("Myanmar",),
        "Both": ("Burma", "Myanmar"),
    }
    for title, names in tagged.items():
        parts: dict[str, Any] = {field: names}
        published(title, **parts)
    burma, myanmar = (model._default_manager.get(name=name) for name in ("Burma", "Myanmar"))
    was, before = merging.former(burma), [*stream(CatalogQuery())]

    acts.merge(burma, myanmar, by=BY)

    assert titles(kind, "myanmar") == ["Both", "One", "Two"]
    assert titles(kind, "burma") == []
    assert [(term.name, term.count) for term in in_use(kind)] == [("Myanmar", 3)]
    assert audit() == CLEAN

    acts.separate(model, was, by=BY)

    assert [*stream(CatalogQuery())] == before
    assert titles(kind, "burma") == ["Both", "One"]
    assert audit() == CLEAN


def test_chain_of_merges_is_folded_at_once() -> None:
    for name in ("A", "B", "C"):
        published(f"About {name}", tags=(name,))
    fold.update()
    first, second, third = (Tag.objects.get(name=name) for name in "ABC")
    acts.rename(first, "Alpha", by=BY)
    acts.merge(first, second, by=BY)
    acts.merge(second, third, by=BY)

    assert fold.update() == 3
    assert titles("tag", "c") == ["About A", "About B", "About C"]
    assert audit() == CLEAN


NAMES = ("NATO", "Alliance", "Ünited")
steps = st.one_of(
    st.tuples(st.just("publish"), st.lists(st.sampled_from(NAMES), max_size=3, unique=True)),
    st.tuples(st.just("merge"), st.permutations(NAMES)),
    st.tuples(st.just("rename"), st.permutations(NAMES)),
    st.tuples(st.just("separate"), st.integers(0, 3)),
    st.tuples(st.just("update"), st.none()),
)


def do(step: str, given: Any, merged: list[Former]) -> None:
    """Do one thing; what the ledger refuses is not done."""
    with contextlib.suppress(acts.RefusedAct, Tag.DoesNotExist, IndexError), transaction.atomic():
        match step:
            case "publish":
                published("Talks", tags=tuple(given))
            case "merge":
                tag = Tag.objects.get(name=given[0])
                was = merging.former(tag)
                acts.merge(tag, Tag.objects.get(name=given[1]), by=BY)
                merged.append(was)
            case "rename":
                acts.rename(Tag.objects.get(name=given[0]), given[1], by=BY)
            case "separate":
                acts.separate(Tag, merged[given], by=BY)
            case "update":
                fold.update()


@trying(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=10))
def test_catalog_follows_any_merges(done: list[Any]) -> None:
    merged: list[Former] = []
    with transaction.atomic():
        for step, given_to_it in done:
            do(step, given_to_it, merged)

        assert audit() == CLEAN

        step_by_step = [*stream(CatalogQuery())], in_use("tag")
        fold.rebuild()

        assert ([*stream(CatalogQuery())], in_use("tag")) == step_by_step
        transaction.set_rollback(True)
