"""The throw-away server: it is there for its command, and gone afterwards, however that ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.postgres import binaries, of_wheel

ROOT = Path(__file__).resolve().parent.parent
ASKS = """
import os, sys, psycopg
home = os.environ["DATABASE_URL"].partition("@/")[2].rpartition("/")[0]
with psycopg.connect(host=home, user="demarche", dbname="postgres") as connection:
    (pid,) = connection.execute("SELECT pg_backend_pid()").fetchone()
print(home, open(home + "/data/postmaster.pid").readline().strip(), flush=True)
"""


def beside_server(program: str) -> subprocess.Popen[str]:
    """A Python program run beside a server."""
    command = [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-c", program]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def is_gone(answer: str) -> bool:
    """Whether folder and process that a program told of are no more."""
    home, pid = answer.split()
    return not Path(home).exists() and not Path("/proc", pid).exists()


def test_server_is_gone_after_its_command_and_the_exit_code_is_that_of_the_command() -> None:
    process = beside_server(ASKS + "sys.exit(3)")

    answer, _ = process.communicate()

    assert (process.returncode, is_gone(answer)) == (3, True)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_server_is_gone_after_a_signal(number: signal.Signals, code: int) -> None:
    with beside_server(ASKS + "import time; time.sleep(600)") as process:
        assert process.stdout
        answer = process.stdout.readline()
        assert not is_gone(answer)

        process.send_signal(number)

    assert (process.returncode, is_gone(answer)) == (code, True)


def test_runner_without_command_says_how_it_is_used() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "tests.postgres"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (process.returncode, process.stderr) == (1, "usage: python -m tests.postgres -- COMMAND …\n")


def test_wheel_carries_a_server(tmp_path: Path) -> None:
    [programs] = of_wheel(tmp_path)

    version = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)

    assert version.stdout.startswith("postgres (PostgreSQL) 18.")


def test_some_server_is_found(tmp_path: Path) -> None:
    assert (binaries(tmp_path) / "initdb").exists()
