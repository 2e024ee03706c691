from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from archive.desk.articles import document_of, save_document
from archive.documents import Document
from tests.desk.admin.pages import CHANGE, Values, account, errors, filled, send, signed_in

NAMES = ("ann", "ben", "cid")


@pytest.mark.django_db(transaction=True)
def test_of_saves_at_the_same_moment_one_is_taken_and_the_others_are_told() -> None:
    article = save_document(Document(title="Talks", lead="They met."), by=None)
    page, start = CHANGE.format(article.pk), Barrier(len(NAMES))

    def save(client: Client, values: Values) -> tuple[int, list[str]]:
        start.wait()
        try:
            response = send(client, page, values)
            return response.status_code, errors(response) if response.status_code == 200 else []
        finally:
            connections.close_all()

    clients = [signed_in(account(name, superuser=True)) for name in NAMES]
    pages = [filled(client, page) | {"lead": f"Written by {client}"} for client in clients]
    with ThreadPoolExecutor(len(NAMES)) as pool:
        answers = list(pool.map(save, clients, pages))

    saved = [values for values, (status, _errors) in zip(pages, answers, strict=True) if status == 302]
    assert [document_of(article).lead] == [values["lead"] for values in saved]
    assert article.revisions.count() == 2
    told = [found[0] for status, found in answers if status == 200]
    message = " has saved this article since you opened it (revision 2)."
    assert [message in each for each in told] == [True, True]
