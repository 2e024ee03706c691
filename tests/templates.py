"""A template of ours that names a variable which it is not given fails its test."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = (ROOT / "templates", ROOT / "archive", ROOT / "tests")


class MissingVariable(str):
    """Django's `string_if_invalid`. True, and fatal when used, only while a template of ours is
    rendered: the templates of Django's admin rely on the empty string."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return any(rendered_template().is_relative_to(folder) for folder in OURS)

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, variable: object) -> str:
        pytest.fail(f"{rendered_template()}: {variable} has no value")


def rendered_template() -> Path:
    """The file of the template that is being rendered, found on the stack."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if origin is not None:
            return Path(origin.name)
        frame = frame.f_back
    return Path()
