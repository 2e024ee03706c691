"""``manage.py demo``"""

from __future__ import annotations

import os
import secrets
import sys
import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError

from archive.catalog import fold
from archive.desk.importing.places import files_in, read_places
from archive.desk.importing.reports import Outcome
from archive.desk.importing.run import Import
from archive.desk.models import ImportedSource
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier

FOLDER = Path(__file__).parents[4] / "demo"
ACCOUNTS = ("writer", "editor", "chief")
INTRODUCTIONS = "dossiers.toml"
PUBLISHER = "editor"
PASSWORD_BYTES = 9


class Command(BaseCommand):
    """Fills a demo database: an account for each role, and the records of the folder ``demo``,
    published. What is there already stays as it was edited."""

    help = "Makes the demo accounts and the demo archive, in a database with DEMO=true alone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing."""
        if not settings.DEMO:
            raise CommandError("this is no demo database: DEMO is not true")
        self._make_accounts(os.environ.get("DEMO_PASSWORD", ""))
        self._import(User.objects.get(username=PUBLISHER))
        self._introduce()
        fold.update()

    def _make_accounts(self, wished: str) -> None:
        """One password for all of them: the one that is wished for, else, for new accounts, a random
        one, which is printed."""
        missing = set(ACCOUNTS).difference(User.objects.values_list("username", flat=True))
        password = wished or (secrets.token_urlsafe(PASSWORD_BYTES) if missing else "")
        for name in ACCOUNTS:
            account, _is_new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
            account.groups.add(Group.objects.get(name=name))
            if password and not account.check_password(password):
                account.set_password(password)
                account.save()
        said = "as in DEMO_PASSWORD" if wished else password or "as printed when the demo was made"
        self.stdout.write(f"Accounts {', '.join(ACCOUNTS)} at /admin/, password {said}")

    def _import(self, publisher: User) -> None:
        """Import the records that never were; one whose file has changed since may have been edited
        at the desk, and is left alone."""
        known = set(ImportedSource.objects.values_list("key", flat=True))
        paths = [str(path) for path in files_in(FOLDER) if path.name not in known]
        reports = Import(by=publisher, publish=True).run(read_places(paths, sys.stdin.buffer))
        refused = [report for report in reports if report.outcome == Outcome.REFUSED]
        for report in refused:
            self.stderr.write(f"{report.place}: {'; '.join(report.messages)}")
        if made := len(paths) - len(refused):
            self.stdout.write(f"{made} demo records published")

    def _introduce(self) -> None:
        """Describe the dossiers that have no introduction yet."""
        file = FOLDER / INTRODUCTIONS
        written = tomllib.loads(file.read_text(encoding="utf-8"))["dossier"] if file.exists() else []
        known = terms.find(Dossier, [each["name"] for each in written])
        for each in written:
            dossier = known.get(each["name"])
            if dossier and not dossier.description:
                dossier.description = each["introduction"].strip()
                dossier.checked = each.get("checked", "")
                dossier.save()
