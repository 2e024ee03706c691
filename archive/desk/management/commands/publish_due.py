"""``manage.py publish_due``"""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from archive.desk.workflow.due import Due, publish_due


class Command(BaseCommand):
    """Publishes what is scheduled and due; exits with 1 when one could not be."""

    help = "Publishes scheduled articles whose moment has come. Safe to run late, twice, or at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options of the command."""
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="go on, as long as the process that started this one lives",
        )
        parser.add_argument(
            "--beside",
            type=int,
            metavar="PROCESS",
            default=os.getppid(),
            help="the process that started this one, should it end before this one can look",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish once, or again and again beside the server that started it."""
        if options["every"]:
            self._go_on(options["every"], options["beside"])
        elif self._publish():
            sys.exit(1)

    def _go_on(self, seconds: int, server: int) -> None:
        while os.getppid() == server:
            close_old_connections()
            try:
                self._publish()
            except DatabaseError as error:  # the server has the same trouble, and says so
                self.stderr.write(str(error))
            for _second in range(seconds):
                if os.getppid() == server:
                    time.sleep(1)

    def _publish(self) -> int:
        """Publish what is due, print what became of each, and return how many were refused."""
        done = publish_due()
        for due in done:
            self._say(due)
        return sum(due.published is None for due in done)

    def _say(self, due: Due) -> None:
        if due.published is None:
            self.stderr.write(f"refused    {due.article.slug}: {due.failure}")
        else:
            edition = due.published.edition
            self.stdout.write(f"published  {due.article.slug} (edition {edition.number})")
