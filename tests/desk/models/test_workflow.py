"""What the database itself demands of submissions and steps."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import Step, Submission
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": "forgotten"},
        {"stage": "scheduled"},
        {"stage": "approved", "due_at": timezone.now()},
        {"stage": "in_review", "version": 0},
    ],
    ids=["unknown stage", "scheduled for no moment", "a moment, not scheduled", "no revision"],
)
def test_submission_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    article = save_document(titled("Talks"), by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(article=article, **{"version": 1, **fields})


def test_article_is_handed_in_once() -> None:
    article = save_document(titled("Talks"), by=None)
    Submission.objects.create(article=article, stage="in_review", version=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(article=article, stage="approved", version=1)


def test_step_has_a_name() -> None:
    article = save_document(titled("Talks"), by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(article=article, name="", version=1)
