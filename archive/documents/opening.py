"""The texts between the title and the first heading: dek, headline, lead, and what goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive.dates.speech import gettext as _
from archive.documents.diagnostics import Diagnostics
from archive.documents.plain import Line
from archive.documents.recognise import is_echo


def opening_names(said: Mapping[str, Any], opening: list[Line]) -> list[str]:
    """What the first lines of the opening are, before the lead: a dek, a headline, both or none.

    They are looked for only where neither is said elsewhere, and where a lead is left.
    """
    texts = [line.text for line in opening[:3]]
    if "dek" in said or "headline" in said or len(texts) < 2:
        return []
    title = str(said["title"])
    if is_echo(texts[0], [title]):
        return ["headline"]
    if len(texts) >= 3 and is_echo(texts[1], [title, texts[0]]):
        return ["dek", "headline"]
    return ["dek"] if _is_dek(texts[0], texts[1]) else []


def _is_dek(text: str, following: str) -> bool:
    """Whether a text says what the following lead says, shorter."""
    is_prose = text[0].isalnum() or text[0] in "“\"'"
    return is_prose and len(text) <= 300 and (text[-1] not in ".?!:" or len(text) < 2 * len(following))


def read_opening(
    said: Mapping[str, Any], names: list[str], opening: list[Line], remarks: Diagnostics
) -> tuple[dict[str, Any], list[Line]]:
    """The fields with those that the opening says, and the lines that go on after the lead."""
    fields, left = dict(said), list(opening)
    for name in names:
        fields[name] = left[0].text
        remarks.guess(left.pop(0).number, _("read as the %(name)s") % {"name": _(name)})
    if "lead" not in fields and left:
        fields["lead"] = left.pop(0).text
    return fields, left
