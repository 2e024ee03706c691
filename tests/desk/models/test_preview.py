from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import PreviewLink
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def kept(**values: Any) -> PreviewLink:
    editor, now = person("editor"), timezone.now()
    revision = save_document(titled("Talks"), by=editor).revisions.get()
    values = {"token_digest": "0" * 64, "made_at": now, "expires_at": now + datetime.timedelta(1), **values}
    return PreviewLink.objects.create(revision=revision, made_by=editor, **values)


def test_token_leads_to_one_link() -> None:
    kept()

    with pytest.raises(IntegrityError), transaction.atomic():
        kept()


def test_link_does_not_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        kept(expires_at=timezone.now() - datetime.timedelta(1))
