from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import ArticleWords, SavedList, Upload
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def test_saved_list_has_a_name_that_its_owner_gave_once() -> None:
    editor = person("editor")
    SavedList.objects.create(user=editor, name="Mine", query="")
    SavedList.objects.create(user=person("chief"), name="Mine", query="")

    with pytest.raises(IntegrityError), transaction.atomic():
        SavedList.objects.create(user=editor, name="Mine", query="")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedList.objects.create(user=editor, name="", query="")


def test_upload_has_a_name_and_is_not_done_without_a_report() -> None:
    editor = person("editor")

    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.create(user=editor, name="", content=b"")
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.create(user=editor, name="a", content=b"", done_at=timezone.now())


def test_article_has_its_words_once() -> None:
    article = save_document(titled("Talks"), by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleWords.objects.create(article=article, text="again")
