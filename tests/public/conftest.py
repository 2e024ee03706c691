from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.catalog import fold
from archive.catalog.storage import shelf
from tests.ledger.factories import published


@pytest.fixture(autouse=True)
def own_catalog(settings: Settings, tmp_path: Path) -> None:
    """A catalog folder for this test alone: each has a ledger of its own."""
    settings.CATALOG_DIR = tmp_path / "catalog"


@pytest.fixture
def broken_catalog(own_catalog: None, settings: Settings, tmp_path: Path) -> None:
    """A catalog that can be neither read nor made: a file stands where its folder should."""
    (tmp_path / "file").write_text("")
    settings.CATALOG_DIR = tmp_path / "file" / "catalog"


@pytest.fixture
def late_catalog(own_catalog: None, db: None) -> Iterator[None]:
    """A catalog that lacks the ledger's newest entry, and that another process is writing just now."""
    published("Folded", slug="folded", date="1921", tags=("Straits",))
    fold.update()
    published("Not folded yet", slug="not-folded", date="1921", tags=("Straits",))
    with shelf().locked(1):
        yield
