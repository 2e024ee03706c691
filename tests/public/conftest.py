from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.catalog import fold
from archive.catalog.storage import shelf
from archive.documents import Demand, DemandList, KeyFact, Source
from tests.ledger.factories import published


@pytest.fixture
def broken_catalog(settings: Settings, tmp_path: Path) -> None:
    """A catalog that can be neither read nor made: a file stands where its folder should."""
    (tmp_path / "file").write_text("")
    settings.CATALOG_DIR = tmp_path / "file" / "catalog"


@pytest.fixture
def late_catalog(db: None) -> Iterator[None]:
    """A catalog that lacks the ledger's newest entry, and that another process is writing just now."""
    published("Folded", slug="folded", date="1921", tags=("Straits",))
    fold.update()
    published("Not folded yet", slug="not-folded", date="1921", tags=("Straits",))
    with shelf().locked(1):
        yield


@pytest.fixture
def treaties(db: None) -> None:
    """Four records of different dates, tags and parties."""
    published(
        "Treaty of Vale",
        slug="vale",
        date="3 May 1920",
        tags=("Peace", "Straits"),
        parties=("Arcadia",),
        key_facts=(KeyFact(label="Place", value="Vale"),),
        sources=(Source(key="s1", title="Treaty series"),),
    )
    published(
        "Note on fleets",
        slug="note",
        date="1921",
        tags=("Straits",),
        parties=("Boreal League",),
        blocks=(DemandList(demands=(Demand(key="d1", text="Sail away"),)),),
    )
    published("War in the hills", slug="war", date="June 1921", tags=("War",), dossiers=("Hill war",))
    published("An old letter", slug="letter", lead="It speaks of a treaty.")
