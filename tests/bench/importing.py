"""How fast records are imported and published: `make bench`, or `python -m tests.bench.importing RECORDS`.

Into a SQLite database and a catalog of its own, as an editor would do it: by the command.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RECORDS = 10_000
FIRST_DAY = date(1990, 1, 1)
TAGS = ("arms control", "border", "ceasefire", "elections", "sanctions", "trade", "treaty", "visit")


def records(count: int) -> Iterator[dict[str, object]]:
    """So many made-up records in the plain-text form, a day after the other."""
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number)
        yield {
            "id": f"bench-{number}",
            "title": f"Meeting {number} of the two delegations",
            "dek": f"The delegations met for the {number}th time and named what divides them.",
            "date_raw": day.isoformat(),
            "tags": [TAGS[number % len(TAGS)], TAGS[number // 3 % len(TAGS)]],
            "text": text(number, day),
        }


def text(number: int, day: date) -> str:
    """A record of about 120 words with key facts, two sections and a list of points."""
    points = "\n".join(
        f"- Point {point} of meeting {number} concerns the passage of goods." for point in range(6)
    )
    return (
        f"The two delegations met on {day:%d %B %Y} and exchanged written positions.\n\n"
        f"Date: {day:%d %B %Y}\nPlace: the frontier station\n\n"
        f"Positions\nEach side set out what it expects of the other:\n{points}\n\n"
        f"Outcome\nThe talks were adjourned:\n{points}\n\n"
        "Both sides agreed to meet again.\n"
    )


def manage(*command: str, folder: Path) -> None:
    """A command of manage.py on the database and the catalog in a folder."""
    variables = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3",
        "CATALOG_DIR": str(folder / "catalog"),
    }
    subprocess.run(
        [sys.executable, "manage.py", *command, "--verbosity", "0"],
        cwd=ROOT,
        env={**os.environ, **variables},
        check=True,
    )


def main(count: int) -> None:
    """Print how long it took, and how much memory at most."""
    with tempfile.TemporaryDirectory(prefix="demarche-bench-") as name:
        folder = Path(name)
        source = folder / "records.jsonl"
        source.write_text("\n".join(map(json.dumps, records(count))) + "\n", encoding="utf-8")
        manage("migrate", folder=folder)
        start = time.perf_counter()
        manage("import_documents", str(source), "--publish", folder=folder)
        seconds = time.perf_counter() - start
        sys.stdout.write(
            f"{count} records imported and published in {seconds:.1f} s, {count / seconds:.0f} a second; "
            f"at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else RECORDS)
