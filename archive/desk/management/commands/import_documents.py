"""``manage.py import_documents PATH…``"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from archive.desk.importing.places import Raw, files_in, read_places
from archive.desk.importing.reports import Outcome, Report
from archive.desk.importing.run import CORRECTION_NOTE, Import
from archive.documents import Level
from archive.ledger.acts import RefusedAct


class Command(BaseCommand):
    """Imports documents and prints what became of each; exits with 1 when one was refused."""

    help = (
        "Imports documents: text files (.txt, .md), JSON (.json), a JSON document a line (.jsonl), "
        "folders of them, or - for standard input. What was imported before is left alone until it changes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or -")
        parser.add_argument("--publish", action="store_true", help="publish, or correct, each document")
        parser.add_argument("--by", metavar="USER", help="the account in whose name it is done")
        parser.add_argument("--note", default=CORRECTION_NOTE, help="the public note of corrections")
        parser.add_argument(
            "--dry-run", action="store_true", help="find out what would happen, write nothing"
        )
        parser.add_argument("--json", action="store_true", help="print a JSON object a document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and print a line a document."""
        paths = options["paths"]
        missing = [path for path in paths if path != "-" and not Path(path).exists()]
        if missing:
            raise CommandError(f"there is no {', '.join(missing)}")
        run = Import(
            by=self._account(options["by"]),
            publish=options["publish"],
            note=options["note"],
            dry_run=options["dry_run"],
        )
        show = self._show_json if options["json"] else self._show
        counts: Counter[Outcome] = Counter()
        raws = with_progress(read_places(paths, sys.stdin.buffer), paths)
        try:
            for report in run.run(raws):
                counts[report.outcome] += 1
                show(report, options["verbosity"])
        except KeyboardInterrupt:
            raise CommandError("interrupted; what was reported is done, run it again to go on") from None
        except RefusedAct as error:
            raise CommandError(error.reason) from error
        self._summarise(counts, dry_run=run.dry_run)
        if counts[Outcome.REFUSED]:
            sys.exit(1)

    def _account(self, name: str | None) -> User | None:
        if name is None:
            return None
        account = get_user_model().objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"there is no account {name}")
        return account

    def _show(self, report: Report, verbosity: int) -> None:
        """A line for the document, one for each message, and one for each diagnostic that the
        verbosity asks for: from 1 warnings and errors, from 2 all."""
        if verbosity == 0 and report.outcome != Outcome.REFUSED:
            return
        self._print(f"{report.outcome:10} {report.slug or report.key} ({report.place})")
        for message in report.messages:
            self._print(f"           {message}")
        for one in report.diagnostics:
            if verbosity > 1 or one.level in {Level.WARNING, Level.ERROR}:
                self._print(f"           line {one.line}: {one.level}: {one.message}")

    def _show_json(self, report: Report, _verbosity: int) -> None:
        self._print(json.dumps(report.as_json, ensure_ascii=False))

    def _print(self, line: str) -> None:
        with tqdm.external_write_mode(file=sys.stdout):
            self.stdout.write(line)

    def _summarise(self, counts: Counter[Outcome], *, dry_run: bool) -> None:
        parts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "nothing"
        self.stderr.write(f"{'Nothing was written. It would be: ' if dry_run else ''}{parts}")


def with_progress(raws: Iterator[Raw], paths: list[str]) -> Iterator[Raw]:
    """The documents as they come, with a bar on a terminal that says how far it is."""
    total = sum(file.stat().st_size for path in paths for file in _files(path))
    with tqdm(total=total or None, unit="B", unit_scale=True, disable=None, file=sys.stderr) as bar:
        for raw in raws:
            yield raw
            bar.update(len(raw.data))


def _files(path: str) -> list[Path]:
    if path == "-":
        return []
    return files_in(Path(path)) if Path(path).is_dir() else [Path(path)]
