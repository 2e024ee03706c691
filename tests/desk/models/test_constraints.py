"""Every rule that the tables themselves keep, each broken once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import RestrictedError
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import (
    Answer,
    Article,
    ArticleDossier,
    ArticleParty,
    Block,
    BlockParty,
    Demand,
    DismissedSuggestion,
    ImportedSource,
    KeyFact,
    Relation,
    Revision,
    Source,
    Step,
    Submission,
    TaggedArticle,
    Upload,
)
from archive.ledger import acts
from archive.ledger.models import Record
from archive.vocabulary.models import Dossier, Party, Tag
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

Broken = Callable[[Article, Article], object]

BROKEN: dict[str, Broken] = {
    "article_has_title": lambda one, other: Article.objects.create(slug="untitled"),
    "article_has_slug": lambda one, other: Article.objects.create(title="Nowhere"),
    "slug": lambda one, other: Article.objects.create(title="Again", slug=one.slug),
    "article_record_once": lambda one, other: of_one_record(one, other),
    "article_days_in_order": lambda one, other: change(one, first_day=2, last_day=1),
    "article_undated_has_no_days": lambda one, other: change(one, date_edtf=""),
    "article_tag_once": lambda one, other: again(one.tag_links),
    "article_party_once": lambda one, other: again(one.party_links),
    "article_dossier_once": lambda one, other: again(one.dossier_links),
    "source_key_once": lambda one, other: one.sources.update(key="same"),
    "source_position_once": lambda one, other: one.sources.update(position=7),
    "source_has_key": lambda one, other: first(one.sources, key=""),
    "source_has_title": lambda one, other: first(one.sources, title=""),
    "key_fact_position_once": lambda one, other: one.key_facts.update(position=7),
    "key_fact_has_label": lambda one, other: first(one.key_facts, label=""),
    "key_fact_has_value": lambda one, other: first(one.key_facts, value=""),
    "block_position_once": lambda one, other: one.blocks.update(position=7),
    "block_kind_known": lambda one, other: first(one.blocks, kind="chapter"),
    "block_level_of_heading": lambda one, other: first(one.blocks, level=1),
    "block_points_in_sections": lambda one, other: one.blocks.filter(kind="demand_list").update(points="x"),
    "block_party_once": lambda one, other: again(BlockParty.objects),
    "block_party_role_known": lambda one, other: first(BlockParty.objects, role="witness"),
    "demand_key_once": lambda one, other: one.demands.update(key="same"),
    "demand_position_once": lambda one, other: one.demands.update(position=7),
    "demand_has_key": lambda one, other: first(one.demands, key=""),
    "demand_has_text": lambda one, other: first(one.demands, text=""),
    "answer_position_once": lambda one, other: again(one.answers, demand="x#d1"),
    "answer_demand_once": lambda one, other: again(one.answers, position=7),
    "answer_names_demand": lambda one, other: first(one.answers, demand=""),
    "answer_verdict_known": lambda one, other: first(one.answers, verdict="maybe"),
    "relation_position_once": lambda one, other: again(one.relations, target="elsewhere"),
    "relation_type_known": lambda one, other: first(one.relations, type="cousin"),
    "relation_certainty_known": lambda one, other: first(one.relations, certainty="surely"),
    "relation_one_target": lambda one, other: first(one.relations, target_article=other),
    "relation_not_to_itself": lambda one, other: first(one.relations, target="", target_article=one),
    "relation_article_once": lambda one, other: relate_twice(one, target_article=other),
    "relation_address_once": lambda one, other: relate_twice(one, target="elsewhere"),
    "care_once": lambda one, other: again(one.cares),
    "care_kind_known": lambda one, other: first(one.cares, kind="love"),
    "care_says_what": lambda one, other: first(one.cares, what=""),
    "revision_number_once": lambda one, other: again(one.revisions),
    "revision_number_from_1": lambda one, other: first(one.revisions, number=0),
    "imported_source_has_key": lambda one, other: imported(one, ""),
    "key": lambda one, other: import_twice(one, other, "row", "row"),
    "imported_source_article": lambda one, other: import_twice(one, one, "row", "other row"),
    "submission_stage_known": lambda one, other: submit(one, stage="forgotten"),
    "submission_due_when_scheduled": lambda one, other: submit(one, stage="scheduled"),
    "due_at": lambda one, other: submit(one, due_at=timezone.now()),
    "submission_version_from_1": lambda one, other: submit(one, version=0),
    "submission_article": lambda one, other: [submit(each) for each in (one, one)],
    "suggestion_dismissed_once": lambda one, other: dismiss_twice(one),
    "upload_has_name": lambda one, other: upload(name=""),
    "upload_done_is_reported": lambda one, other: upload(name="a.zip", done_at=timezone.now()),
    "step_has_name": lambda one, other: Step.objects.create(article=one, name="", version=1),
}
ELSEWHERE = {"autosave", "lists", "merge", "preview", "twins"}
"""The modules of models whose rules are broken in test files of their own."""


def change(article: Article, **fields: Any) -> None:
    Article.objects.filter(pk=article.pk).update(**fields)


def public_record() -> Record:
    return acts.publish(titled("Public"), slug="public", by="editor").record


def of_one_record(*articles: Article) -> None:
    record = public_record()
    for article in articles:
        change(article, record=record)


def dismiss_twice(article: Article) -> None:
    record = public_record()
    for _ in range(2):
        DismissedSuggestion.objects.create(article=article, record=record)


def first(rows: Any, **fields: Any) -> None:
    """Change the first of the rows alone, behind the back of all Python code."""
    rows.filter(pk=rows.first().pk).update(**fields)


def again(rows: Any, **fields: Any) -> None:
    """A second row that is equal to the first but for these fields."""
    row = rows.first()
    row.pk = None
    row._state.adding = True
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def relate_twice(article: Article, **target: Any) -> None:
    for position in (8, 9):
        Relation.objects.create(article=article, position=position, type="led-to", **target)


def imported(article: Article, key: str) -> None:
    ImportedSource.objects.create(key=key, digest="0" * 64, article=article, version=1)


def import_twice(one: Article, other: Article, key: str, other_key: str) -> None:
    imported(one, key)
    imported(other, other_key)


def submit(article: Article, **fields: Any) -> Submission:
    return Submission.objects.create(article=article, **{"stage": "in_review", "version": 1, **fields})


def upload(**fields: Any) -> Upload:
    return Upload.objects.create(user=User.objects.create_user("uploader"), content=b"", **fields)


@pytest.mark.parametrize("name", BROKEN)
def test_broken_rule_is_refused_by_the_database(name: str) -> None:
    article = save_document(TREATY, by=None)
    other = save_document(titled("Other"), by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name](article, other)


def constraints() -> Iterator[str]:
    """The names of all constraints that the desk's tables declare, but for those `ELSEWHERE`."""
    for model in apps.get_app_config("desk").get_models():
        if model.__module__.rpartition(".")[2] not in ELSEWHERE:
            yield from (constraint.name for constraint in model._meta.constraints)


def test_every_rule_is_broken_once() -> None:
    assert set(constraints()) - set(BROKEN) == set()


def test_cited_source_cannot_go() -> None:
    article = save_document(TREATY, by=None)

    with pytest.raises(RestrictedError):
        article.sources.get(key="note").delete()


@pytest.mark.parametrize("vocabulary", [Tag, Party, Dossier])
def test_term_in_use_cannot_go(vocabulary: type[models.Model]) -> None:
    save_document(TREATY, by=None)

    for term in vocabulary._default_manager.all():
        with pytest.raises(models.ProtectedError):
            term.delete()


def test_article_goes_with_all_its_parts() -> None:
    save_document(TREATY, by=None).delete()

    parts: list[type[models.Model]] = [KeyFact, Source, Block, BlockParty, Demand, Answer, Relation]
    others: list[type[models.Model]] = [Revision, TaggedArticle, ArticleParty, ArticleDossier]
    assert [model.__name__ for model in parts + others if model._default_manager.exists()] == []
