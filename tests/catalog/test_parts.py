from __future__ import annotations

from pathlib import Path

import pytest

from archive.catalog import parts
from archive.catalog.storage import EngineError


def test_process_that_fails_is_an_error_and_leaves_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "missing" / "index"

    with pytest.raises(EngineError, match="A part of the catalog could not be made"):
        parts.fill(index, "records", [[1], [2]], 2)

    assert "FileNotFoundError" in capfd.readouterr().err
    assert [*tmp_path.iterdir()] == []
