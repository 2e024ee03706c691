from __future__ import annotations

from typing import Any

import pytest

from archive.documents import FORMAT, Document, InvalidDocument, from_data, json_form


def renamed(old: str, new: str) -> Any:
    """A step from one format to the next, in which a field got another name."""
    return lambda data: {(new if name == old else name): value for name, value in data.items()}


def test_document_of_an_earlier_format_is_read_through_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(json_form.UPGRADES, FORMAT - 2, renamed("name", "heading"))
    monkeypatch.setitem(json_form.UPGRADES, FORMAT - 1, renamed("heading", "title"))

    assert from_data({"format": FORMAT - 2, "name": "Talks"}) == Document(title="Talks")
    assert from_data({"format": FORMAT - 1, "heading": "Talks"}) == Document(title="Talks")
    assert from_data({"format": FORMAT, "title": "Talks"}) == Document(title="Talks")


@pytest.mark.parametrize("version", [FORMAT + 1, -5, "1", None, [], True, 1.0])
def test_document_of_an_unknown_format_is_refused(version: object) -> None:
    with pytest.raises(InvalidDocument, match="format: is not"):
        from_data({"format": version, "title": "Talks"})
