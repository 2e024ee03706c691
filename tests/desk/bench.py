"""``python -m tests.desk.bench [NUMBER]``: how long the desk's list of articles takes with so many of them.

The articles are made in a throw-away SQLite database, or in the one that DATABASE_URL names:
``python -m tests.postgres -- python -m tests.desk.bench``.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator

FOLDER = tempfile.mkdtemp(prefix="demarche-bench-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER}/archive.sqlite3")
os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", DEBUG="true", CATALOG_DIR=f"{FOLDER}/catalog")

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from archive.dates import read_edtf  # noqa: E402
from archive.desk.articles import Save, save_documents  # noqa: E402
from archive.documents import Document, KeyFact, Section  # noqa: E402

NUMBER = 100_000
BATCH = 500
TAGS, PARTIES, DOSSIERS = 2000, 300, 100
LISTS = {
    "the list": "",
    "page 40": "p=40",
    "oldest first": "o=5",
    "drafts": "state=draft",
    "in review: none": "state=in_review",
    "published: none": "state=published",
    "author": "author=1",
    "common tag": "tag=tag+0",
    "rare tag": "tag=tag+1999",
    "party": "party=party+7",
    "a year": "since=1950&until=1950",
    "surely in a month": "since=March+1950&until=March+1950&certain=on",
    "without source, with a tag": "without=source&tag=tag+0",
    "without a date: none": "without=date",
    "common word": "q=delegations",
    "word of one in 20": "q=hall-13,",
    "word of one in 100": "q=room-77,",
    "rare word": "q=zanzibar-77777",
    "two words: none": "q=delegations+unfindable",
}


def documents(number: int) -> Iterator[Document]:
    """So many made-up documents of about 120 words, a few tags each, common and rare."""
    rng = random.Random(7)
    for count in range(number):
        points = tuple(f"Point {n} of meeting {count} concerns the passage of goods." for n in range(6))
        yield Document(
            title=f"Meeting {count} of the two delegations",
            dek=f"The delegations met for the {count}th time and named what divides them.",
            lead=f"They met in Zanzibar-{count}, hall-{count % 20}, room-{count % 100}, and spoke.",
            date=read_edtf(f"{rng.randrange(1900, 2020)}-{rng.randrange(1, 13):02}"),
            key_facts=(KeyFact(label="Place", value="the frontier station"),),
            blocks=(Section(heading="Positions", points=points), Section(heading="Outcome", points=points)),
            closing="Both sides agreed to meet again.",
            tags=tuple({f"tag {int(TAGS * rng.random() ** 3)}": 0 for _ in range(3)}),
            parties=tuple({f"party {rng.randrange(PARTIES)}": 0 for _ in range(2)}),
            dossiers=(f"dossier {rng.randrange(DOSSIERS)}",),
        )


def fill(number: int, author: User) -> None:
    """Make the articles."""
    saves: list[Save] = []
    for document in documents(number):
        saves.append(Save(document))
        if len(saves) == BATCH:
            save_documents(saves, by=author)
            reset_queries()
            saves = []
    save_documents(saves, by=author)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure(client: Client, query: str) -> str:
    """The milliseconds of a list (the middle of five), those in the database, and its queries."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as context:
            assert client.get(f"/admin/desk/article/?{query}").status_code == 200
        times.append(1000 * (time.perf_counter() - start))
    asked = 1000 * sum(float(one["time"]) for one in context.captured_queries)
    return f"{statistics.median(times):6.0f} ms, {asked:5.0f} in the database, {len(context)} queries"


def main(number: int) -> None:
    """Make the articles, and print a line a list."""
    call_command("migrate", verbosity=0)
    author = User.objects.create_superuser("bench")
    start = time.perf_counter()
    fill(number, author)
    seconds = time.perf_counter() - start
    sys.stdout.write(f"{connection.vendor}: {number} articles, made in {seconds:.0f} s\n")
    client = Client(headers={"host": "localhost"})
    client.force_login(author)
    for name, query in LISTS.items():
        sys.stdout.write(f"{name:28}{measure(client, query)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else NUMBER)
