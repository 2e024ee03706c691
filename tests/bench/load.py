"""How many article pages a second the application server answers, with two workers, as in production."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from archive.catalog.corpus import Corpus
from tests.bench.archives import ROOT, Archive

WORKERS = 2
READERS = 4
REQUESTS = 1500
"""Of each reader, one after the other on one connection."""

STARTS_WITHIN = 60  # seconds


def requests_a_second(archive: Archive) -> float:
    """Answers a second to several readers at once, each of another article."""
    with tempfile.TemporaryDirectory() as folder, _serving(archive, Path(folder) / "socket") as address:
        _read(address, _paths(archive, 0, 200))
        start = time.perf_counter()
        with ThreadPoolExecutor(READERS) as readers:
            list(readers.map(lambda each: _read(address, _paths(archive, each, REQUESTS)), range(READERS)))
        return READERS * REQUESTS / (time.perf_counter() - start)


def _paths(archive: Archive, reader: int, count: int) -> list[str]:
    numbers = (7919 * (reader * count + each) % archive.records for each in range(count))
    return [f"/articles/{Corpus().slug(number)}/" for number in numbers]


@contextmanager
def _serving(archive: Archive, address: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    command += ["--workers", str(WORKERS), "--bind", f"unix:{address}", "config.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env={**archive.environment, "WEB_CONCURRENCY": str(WORKERS)})
    try:
        _wait_for(address)
        yield str(address)
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while not address.exists():
        if time.monotonic() > deadline:
            sys.exit("the application server does not start")
        time.sleep(0.05)


def _read(address: str, paths: Iterable[str]) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        with connection.makefile("rb") as answers:
            for path in paths:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                _take(answers, path)


def _take(answers: Any, path: str) -> None:
    """One answer, whole."""
    status = answers.readline()
    if b" 200 " not in status:
        sys.exit(f"{path} is answered by {status.decode()}")
    length = 0
    while line := answers.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    answers.read(length)
