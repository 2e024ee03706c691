from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def own_catalog(settings: Settings, tmp_path: Path) -> None:
    """A catalog folder for this test alone: each has a ledger of its own."""
    settings.CATALOG_DIR = tmp_path / "catalog"


@pytest.fixture
def broken_catalog(own_catalog: None, settings: Settings, tmp_path: Path) -> None:
    """A catalog that can be neither read nor made: a file stands where its folder should."""
    (tmp_path / "file").write_text("")
    settings.CATALOG_DIR = tmp_path / "file" / "catalog"
