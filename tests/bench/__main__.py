"""``python -m tests.bench [RECORDS…]``: how fast the archive is, and how that grows with its records.

Archives of 10,000, 100,000 and 1,000,000 made-up records are made in SQLite and in PostgreSQL where they
are not there yet (an hour or more for the greatest), then folded, asked, and published into. With
``--engine`` only in one of them; with ``--no-fold`` the index is measured that is there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

from tests.bench import load, memory, table
from tests.bench.archives import ENGINES, HOME, ROOT, Archive, archives

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Print the tables."""
    asked = _arguments()
    results: dict[str, dict[str, table.Measures]] = {}
    with archives(asked.sizes, tuple(asked.engine or ENGINES)) as made:
        for archive in made:
            _say(f"{archive.name}: {archive.folder}")
            archive.make()
            results[archive.name] = _measured(archive, fold=not asked.no_fold)
            (HOME / "results.json").write_text(json.dumps(results, indent=1))
    _say(f"\nMedian milliseconds of whole answers (of processor in brackets)\n\n{table.growth(results)}")
    for name, rows in results.items():
        _say(f"\nWhere the milliseconds go: {name}\n\n{table.where_time_goes(rows)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description=(__doc__ or "").split("\n\n")[1]
    )
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="RECORDS")
    parser.add_argument("--engine", action="append", choices=ENGINES)
    parser.add_argument("--no-fold", action="store_true")
    return parser.parse_args()


def _measured(archive: Archive, *, fold: bool) -> dict[str, table.Measures]:
    folded = _fold(archive) if fold else {}
    answers = json.loads(archive.run("-m", "tests.bench.answers", str(archive.records)))
    loaded = {"article pages a second, 2 workers": {"value": load.requests_a_second(archive)}}
    published = json.loads(archive.run("-m", "tests.bench.writing"))
    index = {"index": {"value": float(_bytes(archive))}}
    return {**answers, **loaded, **published, **folded, **index}


def _fold(archive: Archive) -> dict[str, table.Measures]:
    """Make the index anew; records a second, and the most memory."""
    start = time.perf_counter()
    command = [sys.executable, "manage.py", "catalog", "rebuild"]
    process = subprocess.Popen(command, cwd=ROOT, env=archive.environment, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, memory.used_by(process.pid))
        time.sleep(0.2)
    if process.returncode:
        sys.exit("the catalog could not be made")
    return {
        "fold, records a second": {"value": archive.records / (time.perf_counter() - start)},
        "fold, memory": {"value": float(most)},
    }


def _bytes(archive: Archive) -> int:
    files = (archive.folder / "catalog").resolve().rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
