from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.catalog.archives import IN_MEMORY


@pytest.fixture(autouse=True)
def _own_catalog(settings: Any) -> Iterator[None]:
    """Each test begins without an index."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        settings.CATALOG_DIR = Path(folder) / "catalog"
        yield
