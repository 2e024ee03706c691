"""Real processes on one database and one catalog."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent


class Process:
    """A process that answers commands (see `survivor`)."""

    def __init__(self, folder: Path, catalog: str = "catalog") -> None:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3",
            "CATALOG_DIR": f"{folder}/{catalog}",
            "SERVES": "public",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.catalog.survivor"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    @property
    def is_running(self) -> bool:
        """Whether it has neither ended nor failed."""
        return self._process.poll() is None

    def say(self, command: str) -> None:
        """Send a command without waiting for its answer."""
        assert self._process.stdin
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """One line of what it answers."""
        assert self._process.stdout
        return self._process.stdout.readline()

    def ask(self, command: str) -> Any:
        """Send a command and take its answer."""
        self.say(command)
        return json.loads(self.hear())

    def end(self, how: int = signal.SIGTERM) -> None:
        """End it at once."""
        self._process.send_signal(how)
        self._process.communicate()
