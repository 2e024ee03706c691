from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from archive.desk import publishing
from archive.desk.importing.run import BATCH
from archive.desk.models import Article, ImportedSource, Revision
from archive.ledger import guards
from archive.ledger.models import Edition, Entry
from archive.ledger.verify import verify

ROOT = Path(__file__).parents[3]


def rows(number: int) -> str:
    talks = ({"id": f"row-{index}", "title": f"Talks {index}", "tags": ["Talks"]} for index in range(number))
    return "\n".join(map(json.dumps, talks))


def write_rows(path: Path, number: int) -> Path:
    path.write_text(rows(number))
    return path


def run(*arguments: str | Path, **options: Any) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_documents", *map(str, arguments), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_line_a_document_and_a_sum(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", 2)

    assert run(path, no_color=True) == (
        f"created    talks-0 ({path}:1)\ncreated    talks-1 ({path}:2)\n",
        "2 created\n",
    )


@pytest.mark.django_db
def test_json_object_a_document(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks in Geneva\n\nKey Facts\nDate: 31 February 2021\n")

    [report] = [json.loads(line) for line in run(path, json=True, publish=True)[0].splitlines()]

    warnings = [each["line"] for each in report.pop("diagnostics") if each["level"] == "warning"]
    assert warnings == [4]
    assert report == {
        "key": "talks.txt",
        "place": str(path),
        "outcome": "published",
        "title": "Talks in Geneva",
        "slug": "talks-geneva",
        "messages": [],
    }


@pytest.mark.django_db
def test_refused_document_is_told_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks\n")
    (tmp_path / "b.txt").write_bytes(b"Caf\xe9\n")
    out = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("import_documents", str(tmp_path), stdout=out, stderr=io.StringIO(), no_color=True)

    assert ended.value.code == 1
    assert out.getvalue() == (
        f"created    talks ({tmp_path}/a.txt)\n"
        f"refused    b.txt ({tmp_path}/b.txt)\n"
        "           line 1: byte 0xe9 is not UTF-8\n"
    )


@pytest.mark.django_db
def test_dry_run_says_that_nothing_was_written(tmp_path: Path) -> None:
    _out, err = run(write_rows(tmp_path / "rows.jsonl", 3), dry_run=True)

    assert err == "Nothing was written. It would be: 3 created\n"
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_account_is_the_author(tmp_path: Path) -> None:
    writer = User.objects.create(username="writer")

    run(write_rows(tmp_path / "rows.jsonl", 1), by="writer")

    assert Article.objects.get().created_by == writer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["nowhere.txt"], "there is no nowhere.txt"), (["-", "--by", "nobody"], "there is no account nobody")],
)
def test_wrong_argument_is_named_before_anything_is_done(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("import_documents", *arguments)


def start(folder: Path) -> subprocess.Popen[str]:
    """The command in a process of its own, which reads what it is sent, on the database of this test."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        url = f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    variables = {
        "DATABASE_URL": url,
        "DEBUG": "true",
        "SITE_URL": settings.SITE_URL,
        "CATALOG_DIR": str(folder / "catalog"),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_documents", "-", "--publish"],
        cwd=ROOT,
        env=os.environ | variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def wait_for_rows(process: subprocess.Popen[str]) -> None:
    """Until the process has written some rows, or has ended."""
    while process.poll() is None and not ImportedSource.objects.exists():
        time.sleep(0.02)


SENT = 2 * BATCH
"""As many rows as are written at twice: an import that waits for one more is at work on the second half when
the first is there, or has written both, and is in no case done."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_interrupted_import_run_again_is_whole_and_has_no_duplicates(
    tmp_path: Path, end: signal.Signals
) -> None:
    process = start(tmp_path)
    assert process.stdin
    process.stdin.write(rows(SENT) + "\n")
    process.stdin.flush()
    wait_for_rows(process)
    process.send_signal(end)
    process.communicate()
    assert ImportedSource.objects.count() in {BATCH, SENT}

    again = start(tmp_path)
    again.communicate(rows(SENT + 1))

    assert again.returncode == 0
    counts = [model._default_manager.count() for model in (ImportedSource, Article, Revision, Edition, Entry)]
    assert counts == [SENT + 1] * 5
    assert sorted(Article.objects.values_list("title", flat=True)) == sorted(
        f"Talks {index}" for index in range(SENT + 1)
    )
    assert verify().first_difference is None


@pytest.mark.django_db
def test_ledger_without_its_guards_refuses_each_document_in_plain_words(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", 2)
    out, err = io.StringIO(), io.StringIO()
    guards.remove()

    with pytest.raises(SystemExit):
        call_command("import_documents", str(path), publish=True, no_color=True, stdout=out, stderr=err)

    lines = out.getvalue().splitlines()
    assert lines[0] == f"refused    talks-0 ({path}:1)"
    assert lines[1].startswith("           The database does not guard what is published")
    assert (len(lines), err.getvalue()) == (4, "2 refused\n")
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_references_that_cannot_be_completed_are_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("---\nrelations:\n  - led-to: later\n---\n\n# Talks\n")
    run(tmp_path, publish=True)
    later = {"title": "Later", "slug": "later", "date_raw": "", "text": ""}
    (tmp_path / "later.json").write_text(json.dumps(later))
    run(tmp_path / "later.json")
    publishing.publish(Article.objects.get(slug="later"), by=User.objects.create_superuser("chief"))
    guards.remove()

    with pytest.raises(CommandError, match="The database does not guard what is published"):
        run(tmp_path / "talks.txt", publish=True)
