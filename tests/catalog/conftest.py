from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.memory import IN_MEMORY


@pytest.fixture(autouse=True)
def own_catalog(settings: Settings) -> Iterator[None]:
    """A catalog folder for this test alone, without an index: each has a ledger of its own."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        settings.CATALOG_DIR = Path(folder) / "catalog"
        yield
