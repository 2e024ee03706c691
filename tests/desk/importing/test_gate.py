"""Imports go through the same gate as buttons."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.importing.places import Form, Raw
from archive.desk.importing.run import Import
from archive.desk.models import Article, ImportedSource, Revision, Step, Submission
from archive.desk.workflow import steps
from archive.ledger.models import Edition
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def row(key: str, title: str = "Talks") -> Raw:
    return Raw(key, f"rows.jsonl:{key}", Form.JSON, json.dumps({"id": key, "title": title}).encode())


def imported(*raws: Raw, **options: Any) -> list[tuple[str, str, list[str]]]:
    return [(report.key, str(report.outcome), report.messages) for report in Import(**options).run(raws)]


def test_import_by_somebody_who_may_not_publish_leaves_nothing() -> None:
    refusal = ["talks: writer may not do this with the article"]

    assert imported(row("a"), by=person("writer"), publish=True) == [("a", "refused", refusal)]
    assert not Article.objects.exists()
    assert not Edition.objects.exists()


def test_own_import_is_not_published_where_a_second_person_is_demanded(settings: Any) -> None:
    settings.SECOND_PERSON = True
    editor = person("editor")

    for by in (editor, None):
        [(_key, outcome, messages)] = imported(row("a"), by=by, publish=True)
        assert (outcome, messages[0].partition(":")[2].partition(":")[0]) == (
            "refused",
            " a second person must approve it",
        )

    assert imported(row("a"), by=person("writer")) == [("a", "created", [])]
    assert imported(row("a"), by=editor, publish=True) == [("a", "published", [])]


def test_what_is_imported_again_ends_what_was_handed_in() -> None:
    editor = person("editor")
    imported(row("a"), by=editor)
    article = Article.objects.get()
    steps.submit(article, by=editor)

    assert imported(row("a", "Peace talks"), by=editor, publish=True) == [("a", "published", [])]
    assert not Submission.objects.exists()
    assert list(Step.objects.values_list("name", "version")) == [("submit", 1), ("publish", 2)]


def test_import_does_not_write_over_what_one_may_not_change() -> None:
    writer = person("writer")
    article = save_document(titled("Somebody's talks"), by=person("editor"))
    ImportedSource.objects.create(key="foreign", digest="0" * 64, article=article, version=1)
    imported(row("own"), by=writer)
    steps.submit(Article.objects.get(title="Talks"), by=writer)

    refused = imported(row("foreign", "Mine"), row("own", "Better talks"), row("new", "New"), by=writer)

    assert refused == [
        ("foreign", "refused", ["somebodys-talks: writer may not change the article"]),
        ("own", "refused", ["talks: writer may not change the article"]),
        ("new", "created", []),
    ]
    assert list(Revision.objects.filter(article=article).values_list("number", flat=True)) == [1]


def test_import_of_a_scheduled_article_publishes_it_once() -> None:
    editor = person("editor")
    imported(row("a"), by=editor)
    article = Article.objects.get()
    steps.schedule(article, due_at=timezone.now() + timedelta(days=1), by=editor)

    assert imported(row("a"), by=editor, publish=True) == [("a", "published", [])]
    assert not Submission.objects.exists()
