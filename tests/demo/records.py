"""The records of the demo archive, as the tests read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from archive.documents import Demand, Document, read_text

DEMO = Path(__file__).parents[2] / "demo"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(DEMO.glob("[0-9]*.md"))}
RECORDS = {slug: read_text(text).document for slug, text in TEXTS.items()}

Archive = Mapping[str, Document]


def demands(archive: Archive) -> dict[str, Demand]:
    """Every demand of the archive by its whole reference (``slug#key``)."""
    return {f"{slug}#{demand.key}": demand for slug, record in archive.items() for demand in record.demands}
