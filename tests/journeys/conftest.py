from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import Page, Request
from pytest_django.live_server_helper import LiveServer

from archive.documents import Section
from archive.ledger import acts
from archive.ledger.models import Record
from tests.ledger.factories import BY, corrected, published
from tests.public.pages import answer_to, note


@pytest.fixture
@transaction.atomic  # so that the catalog folds once
def archive(transactional_db: None) -> None:
    """An archive with every kind of page: a demand and its answer, corrected, withdrawn, from right to
    left, and more records than one page holds."""
    first = note()
    answer_to(first, tags=("Straits", "Peace"))
    corrected(first, note="The hour was wrong.", lead="The note was handed over at noon.")
    tehran: dict[str, Any] = {
        "date": "early 1922",
        "lead": "متن بیانیه",
        "tags": ("Straits",),
        "language": "fa",
    }
    published("بیانیهٔ تهران", slug="tehran", **tehran)
    published("W" * 60 + " wide" * 160, slug="wide", dek="x" * 300, closing="y" * 300)
    far_down = (Section(heading="Weit unten", level=5, points=("Eins",)),)
    published("Tiefe", slug="deep", blocks=far_down, language="de", translation_of="wide")
    gone = published("Gone", slug="gone")
    acts.withdraw(Record.objects.get(pk=gone.record.pk), by=BY, note="It never took place.")
    for number in range(25):
        published(
            f"Round {number} of the talks", slug=f"round-{number}", date=f"192{number % 9}", tags=("Talks",)
        )


@pytest.fixture
def complaints(page: Page, live_server: LiveServer) -> list[str]:
    """What the browser complains of, and what it asks of other hosts, while a test walks about."""
    found: list[str] = []

    def request(asked: Request) -> None:
        if not asked.url.startswith(live_server.url):
            found.append(asked.url)

    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", request)
    return found
