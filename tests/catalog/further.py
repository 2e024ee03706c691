"""``python -m tests.catalog.further``: an archive whose records are counted by one thing more, by one object
more. It publishes two records, and writes what readers then see as one line of JSON. `DATABASE_URL` and
`CATALOG_DIR` say where.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace

from archive.catalog import records
from archive.catalog.facets import Terms
from archive.catalog.hits import Named

ISSUER = Terms(
    "source_issuer",
    label="Published by",
    plural="Who published the sources",
    of=lambda hit, document: {
        Named(source.issuer.lower(), source.issuer) for source in document.sources if source.issuer
    },
)
records.RECORDS = replace(records.RECORDS, objects=(*records.RECORDS.objects, ISSUER))  # type: ignore[misc]

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from archive.documents import Source  # noqa: E402
from tests.ledger.factories import published  # noqa: E402


def seen(address: str) -> str:
    """What stands at an address."""
    response = Client(SERVER_NAME="localhost").get(address)
    body = b"".join(response) if response.streaming else response.content
    return f"{response.status_code} {body.decode()}"


def main() -> None:
    """Publish, and look."""
    call_command("migrate", verbosity=0)
    for title, issuer in (("Treaty of Vale", "Arcadia"), ("Note on fleets", "Boreal")):
        published(title, sources=(Source(key="s1", title="Series", issuer=issuer),))
    addresses = (
        "/archive/",
        "/archive/?source_issuer=arcadia",
        "/archive.csv?source_issuer=arcadia",
        "/archive/?source_issuer=no slug!",
        "/search-help/",
    )
    sys.stdout.write(json.dumps([seen(address) for address in addresses]))


if __name__ == "__main__":
    main()
