"""The archives that are measured: made once, kept, and found again by the next run."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("BENCH_DIR") or ROOT / "var/bench").absolute()
"""Where they are kept: the environment can name another folder, with room for 10 GB a million records."""

ENGINES = ("SQLite", "PostgreSQL")

DURABLE = {
    "listen_addresses": "",
    "shared_buffers": "1GB",
    "max_connections": "50",
    "max_wal_size": "4GB",
}
"""What the measured server is told: it waits for the disk as one in production does."""


@dataclass(frozen=True, kw_only=True)
class Archive:
    """A made-up archive of so many records, in a database of one kind."""

    engine: str
    records: int
    database: str

    @property
    def name(self) -> str:
        """Such as "PostgreSQL 10,000"."""
        return f"{self.engine} {self.records:,}"

    @property
    def folder(self) -> Path:
        """Where its catalog is, and all else that it leaves behind."""
        return HOME / f"{self.engine.lower()}-{self.records}"

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """What its processes are told: all as in production, and readers' pages alone."""
        return os.environ | {
            "DATABASE_URL": self.database,
            "CATALOG_DIR": str(self.folder / "catalog"),
            "STATIC_ROOT": str(HOME / "static"),
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": "http://localhost",
            "DEBUG": "false",
            "SERVES": "public",
        }

    def make(self) -> None:
        """See that its records are published; most of the work of a first run."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        self.manage("migrate", "--verbosity", "0", SERVES="all")
        self.manage("make_corpus", str(self.records), "--no-fold", "--verbosity", "1")

    def manage(self, *command: str, **variables: str) -> None:
        """Run a command of manage.py on it."""
        self.run("manage.py", *command, **variables)

    def run(self, *command: str, **variables: str) -> str:
        """Run a Python program on it, and return what it prints."""
        environment = {**self.environment, **variables}
        python = [sys.executable, *command]
        return subprocess.run(python, cwd=ROOT, env=environment, check=True, stdout=-1, text=True).stdout


@contextmanager
def archives(sizes: list[int], engines: tuple[str, ...]) -> Iterator[list[Archive]]:
    """The archives of these sizes in each kind of database, while their servers run."""
    with _server("PostgreSQL" in engines) as server:
        yield [
            Archive(engine=engine, records=size, database=_database(engine, size, server))
            for engine in engines
            for size in sorted(sizes)
        ]


@contextmanager
def _server(is_wanted: bool) -> Iterator[Path]:
    """The PostgreSQL server of the kept data; its home."""
    home = HOME / "postgresql"
    if not is_wanted:
        yield home
        return
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o755)
    with postgres.kept_server(home, DURABLE):
        yield home


def _database(engine: str, size: int, server: Path) -> str:
    if engine == "SQLite":
        return f"sqlite:///{HOME}/sqlite-{size}/archive.sqlite3"
    name = f"archive_{size}"
    with psycopg.connect(host=str(server), user="demarche", dbname="postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    return f"postgres://demarche@/{server}/{name}"
