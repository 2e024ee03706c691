"""The examples in docs/format.md are what the archive reads and writes."""

from __future__ import annotations

import re
from pathlib import Path

from archive.documents import read_text, write_text

FORMAT = Path(__file__).parents[2] / "docs" / "format.md"
BARE, MARKED = re.findall(r"```\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)


def test_marked_example_is_what_the_archive_writes() -> None:
    reading = read_text(MARKED)
    assert reading.diagnostics == ()
    assert write_text(reading.document) == MARKED


def test_bare_example_is_read_as_the_page_says() -> None:
    document = read_text(BARE).document
    assert [fact.label for fact in document.key_facts] == ["Date", "Recipients"]
    assert [block.heading for block in document.blocks] == ["Primary Demands", "Background"]
    assert document.demand_lists[0].addressees == ("Norland", "Fishing Council")
    assert document.closing == "The note remained unanswered."
