from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from archive.desk.articles import save_document
from archive.desk.models import Submission
from archive.desk.workflow import steps
from archive.ledger.models import Edition
from config.environment import ROOT
from tests.desk.documents import titled
from tests.desk.people import person

PAST = datetime(2020, 1, 1, tzinfo=UTC)


def due(title: str) -> None:
    """An article that was due long ago."""
    article = save_document(titled(title), by=person("editor"))
    steps.schedule(article, due_at=timezone.now() + timedelta(days=1), by=person("editor"))
    Submission.objects.filter(article=article).update(due_at=PAST)


@pytest.mark.django_db
def test_command_says_what_it_published() -> None:
    due("Talks")
    out = StringIO()

    call_command("publish_due", stdout=out)
    call_command("publish_due", stdout=out)

    assert out.getvalue() == "published  talks (edition 1)\n"


@pytest.mark.django_db
def test_command_fails_when_one_is_refused_and_does_the_rest() -> None:
    due("Talks")
    due("Orphan")
    Submission.objects.filter(article__slug="orphan").update(scheduled_by=None)
    out, err = StringIO(), StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("publish_due", stdout=out, stderr=err)

    assert end.value.code == 1
    assert out.getvalue() == "published  talks (edition 1)\n"
    assert err.getvalue() == "refused    orphan: the account that scheduled it is no more\n"


@pytest.mark.django_db
def test_nothing_due_is_no_failure() -> None:
    out = StringIO()

    call_command("publish_due", stdout=out)

    assert out.getvalue() == ""
    assert not Edition.objects.exists()


@pytest.mark.parametrize("seconds", [0, 3])
def test_loop_ends_with_the_process_that_started_it(tmp_path: Path, seconds: int) -> None:
    """The shell becomes a server that ends, perhaps before the loop has begun; the loop beside it ends too,
    though nobody told it: it was the last that could have written to where both write."""
    variables = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}"}
    loop = f'"{sys.executable}" manage.py publish_due --every 60 --beside $$'

    beside = subprocess.run(
        ["/bin/bash", "-c", f"{loop} & exec sleep {seconds}"],
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=600,  # of a loop that does not end
    )

    assert beside.stdout == b""
