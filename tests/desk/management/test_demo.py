from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django import Settings

from archive.desk.articles import save_document
from archive.desk.management.commands import demo
from archive.desk.models import Article
from archive.ledger.models import Edition
from archive.vocabulary.models import Dossier
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def records(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DEMO = True
    monkeypatch.setattr(demo, "FOLDER", tmp_path)
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    (tmp_path / "README.md").write_text("# About the demo\n")
    (tmp_path / "1994-12-talks.md").write_text("# Talks\n\nAbout talks.\n")
    (tmp_path / "1995-01-more-talks.md").write_text("# More talks\n\nAbout more talks.\n")
    return tmp_path


def run() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_demo_has_an_account_for_each_role_and_its_records_published() -> None:
    said = run().splitlines()

    password = said[0].removeprefix("Accounts writer, editor, chief at /admin/, password ")
    for account in User.objects.all():
        assert account.is_staff
        assert account.check_password(password)
        assert [group.name for group in account.groups.all()] == [account.username]
    assert said[1:] == ["2 demo records published"]
    assert [each.slug for each in Article.objects.order_by("pk")] == ["1994-12-talks", "1995-01-more-talks"]
    assert Edition.objects.count() == 2


def test_second_run_keeps_what_was_edited(records: Path) -> None:
    run()
    article = Article.objects.get(slug="1994-12-talks")
    save_document(titled("Mended"), article=article, by=None)
    User.objects.filter(username="writer").update(first_name="Ada")
    (records / "1994-12-talks.md").write_text("# Talks, another version\n")
    (records / "1996-01-new.md").write_text("# New\n\nNew.\n")

    assert run().splitlines() == [
        "Accounts writer, editor, chief at /admin/, password as printed when the demo was made",
        "1 demo records published",
    ]
    article.refresh_from_db()
    assert article.title == "Mended"
    assert User.objects.get(username="writer").first_name == "Ada"


def test_password_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    monkeypatch.setenv("DEMO_PASSWORD", "correct horse battery")

    assert "correct horse battery" not in run()
    assert User.objects.get(username="chief").check_password("correct horse battery")


def test_other_database_than_a_demo_is_left_alone(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="no demo database"):
        run()

    assert not User.objects.exists()


def test_dossiers_are_introduced_once(records: Path) -> None:
    (records / "1994-12-talks.md").write_text(
        "---\ndossiers: [Straits, Other]\n---\n# Talks\n\nAbout talks.\n"
    )
    (records / "dossiers.toml").write_text(
        '[[dossier]]\nname = "Straits"\nintroduction = "About straits."\nchecked = "1994-12"\n'
        '[[dossier]]\nname = "Nowhere"\nintroduction = "About nothing."\n'
    )
    run()
    Dossier.objects.filter(name="Other").update(description="Written at the desk.")

    run()

    assert sorted(Dossier.objects.values_list("name", "description", "checked")) == [
        ("Other", "Written at the desk.", ""),
        ("Straits", "About straits.", "1994-12"),
    ]
