"""``python -m tests.catalog.survivor``: a process beside others on one database and one catalog.

It reads commands, one a line, and answers each with one line of JSON. `DATABASE_URL` and `CATALOG_DIR`
say which archive. ``work SEED`` goes on publishing, correcting, withdrawing, renaming and rebuilding,
with a dot for each act, until it is killed.
"""

from __future__ import annotations

import contextlib
import json
import random
import resource
import sys
from dataclasses import asdict
from io import StringIO
from itertools import count

import django

django.setup()

from django.core.management import CommandError, call_command  # noqa: E402

from archive.catalog import fold, making  # noqa: E402
from archive.catalog.audit import audit  # noqa: E402
from archive.catalog.query import CatalogQuery  # noqa: E402
from archive.catalog.search import search  # noqa: E402
from archive.catalog.storage import EngineError, shelf  # noqa: E402
from archive.documents import Demand, DemandList  # noqa: E402
from archive.ledger import acts  # noqa: E402
from archive.ledger.models import Record  # noqa: E402
from archive.vocabulary.models import Tag  # noqa: E402
from tests.catalog.pictures import picture  # noqa: E402
from tests.ledger.factories import BY, corrected, document, published  # noqa: E402


def migrate() -> str:
    """Make the database."""
    call_command("migrate", verbosity=0)
    return "migrated"


def publish(title: str) -> int:
    """Publish a record with a demand, every second one with that of the one before; its id."""
    earlier = Record.objects.order_by("-pk").first() if Record.objects.count() % 2 else None
    demand = Demand(key="d1", text="Leave", restates=f"{earlier.slug}#d1" if earlier else "")
    return published(title, tags=("NATO", "Talks"), blocks=(DemandList(demands=(demand,)),)).record_id


def publish_unfolded(title: str) -> int:
    """The same, but leave it to others to fold it."""
    with fold.put_off():
        return publish(title)


def titles() -> list[object]:
    """How far the catalog is behind, and the titles of the newest records."""
    page = search(CatalogQuery())
    return [page.behind, [hit.title for hit in page.hits]]


def check() -> dict[str, object]:
    """What differs between catalog and ledger (nothing should), and how many records there are."""
    return {**asdict(audit()), "records": Record.objects.count()}


def show() -> list[object]:
    """How far the index has folded, and a picture of it; it is made current first."""
    fold.update()
    snapshot = shelf().snapshot(reload=True)
    assert snapshot
    return [snapshot.mark.number, picture(snapshot.searcher)]


def rebuild(processes: str) -> int | str:
    """Make the index anew by so many processes; the number of records, or why it could not be made."""
    making.ALONE, making.PROCESSES = 0, int(processes)  # type: ignore[misc]
    making.BATCH = making.LINKED_AT_ONCE = 1  # type: ignore[misc]
    try:
        return fold.rebuild()
    except EngineError as error:
        return str(error)


def narrow(size: str) -> str:
    """From now on no file that this process writes may be longer than so many bytes, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), resource.RLIM_INFINITY))
    return "narrowed"


def update() -> str:
    """Fold what is missing; what the command says if it cannot."""
    try:
        call_command("catalog", "update", stdout=StringIO())
    except CommandError as error:
        return str(error)
    return ""


def work(seed: str) -> None:
    """Act on and on."""
    chance = random.Random(seed)
    for number in count():
        with contextlib.suppress(acts.RefusedAct):
            chance.choices((_publish, _correct, _turn, _rename, fold.rebuild), (6, 3, 3, 1, 1))[0]()
        sys.stdout.write("." if number else "\n")
        sys.stdout.flush()


def _publish() -> None:
    batch = [document(f"Envoys {number}", tags=("NATO", f"T{number}")) for number in range(5)]
    free = Record.objects.count()
    acts.publish_all(
        [acts.Publication(document=each, slug=f"e-{free + index}", by=BY) for index, each in enumerate(batch)]
    )


def _any() -> Record | None:
    return Record.objects.order_by("?").first()


def _correct() -> None:
    record = Record.objects.published().order_by("?").first()
    if record and record.edition:
        corrected(record.edition, lead=f"Edition {record.edition.number + 1}.")


def _turn() -> None:
    record = _any()
    if record and record.state == Record.State.PUBLISHED:
        acts.withdraw(record, by=BY, note="Wrong.")
    elif record:
        acts.reinstate(record, by=BY, note="Right.")


def _rename() -> None:
    tag = Tag.objects.order_by("?").first()
    if tag:
        acts.rename(tag, f"{tag.name} again", by=BY)


COMMANDS = {
    "migrate": migrate,
    "publish": publish,
    "publish_unfolded": publish_unfolded,
    "titles": titles,
    "check": check,
    "show": show,
    "narrow": narrow,
    "update": update,
    "rebuild": rebuild,
    "work": work,
}


def main() -> None:
    """Answer the commands."""
    for line in sys.stdin:
        name, _space, argument = line.strip().partition(" ")
        answer = COMMANDS[name](*([argument] if argument else []))  # type: ignore[operator]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
