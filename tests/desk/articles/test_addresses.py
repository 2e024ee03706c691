from __future__ import annotations

from threading import Event

import pytest
from django.db import connection, transaction

from archive.desk.articles import save_document
from archive.documents import Document
from tests.ledger.threads import at_once


@pytest.mark.django_db(transaction=True)
def test_equal_titles_saved_at_once_get_addresses_of_their_own() -> None:
    saved = Event()

    def save(index: int) -> str:
        if index == 1:
            saved.wait(10)
        with transaction.atomic():
            article = save_document(Document(title="Talks in Geneva"), by=None)
            saved.set()
            with connection.cursor() as cursor:  # long enough for the other to save, if it could
                cursor.execute({"postgresql": "SELECT pg_sleep(0.2)"}.get(connection.vendor, "SELECT 1"))
        return article.slug

    assert at_once(2, save) == ["talks-geneva", "talks-geneva-2"]
